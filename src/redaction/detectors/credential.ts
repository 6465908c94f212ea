import { type Detector, patternDetector } from '../detector.ts';
import { SIEVE } from '../sieve.ts';

/**
 * Credentials of an `Authorization` header: `Bearer …` (RFC 6750), `Basic …` (RFC 7617),
 * `Digest …` (RFC 7616). The value needs a digit, a capital or a sign somewhere, so that
 * "bearer authentication" in prose stays.
 */
export const authorization: Detector = patternDetector({
  name: 'authorization',
  kind: 'secret',
  pattern: /(?<lead>\b(?:bearer|basic|digest)[ :]{1,3})[A-Za-z0-9\-._~+/]{8,}={0,2}/gi,
  accepts: (value, text, offset) =>
    /[\dA-Z_~+/=]/.test(value.slice(1)) &&
    !WORDS.test(value) &&
    (!/basic[ :]{1,3}$/i.test(text.slice(Math.max(0, offset - 9), offset)) ||
      isUserPassword(value)),
});

/** `bearer tokenHandler`, `Digest SHA-256`. */
const WORDS =
  /^(?:[A-Za-z][a-z]+(?:[A-Z_/.-][a-z]+)*[.]?|[a-z]+(?:[-_.][A-Z]?[a-z]+)*[.]?|SHA-?\d{1,3}|[a-z]{3,}\d{1,2})$/;

/** Base64 of `user:password` (RFC 7617, section 2), also where its end is cut off. */
function isUserPassword(value: string): boolean {
  return /^[\x20-\x7e\x80-\uffff]*:/.test(Buffer.from(value, 'base64').toString('utf8'));
}

/** JSON Web Tokens and JWE in compact form (RFC 7519, RFC 7516): a base64url header that opens with `{"`. */
export const jwt: Detector = patternDetector({
  name: 'jwt',
  kind: 'secret',
  pattern: /(?<![\w-])(?<lead>)eyJ[\w-]{5,}\.[\w-]{2,}(?:\.[\w-]+){0,3}/g,
});

const BEGIN = /-----BEGIN ((?:[A-Z0-9]{1,12} ){0,3}PRIVATE KEY(?: BLOCK)?)-----/g;

/**
 * Private keys in PEM (RFC 7468) and OpenPGP armour. A block whose end is missing, because the
 * text was cut, is taken to the text's end.
 */
export const privateKey: Detector = {
  name: 'private-key',
  kind: 'secret',
  sieve: 0,
  begins: BEGIN,
  redact(text, context) {
    let out = '';
    let copied = 0;
    BEGIN.lastIndex = 0;
    for (let begin = BEGIN.exec(text); begin !== null; begin = BEGIN.exec(text)) {
      const end = text.indexOf(`-----END ${begin[1]}-----`, BEGIN.lastIndex);
      const close = end === -1 ? text.length : end + `-----END ${begin[1]}-----`.length;
      out += text.slice(copied, begin.index) + context.replace(text.slice(begin.index, close));
      copied = close;
      BEGIN.lastIndex = copied;
    }
    return copied === 0 ? text : out + text.slice(copied);
  },
};

/**
 * Secrets that a sentence tells: `the password is Sup3rSecret!`, `token abc123def456`. The value
 * must look like one (letters with digits or signs), so that `password is required` stays.
 */
export const toldSecret: Detector = patternDetector({
  name: 'told-secret',
  kind: 'secret',
  sieve: SIEVE.digit,
  pattern:
    /(?<lead>\b(?:password|passwd|passphrase|passcode|secret|api[ -]?key|access key|secret key|private key|credentials?|pin|otp|(?:one-time|verification|access|security) code|auth token|access token|refresh token|session token|token)(?: (?:is|was|to|of|for [\w.@-]{1,40} is)| ?->)? ["'`]?)(?=[^\s"'`]{0,40}[\d!@#$%^&*])[^\s"'`<>]{4,200}/gi,
  accepts: (value, text, offset) =>
    /\b(?:pin|otp|code)(?: (?:is|was))? ["'`]?$/i.test(text.slice(Math.max(0, offset - 12), offset))
      ? /^\d{4,8}[.,]?$/.test(value)
      : /[a-z]/i.test(value) && /\d/.test(value) && !HARMLESS.test(value),
});

/** `token 4bf9…` may be an ID's, but `secret/db-1`, `v1.2.3`, `password123Field()` and a count are not. */
const HARMLESS =
  /^(?:v?\d{1,20}(?:\.\d{1,20}){0,8}[a-z]{0,3}[.,:;)]{0,3}$|[\w.-]{1,60}[:/]|\w{1,60}\(|REDACTED|(?:RFC|OAuth|SHA-?|RS|HS|ES|v)\d|[a-z]{1,40}-\d{1,3}[.,]?$)/i;

/** A password behind its user's name: `curl -u admin:…`, `Basic auth failed for svc:…`. */
export const userPassword: Detector = patternDetector({
  name: 'user-password',
  kind: 'secret',
  sieve: SIEVE.assign,
  pattern:
    /(?<![A-Za-z\d-])(?<lead>(?:(?:-u|--user|--proxy-user)[ =]{0,3}["']?|[Bb]asic auth[a-z ]{0,40} (?:for|with|as|user) ["']?)[\w.@\\-]{0,64}:)[^\s"'`:]{4,200}/g,
  // `docker run -u 1000:1000`, `-u node:node`.
  accepts: (value, text, offset) =>
    /\d/.test(value) !== /^\d+$/.test(value) ||
    /[^\w-]/.test(value) ||
    (!/^\d+$/.test(value) && /\bcurl\b/.test(text.slice(Math.max(0, offset - 200), offset))),
});

/** A key instead of the user's name: `curl -u "…:" …`. */
export const userKey: Detector = patternDetector({
  name: 'user-password',
  kind: 'secret',
  sieve: SIEVE.assign,
  pattern: /(?<lead>(?<![^\s"'`(])(?:-u|--user)[ =]{0,3}["']?)[\w!#$%^&*+/=~.-]{8,200}(?=:["'\s])/g,
  accepts: (value) => /\d/.test(value) && /[A-Za-z]/.test(value),
});

/** What a command was given: `--password …`. */
export const passwordOption: Detector = patternDetector({
  name: 'password-option',
  kind: 'secret',
  pattern:
    /(?<![A-Za-z\d-])(?<lead>--(?:password|passwd|passphrase|token|secret|api-?key|access-key|secret-key|client-secret)[ =]{1,2}["']?)(?![-<{$[])[^\s"'`]{4,200}/g,
});

/** The secret half of an AWS access key has no prefix, but forty characters of Base64 behind its label. */
export const awsSecret: Detector = patternDetector({
  name: 'aws-secret',
  kind: 'secret',
  pattern:
    /(?<lead>\b[Ss]ecret(?:[ _-]?(?:access[ _-]?)?key)?(?: is)?[ :=]{1,3}["']?)[A-Za-z\d/+]{40}(?![A-Za-z\d/+=])/g,
  accepts: (value) => /[a-z]/.test(value) && /[A-Z]/.test(value) && /\d/.test(value),
});

/** A session's ID behind the bare word. */
export const sessionId: Detector = patternDetector({
  name: 'session-id',
  kind: 'secret',
  sieve: SIEVE.assign,
  pattern: /(?<lead>\bsess(?:ion)?[:=] ?["']?)[A-Za-z\d_-]{16,128}(?![\w-])/gi,
  accepts: (value) => /\d/.test(value) && /[a-z]/i.test(value),
});
