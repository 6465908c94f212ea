import type { KeyRule } from './key-words.ts';

/** Smaller numbers under words that also say other things are counts, pins of a board, codes. */
const SMALLEST_NUMBER = 1_000;
const SHORT_NUMBER = /^[+-]?\d{1,3}(?:\.\d{1,3})?$/;
const PATH = /^(?:~?\/|\.{1,2}(?:\/|$)|[A-Za-z]:[\\/]|\\\\|\$|%|\{)/;
/** What stands under `pass` and `auth` in reports and settings. */
const STATUS = new Set(
  `ok okay yes no none true false on off pass passed passes passing fail failed fails skip skipped error warn warning
  basic bearer digest oauth oauth1 oauth2 oidc ntlm negotiate kerberos gssapi apikey api_key api-key jwt token tokens
  required optional disabled enabled null undefined n/a na nil default anonymous local ldap saml sso mtls tls ssl
  plain login password passwd cram-md5 scram-sha-1 scram-sha-256 md5 peer trust ident reject any all guest user admin
  through thru by rate rates count all-passed never always unknown invalid valid missing expired success successful
  only must prompt cert x509 hmac iam aws google github basic-auth session cookie public private internal external`.split(
    /\s+/,
  ),
);
const CREDENTIALS = /^[^\s:/]{1,128}:[^\s/][^\s]{0,256}$/;
const ENCODED = /^(?=.*\d)(?=.*[A-Za-z])[A-Za-z0-9+/_.=-]{12,}$/;
const CODES = /^\d+:\d+$/;

/** Whether a scalar is what a rule of doubtful words is about. */
export function looksSecret(value: unknown, doubtful: KeyRule['doubtful']): boolean {
  if (doubtful === undefined) return true;
  if (doubtful === 'random') return typeof value === 'string' && isRandom(value.trim());
  if (typeof value === 'number') {
    return doubtful !== 'credentials' && Math.abs(value) >= SMALLEST_NUMBER;
  }
  if (typeof value !== 'string') return true;
  const text = value.trim();
  if (text.length < 2 || SHORT_NUMBER.test(text)) return false;
  if (doubtful === 'number') return !STATUS.has(text.toLowerCase()) && !CARET.test(text);
  if (PATH.test(text) || STATUS.has(text.toLowerCase())) return false;
  if (doubtful === 'word') return !/\s/.test(text) && !TEST.test(text);
  return (CREDENTIALS.test(text) && !CODES.test(text)) || ENCODED.test(text) || SCHEME.test(text);
}

/** A key on the keyboard. */
const CARET = /^\^[A-Z@[\]\\_?]?$/;
const SCHEME = /^(?:basic|bearer|digest|token) (?![A-Za-z]{1,15}[.,;:!?]?$)\S{4,}/i;
/** What passed: a test. */
const TEST = /^[A-Za-z_][\w.-]*(?:\/|::)[\w.[\]/:#-]*$/;

const RANDOM = /^[A-Za-z\d+/_=.~:|%-]{16,512}$/;
const PARTS = /[A-Za-z\d]{8,}/g;

/**
 * Whether a value is drawn by chance, as keys of machines are: a part of it has digits all through
 * its letters. Names, paths, versions and times are not.
 */
function isRandom(value: string): boolean {
  if (!RANDOM.test(value) || PATH.test(value)) return false;
  return (value.match(PARTS) ?? []).some(
    (part) => part.length >= 12 && (part.match(/\d(?=[A-Za-z])|[A-Za-z](?=\d)/g)?.length ?? 0) >= 3,
  );
}

/**
 * What programs print in place of a secret's object, and 64-bit numbers of connections:
 * `Token{78af589`, `BinderProxy@2bd79ce`, `0x14ed93111f20027`, `com.example.sync/4505`.
 */
const REFERENCE =
  /^(?:\[?[\w.$]{1,128}[@{][\da-f]{5,8}(?![\w.])|0x[\da-f]{1,16}$|(?:com|org|net|io|java)(?:\.[a-z]\w{1,40}){2,8}(?:[/:]\d{0,10}:?)?$)/;

/** Whether a value only refers to a secret, and is not the secret itself. */
export function isReferenceToSecret(value: string): boolean {
  return REFERENCE.test(value);
}

const NO_VALUE = /^(?:(?:amd64|arm64|i386|armhf|x86_64|noarch)$|[x*•#-]{2,64}$)/;

/** Whether a value is masked already, or the architecture of a package (`zip:amd64`). */
export function isNoValue(value: string): boolean {
  return NO_VALUE.test(value);
}
