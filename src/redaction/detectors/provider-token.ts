import { type Detector, patternDetector } from '../detector.ts';
import { SIEVE } from '../sieve.ts';

function token(name: string, pattern: RegExp): Detector {
  return patternDetector({ name, kind: 'secret', sieve: SIEVE.token, pattern });
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
    /\b(?:sk|rk|pk)_(?:live|test)_[A-Za-z0-9]{10,250}|\bwhsec_[A-Za-z0-9+/=]{16,100}/g,
  ),
  token('npm-token', /\bnpm_[A-Za-z0-9]{30,60}/g),
  token('gitlab-token', /\bglpat-[\w-]{16,100}/g),
  token('sendgrid-key', /\bSG\.[\w-]{16,40}\.[\w-]{16,80}/g),
  token('openai-key', /\bsk-(?:proj-|ant-|svcacct-)?[\w-]{20,250}/g),
  token('hugging-face-token', /\bhf_[A-Za-z0-9]{30,60}/g),
];
