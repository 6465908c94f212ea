/** Services that give out keys, by the names that settings use for them; none is a word of English prose. */
export const SECRET_ISSUERS = `
  adafruit adobe adyen airbrake airtable aiven alchemy algolia alibaba aliyun amplitude anthropic apify artifactory
  asana assemblyai atlassian auth0 authress azure backblaze bamboohr beamer bigcommerce binance bitbucket bitly
  bittrex blynk braintree browserstack bugsnag buildkite bunnycdn calendly cerebras chargebee chartmogul circleci
  clearbit clickhouse clickup clojars cloudflare cloudinary cloudsmith codacy codeclimate codecov cohere coinbase
  confluence confluent contentful coveralls crowdin crunchbase currencylayer customerio databricks datadog deepgram
  deepseek dependabot digitalocean discord dnsimple dockerhub docusign doppler dreamhost dribbble droneci dropbox
  duffel dynatrace easypost elasticemail elevenlabs etherscan etsy eventbrite everhour facebook fastly figma finicity
  finnhub firebase fixerio flickr flutterwave flyio foursquare frameio freshbooks freshdesk freshservice fullstory
  geoapify giphy gitea github gitlab gitter gocardless godaddy google grafana groq gumroad hashicorp helpscout heroku
  honeybadger honeycomb hubspot huggingface infracost infura instagram insightly intercom ipgeolocation ipinfo
  ipstack jenkins jfrog jira jotform jumpcloud kaggle keen.?io klaviyo kraken kucoin langchain langfuse langsmith
  lastfm launchdarkly lemonsqueezy linear linkedin linode lob lokalise logdna loggly logzio looker mailchimp
  mailerlite mailgun mailjet mailtrap mandrill mapbox mapquest mattermost maxmind meraki messagebird mistral mixpanel
  moesif mongodb mailosaur neon.?db netlify newrelic new.relic newsapi nexmo ngrok notion npmjs nuget nylas nytimes
  new.?york.?times okta onelogin onesignal openai opencage openrouter openweather openweathermap opsgenie optimizely
  pagerduty paypal paystack pendo perplexity phrase.?app pinata pinecone pinterest pipedrive pivotal.?tracker plaid
  planetscale plivo polygon.?io posthog postman postmark prefect prismic pubnub pulumi pusher pushover pypi qualtrics
  quickbooks rabbitmq rapidapi razorpay readme.?io recaptcha reddit replicate rollbar rubygems runpod salesforce
  sauce.?labs scalingo scaleway scrapingbee segment.?io sendbird sendgrid sendinblue sentry shippo shodan shopify
  shortcut.?app sidekiq sinch slack smartsheet snyk sonarcloud sonarqube sonar.?login sourcegraph sparkpost splunk
  spotify squareup squarespace stackoverflow statuspage strava stripe stytch sumologic sumo.?logic supabase surveymonkey
  tableau tailscale tatum telegram terraform tfe.?token thingsboard tiktok tinypng todoist together.?ai travis.?ci
  travisci trello twilio twitch twitter typeform uploadcare uptimerobot vercel virustotal vonage vultr wakatime
  weatherstack webex webflow wepay wistia woocommerce wordpress wrike xero yandex yelp youtube zapier zendesk zenrows
  zoho zoominfo zuora contribsys`
  .trim()
  .split(/\s+/);
