import { type Detector, patternDetector } from '../detector.ts';
import { SECRET_ISSUERS } from '../dictionaries/secret-issuers.ts';
import { SIEVE } from '../sieve.ts';
import { isWord } from './issuer-token.ts';
import { isBase16, isOpaque, isRandom, isUuid } from './opaque.ts';

const SIGNS = String.raw`[\s"'\x60=:>,|?()[\]\\]`;
const VALUE = String.raw`[A-Za-z\d+/~_][\w+/=.~!@#$%^&*:-]{14,510}`;
const WORDS = [
  ...[
    'key',
    'token',
    'secret',
    'password',
    'passwd',
    'passphrase',
    'credentials?',
    'pat',
    'access',
    'private',
  ],
  ...[
    'apikey',
    'appkey',
    'secretkey',
    'accesskey',
    'privatekey',
    'authkey',
    'authtoken',
    'accesstoken',
  ],
];
const WORD = WORDS.join('|');
const TAIL = String.raw`(?:[ _.-]?(?:key|token|secret|code|value|string|base64|hex|\d{1,2}))?`;
const ANY_CASE = [WORD, WORD.toUpperCase(), WORDS.map(capitalized).join('|')].join('|');
/** The last of these is a hump: `acmeKey`, `acmeTOKEN`. */
const BEGINS = `(?<![A-Za-z\\d])(?:${ANY_CASE})|(?<=[a-z])(?:${WORDS.map(capitalized).join('|')}|${WORD.toUpperCase()})`;
const TAILS = `(?:${TAIL}|${TAIL.replaceAll(/(?<!\\)[a-z]+/g, (word) => word.toUpperCase())})`;

function capitalized(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1);
}

/**
 * Random values behind the name of a secret, whatever stands between them:
 * `setProperty("ACME_TOKEN", "…")`, `acme_key = …`, `acme SECRET …`.
 */
export const announcedSecret: Detector = patternDetector({
  name: 'told-secret',
  kind: 'secret',
  sieve: SIEVE.digit,
  pattern: new RegExp(
    `(?<lead>(?:${BEGINS})${TAILS}(?:${SIGNS}{1,10}|-(?=[A-Za-z\\d]{8})))${VALUE}`,
    'g',
  ),
  accepts: (value, text, offset) => {
    // Cheaper than to read the name, and most values are no secrets.
    const opaque = isOpaque(value);
    if (!opaque && !LONG_NUMBER.test(value)) return false;
    const found = LEAD.exec(text.slice(Math.max(0, offset - LEAD_LENGTH), offset));
    return found !== null && isNameOfSecret(found) && (opaque || isSet(found[0]));
  },
});

/** Most of what stands in front of a value that is looked at. */
const LEAD_LENGTH = 80;
const LEAD = new RegExp(
  `([A-Za-z\\d]{0,40})([ _.-]{0,2})(${WORD})(${TAIL})(?:${SIGNS}{1,10}|-)$`,
  'i',
);
/** What makes a key or token none that opens something. */
const HARMLESS = new Set(
  `public pub primary foreign sort partition shard cache caching cached idempotency object row hash unique index
  map mapping routing message record dedup deduplication group translation locale i18n react redis kafka item entity
  document node attribute property field column lookup natural business surrogate composite candidate storage bucket
  blob file s3 artifact next page continuation cancel cancellation syntax unexpected sync resume the a an this that
  each of no any by with invalid same hot press event topic stream job task build ordering event
  correlation trace metric label tag series request response etag lock license version deterministic
  restore save saved restored hit miss dispatch order fencing stacking access.control watch change sub
  design color spacing lexer parse parser reserved`.split(/\s+/),
);
/** `apikey`, `secretkey`: other words that end so are none (`monkey`). */
const GLUED = /(?:api|app|secret|access|private|auth|master|admin|sign(?:ing)?|encrypt(?:ion)?)$/i;

function isNameOfSecret([, before = '', between, word = '', tail]: string[]): boolean {
  const modifier = before.toLowerCase();
  // What is private, or has access, may be anything but the name of a service.
  if (/^(?:access|private)$/i.test(word) && tail === '')
    return modifier !== '' && !isWord(modifier);
  if (between === '' && modifier !== '' && !isSeparateWord(before, word)) {
    return GLUED.test(modifier) || (word.toLowerCase() === 'token' && modifier.length > 3);
  }
  if (HARMLESS.has(lastHump(before))) return false;
  const alone = word.toLowerCase();
  return modifier !== '' || tail !== '' || (alone !== 'key' && alone !== 'pat');
}

const LONG_NUMBER = /^\d{16,64}$/;

/** A number counts where it is set. */
function isSet(lead: string): boolean {
  return /[=:,(][\s"'`]{0,4}$/.test(lead);
}

/** `acmeKey`, `acmeKEY`, `acme2key`. */
function isSeparateWord(before: string, word: string): boolean {
  return /[a-z\d]$/.test(before) === /^[A-Z]/.test(word) || /\d$/.test(before);
}

/** The last word of `nextPage`, `next2`. */
function lastHump(words: string): string {
  let start = words.length;
  while (start > 0 && !/[A-Z]/.test(words[start - 1] as string)) start--;
  const small = words.slice(start);
  return (small === '' ? words : (words[start - 1] ?? '') + small).toLowerCase();
}

/** A random value behind the name of a service that gives out keys: `cloudflare: "…"`. */
export const issuedSecret: Detector = patternDetector({
  name: 'told-secret',
  kind: 'secret',
  sieve: SIEVE.digit | SIEVE.assign,
  pattern: new RegExp(
    `(?<lead>(?<![A-Za-z\\d])(?:${SECRET_ISSUERS.join('|')})[\\w.-]{0,30}${SIGNS}{1,10})${VALUE}`,
    'gi',
  ),
  accepts: (value, text, offset) => {
    const lead = text.slice(Math.max(0, offset - LEAD_LENGTH), offset);
    return /[=:>]/.test(lead.slice(-10)) && !OF_AN_ID.test(lead) && isKeyLike(value);
  },
});

/** What is public of a service: IDs, hashes, versions and places. */
const OF_AN_ID =
  /(?:id|ids|sha\d*|commit|hash|digest|md5|etag|ray|ref|version|release|checksum|fingerprint|uuid|guid|region|name|url|uri|host|path|image|tag|branch|build|run|file|user|event|trace|span|request|session|integrity|resolved|slug|rev|revision|public|username|email)["'\x60\])\s]{0,4}[=:>,|\s"'\x60?()[\\]{1,10}$/i;

function isKeyLike(value: string): boolean {
  if (isUuid(value)) return true;
  return isBase16(value)
    ? /\d/.test(value) && value.length >= 20
    : isOpaque(value) && isRandom(value, 16);
}
