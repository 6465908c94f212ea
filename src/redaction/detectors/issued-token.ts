import { type Detector, patternDetector } from '../detector.ts';
import { insideDetector } from './inside-detector.ts';

function token(name: string, pattern: RegExp): Detector {
  return patternDetector({ name, kind: 'secret', pattern });
}

/**
 * Further tokens by the prefix that their issuers gave them, from the issuers' documentation of
 * secret scanning: {@link providerTokens} has those that most services meet.
 */
export const issuedTokens: readonly Detector[] = [
  // A name, an underscore, and a body: the name alone says whose it is.
  patternDetector({
    name: 'issued-token',
    kind: 'secret',
    accepts: isRandom,
    pattern:
      /(?<![A-Za-z\d])(?:rubygems|shippo_(?:live|test)|pscale_(?:tkn|pw|oauth|app|id)|rdme|pnu|pnb|CLOJARS|fo1|fm1[ar]?|fm2|tfp|pul|sbp|sb_secret|sb_publishable|nfp|nfc|dnkey|phc|phx|phs|lsv2_(?:pt|sk)|figd|fig[uo]|r8|gsk|xai|pplx|tvly|nvapi|csk|vcp|vck|vca|duffel_(?:live|test)|pat_na1|tskey|tgp_v1|CFPAT|ctx7sk|sk|sk_prod|rk_prod|pk_prod|pk_live|sgp|sgd|shpua|napi|wakatime|dt0[a-z]\d\d|hrku|cfut|cfk|stytch|svix|tr_(?:dev|prod)|api_org|cloudsmith|pk_test|key_live|key_test|live_pub|test_pub|rnd|xau|mlsn)[_-][A-Za-z\d_=.+/-]{20,250}/g,
  }),
  token(
    'issued-token',
    /(?<![A-Za-z\d])(?:EZ[AT]K[A-Za-z\d]{54}|LTAI[A-Za-z\d]{12,30}|AKCp[A-Za-z\d]{60,80}|AKID[A-Za-z\d]{32,40}|ABSK[A-Za-z\d+/]{60,300}={0,2}|bedrock-api-key-[A-Za-z\d+/]{16,2000}={0,2}|EAA[A-Z][A-Za-z\d]{60,400}|AQVN[\w-]{30,60}|t1\.[A-Z\d][\w-]{20,200}(?:\.[\w-]{20,200})?|4b1d[A-Za-z\d]{38}\b|p8e-[A-Za-z\d]{32}\b|PMA[KT]-[A-Za-z\d]{20,64}(?:-[A-Za-z\d]{20,40})?|API-[A-Z\d]{25,40}\b|FLW(?:SECK|PUBK)(?:_TEST)?-[A-Za-z\d]{12,64}(?:-X)?|NRRA-[\da-f]{42}|v1\.0-[\da-f]{24}-[\da-f]{100,160}|sha256~[\w-]{43}|glffct-[\w-]{20}|gl(?:imt|ptt|soat)-[\w-]{20,60}|(?:pat|sat)\.[\w-]{20,24}\.[A-Za-z\d]{24}\.[A-Za-z\d]{20}|dp\.(?:pt|st|ct|sa|scim|audit)\.[\w.-]{30,80}|(?:sc|ext|scauth|authress)_[a-z\d]{5,30}\.[a-z\d]{4,6}\.acc[_-][a-z\d-]{10,32}\.[A-Za-z\d+/_=-]{30,120}|sl\.(?:u\.)?[\w-]{60,2000}|A3T[A-Z\d]{17}\b|(?:ABIA|ACCA|ANPA|ANVA|ASCA|AGPA|AIPA|APKA)[A-Z2-7]{16}\b|GOCSPX-[\w-]{20,40}|1\/\/0[\w-]{30,120}|xox[a-z]\.[\w-]{20,250}|xoxe(?:\.xox[bp])?-\d-[A-Za-z\d]{100,200}|PAT_[A-Z\d]{20,60}|SK-[\w-]{30,60}|sk-or-v1-[\da-f]{40,80}|ops_eyJ[\w-]{50,2000}|A3-[A-Z\d]{6}-[A-Z\d]{6,11}-[A-Z\d-]{15,40}|ion_[A-Za-z\d]{42}|pk\.[A-Za-z\d]{60,100}\.[A-Za-z\d]{20,30}|[bB]earer_[A-Za-z\d]{20,})/g,
  ),
  // Found by what stands inside: a body in front of it has no form of its own.
  insideDetector({
    name: 'issued-token',
    kind: 'secret',
    inside: /(?<=\.)atlasv1\./g,
    farthest: 16,
    pattern: /\b[A-Za-z\d]{14}\.atlasv1\.[\w=-]{40,100}/y,
  }),
  insideDetector({
    name: 'issued-token',
    kind: 'secret',
    inside: /(?<=_)mmk\b/g,
    farthest: 40,
    pattern: /\b[A-Za-z\d]{6}_[A-Za-z\d]{29}_mmk\b/y,
  }),
  // Facebook's application and its secret.
  token('issued-token', /(?<![\w.-])(?<lead>\d{13,17}(?:\||%7C|%))[\w-]{25,45}(?![\w-])/g),
  token(
    'session-cookie',
    /(?<![A-Za-z\d])(?<lead>gitlab_session=|session_id=|laravel_session=)[\w%.=-]{16,400}/g,
  ),
];

/** Words joined by underscores are a name; a body of a token has digits among its letters. */
function isRandom(value: string): boolean {
  return /[A-Za-z\d]{16}/.test(value) && (value.match(/\d/g)?.length ?? 0) > 2;
}
