import type { Dice } from './dice.ts';

const DIGITS = '0123456789';
const HEX = `${DIGITS}abcdef`;
const SIGNS = `${DIGITS}ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz`;
const hex = (d: Dice, count: number): string => d.text(HEX, count);
const signs = (d: Dice, count: number): string => d.text(SIGNS, count);

/** Tokens in the forms that their issuers document for secret scanning, by issuer. */
export const PROVIDER_TOKENS: Readonly<Record<string, (d: Dice) => string>> = {
  AWS: (d) => `AKIA${d.text('ABCDEFGHIJKLMNOPQRSTUVWXYZ234567', 16)}`,
  GitHub: (d) => `ghp_${signs(d, 36)}`,
  'GitHub, fine-grained': (d) => `github_pat_${signs(d, 22)}_${signs(d, 59)}`,
  Slack: (d) => `xoxb-${d.text(DIGITS, 12)}-${d.text(DIGITS, 12)}-${signs(d, 24)}`,
  Google: (d) => `AIza${signs(d, 35)}`,
  'Google OAuth': (d) => `ya29.${signs(d, 60)}`,
  Stripe: (d) => `sk_live_${signs(d, 24)}`,
  npm: (d) => `npm_${signs(d, 36)}`,
  GitLab: (d) => `glpat-${signs(d, 20)}`,
  'GitLab, deploy': (d) => `gldt-${signs(d, 20)}`,
  SendGrid: (d) => `SG.${signs(d, 22)}.${signs(d, 43)}`,
  OpenAI: (d) => `sk-proj-${signs(d, 48)}`,
  Anthropic: (d) => `sk-ant-api03-${signs(d, 80)}`,
  Twilio: (d) => `SK${hex(d, 32)}`,
  Shopify: (d) => `shpat_${hex(d, 32)}`,
  DigitalOcean: (d) => `dop_v1_${hex(d, 64)}`,
  PyPI: (d) => `pypi-AgE${signs(d, 60)}`,
  Docker: (d) => `dckr_pat_${signs(d, 27)}`,
  Atlassian: (d) => `ATATT3${signs(d, 60)}`,
  Linear: (d) => `lin_api_${signs(d, 40)}`,
  Notion: (d) => `ntn_${signs(d, 46)}`,
  Square: (d) => `sq0atp-${signs(d, 22)}`,
  Mailgun: (d) => `key-${hex(d, 32)}`,
  Mailchimp: (d) => `${hex(d, 32)}-us${d.int(1, 21)}`,
  Telegram: (d) => `${d.int(1e8, 9e9)}:AA${signs(d, 33)}`,
  Databricks: (d) => `dapi${hex(d, 32)}`,
  Vault: (d) => `hvs.${signs(d, 24)}`,
  Grafana: (d) => `glsa_${signs(d, 32)}_${hex(d, 8)}`,
  'New Relic': (d) => `NRAK-${d.text('ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789', 27)}`,
  Sentry: (d) => `sntryu_${hex(d, 64)}`,
  'Hugging Face': (d) => `hf_${signs(d, 34)}`,
};
