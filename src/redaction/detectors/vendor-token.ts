import { type Detector, patternDetector } from '../detector.ts';

function token(name: string, pattern: RegExp): Detector {
  return patternDetector({ name, kind: 'secret', pattern });
}

/**
 * Tokens with a form of their own that their issuers document, addresses that whoever knows them
 * may post to, and hashes of passwords (crypt(3), Argon2 of RFC 9106, messages of Kerberos).
 */
export const vendorTokens: readonly Detector[] = [
  token('postman-key', /\bPMAK-[\da-f]{24}-[\da-f]{34}\b/gi),
  token('entra-secret', /(?<![A-Za-z\d])(?:\d|[A-Za-z\d][\w~.]{0,2}\d)Q~[\w~.-]{31,34}/g),
  token('hubspot-token', /\bpat-(?:na|eu)\d-[\da-f]{8}-(?:[\da-f]{4}-){3}[\da-f]{12}\b/gi),
  token('pubnub-key', /\b(?:sub|pub|sec)-c-[\w-]{36,60}/g),
  token(
    'yandex-key',
    /\b(?:AQVN[\w-]{35,38}|YC[\w-]{38}|t1\.[A-Z0-9a-z_-]{1,200}={0,2}\.[\w-]{86}={0,2})(?![\w-])/g,
  ),
  token('zapier-hook', /(?<lead>\bhooks\.zapier\.com\/hooks\/catch\/)[\w/]{10,60}/g),
  token(
    'discord-hook',
    /(?<lead>\bdiscord(?:app)?\.com\/api\/webhooks\/)\d{15,21}\/[\w-]{40,100}/g,
  ),
  token('teams-hook', /(?<lead>\bwebhook\.office\.com\/webhookb2\/)[\w@/-]{40,300}/gi),
  token(
    'password-hash',
    /(?:(?<=(?:^|[^A-Za-z\d])\$)[12567y]|(?<=\$)(?:2[abxy]|gy|md5|sha1|apr1|argon2(?:i|d|id)|scrypt|pbkdf2[\w-]{0,16}|krb5\w{2,10}))\$[\w./=,+$@:*-]{20,2000}/g,
  ),
  token('adafruit-key', /\baio_[A-Za-z0-9]{28}\b/g),
  token('buildkite-token', /\bbk(?:ua|aj|cr|ct|pi)_[\da-zA-Z]{40,64}\b/g),
  token('circleci-token', /\bCCIP(?:AT|RJ)_[A-Za-z0-9]{16,32}_[\da-z]{40}\b/gi),
  token('discord-token', /\b[MNO][A-Za-z0-9]{23,27}\.[\w-]{6}\.[\w-]{27,40}/g),
  token('dynatrace-token', /\bdt0[a-z]\d\d\.[A-Z0-9]{24}\.[A-Z0-9]{64}\b/gi),
  token('frameio-token', /\bfio-u-[\w=-]{60,68}/g),
  token('fireworks-key', /\bfw_[A-Za-z0-9]{22,48}\b/g),
  token('mapbox-token', /\b(?:sk|pk|tk)\.eyJ[\w-]{20,300}\.[\w-]{20,60}/g),
  token('nuget-key', /\boy2[a-z\d]{43}\b/g),
  token('paypal-token', /\baccess_token\$(?:production|sandbox)\$[\da-z]{16}\$[\da-f]{32}\b/g),
  token(
    'plaid-token',
    /\b(?:access|public|link)-(?:sandbox|development|production)-[\da-f]{8}-(?:[\da-f]{4}-){3}[\da-f]{12}\b/g,
  ),
  token('sendinblue-key', /\bx(?:key|smtp)sib-[\da-f]{64}-[A-Za-z0-9]{16}\b/g),
  token('resend-key', /\bre_[A-Za-z0-9]{8}_[A-Za-z0-9]{24}\b/g),
  token('swarm-token', /\bSWM(?:TKN|KEY)-\d-[\w+/-]{40,90}/g),
  token('tailscale-key', /\btskey-[a-z]{2,12}-[A-Za-z0-9]{8,32}(?:-[A-Za-z0-9]{4,64})?\b/g),
  token('wakatime-key', /\bwaka_[\da-f]{8}-(?:[\da-f]{4}-){3}[\da-f]{12}\b/g),
  token('contentful-token', /\bCFPAT-[\w-]{43}(?![\w-])/g),
  token('nvidia-key', /\bnvapi-[\w-]{60,70}/g),
];
