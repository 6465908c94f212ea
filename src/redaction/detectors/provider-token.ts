import { type Detector, patternDetector } from '../detector.ts';
import { insideDetector } from './inside-detector.ts';

function token(name: string, pattern: RegExp): Detector {
  return patternDetector({ name, kind: 'secret', pattern });
}

/**
 * Tokens that their issuers gave a prefix to be found by, each with the form that the issuer
 * documents for secret scanning.
 *
 * @see https://docs.github.com/en/code-security/secret-scanning/introduction/supported-secret-scanning-patterns
 */
export const providerTokens: readonly Detector[] = [
  token('aws-access-key', /\b(?:AKIA|ASIA|AROA|AIDA)[A-Z2-7]{16}\b/g),
  token('github-token', /\b(?:gh[pousr]_[A-Za-z0-9]{20,255}|github_pat_[A-Za-z0-9_]{22,255})/g),
  token('slack-token', /\bxox[abceoprs]-[A-Za-z0-9-]{10,250}|\bxapp-[A-Za-z0-9-]{10,250}/g),
  token(
    'slack-webhook',
    /(?<lead>\bhooks\.slack\.com\/(?:services|workflows)\/)[A-Za-z0-9/_-]{10,200}/g,
  ),
  token('google-key', /\bAIza[\w-]{30,50}|\bya29\.[\w-]{20,500}/g),
  token(
    'stripe-key',
    /\b(?:sk|rk|pk)_(?:live|test|prod)_[A-Za-z0-9]{10,250}|\bwhsec_[A-Za-z0-9+/=]{16,100}/g,
  ),
  token('npm-token', /\bnpm_[A-Za-z0-9]{30,60}/g),
  token('gitlab-token', /\bglpat-[\w-]{16,400}(?:\.[\w-]{2,40}){0,3}/g),
  token('sendgrid-key', /\bSG\.[\w=.-]{36,120}/g),
  token('openai-key', /\bsk-(?:proj-|ant-|svcacct-)?[\w-]{20,250}/g),
  token('anthropic-key', /\bsk-ant-[\w-]{16,250}/g),
  token('twilio-key', /\b(?:SK|AC)[\da-f]{32}\b/g),
  token(
    'azure-key',
    /(?<lead>\b(?:AccountKey|SharedAccessKey|SharedAccessSignature|sig)=)[\w%+/=-]{20,200}/g,
  ),
  token('shopify-token', /\bshp(?:at|ca|pa|ss)_[\da-fA-F]{32}\b/g),
  token('digitalocean-token', /\bdo[opr]_v1_[\da-f]{64}\b/g),
  token('pypi-token', /\bpypi-AgE[\w-]{50,250}/g),
  token('docker-token', /\bdckr_[po]at_[\w-]{20,60}/g),
  token('atlassian-token', /\bATATT3[\w=-]{20,250}/g),
  token('linear-key', /\blin_(?:api|oauth)_[A-Za-z0-9]{30,60}/g),
  token('notion-token', /\b(?:secret_|ntn_)[A-Za-z0-9]{40,60}\b/g),
  token('square-token', /\b(?:sq0(?:atp|csp|idp)-[\w-]{20,60}|EAAA[\w-]{60})/g),
  token('mailgun-key', /\bkey-[\da-f]{32}\b/g),
  // Found by its end: every ID in base 16 begins as it does.
  insideDetector({
    name: 'mailchimp-key',
    kind: 'secret',
    inside: /(?<=-)us\d/g,
    farthest: 33,
    pattern: /\b[\da-f]{32}-us\d{1,2}\b/y,
  }),
  token('telegram-token', /(?<![\w])\d{5,16}:[Aa][\w-]{34}(?![\w-])/g),
  token('databricks-token', /\bdapi[\da-f]{32}\b/g),
  token('vault-token', /\bhv[sbr]\.[\w-]{20,250}/g),
  token('grafana-token', /\bgl(?:sa|c)_[\w+/=-]{32,250}/g),
  token('new-relic-key', /\bNR(?:AK|II|JS)-[A-Z0-9a-z]{20,60}/g),
  token('sentry-token', /\bsntr(?:ys|yu)_[\w+/=.-]{40,250}/g),
  token('gitlab-other-token', /\bgl(?:dt|rt|cbt|ptt|ft|soat|agent|oas)-[\w-]{16,100}/g),
  token('paseto', /\bv[1-4]\.(?:local|public)\.[\w-]{16,2000}(?:\.[\w-]{1,500})?/g),
  token('age-key', /\bAGE-SECRET-KEY-1[A-Z0-9]{58}\b/g),
  token('hugging-face-token', /\bhf_[A-Za-z0-9]{30,60}/g),
];
