import type { Detector, DetectorContext } from '../detector.ts';
import { isDottedNumber, saysVersion } from '../detectors/ip-address.ts';
import { isLongNumber, isNumberKey } from '../detectors/number-of-machine.ts';
import type { KeyRule } from '../key-words.ts';
import { isReplacement } from '../replacement.ts';
import { SIEVE } from '../sieve.ts';
import { isTaken } from '../taken-value.ts';
import { changePieces, codesOfSpaceAnd } from './pieces.ts';
import { isTraceId } from './trace-id.ts';
import { redactPath } from './url-path.ts';

/** Query keys that the semantic conventions name, besides those that the key rules know. */
const SIGNATURES =
  /^(?:awsaccesskeyid|signature|sig|x-goog-signature|x-amz-(?:signature|credential|security-token))$/i;
const AUTHORITY_END = /[\s"'<>`\\/?#]/g;
const QUERY_END = /[\s"'<>`\\#]/g;
/** A query by itself, as in the span attribute `url.query`, or a form. */
const BARE_QUERY = /^[^\s"'<>`\\?#&=]+=[^\s"'<>`\\?#]*$/;
/** What a URL ends at ends a path, and a query does. */
const PATH_ENDS = codesOfSpaceAnd('"\'<>`\\?#|&=()[],;');
/** Words of a path behind which an identifier stands begin so. */
const PATH_WORD =
  /(?<![a-z\d])(?:pat|per|peo|rel|mem|subs|gua|ben|cus|cli|resid|mrn|ssn|cha|med|acc|cov|pol|enc|vis|adm|pra|phy|doc|bir|dob|records?\/|cases?\/|claims?\/|appointm|subjects?\/|particip|prescr|referrals?\/|specim|exams?\/|enroll|donors?\/|hospitali|episodes?\/)/i;
const URL_END = /[\s"'<>`\\]/g;

/**
 * URLs in text: user information becomes `REDACTED:REDACTED@`; a query value goes where its key
 * or its own decoded content says so, and the key stays. Queries of relative URLs, and queries by
 * themselves, are looked at alike: only here is `%40` an `@`.
 *
 * @see https://opentelemetry.io/docs/specs/semconv/registry/attributes/url/ (`url.full`, `url.query`)
 */
export const url: Detector = {
  name: 'url',
  kind: 'secret',
  sieve: SIEVE.assign,
  redact: (text, context) => {
    if (!text.includes(' ') && BARE_QUERY.test(text)) return redactPairs(text, context);
    const absolute = text.includes('://');
    return redactQueries(
      absolute ? redactParts(redactUserinfo(text, context), context) : text,
      context,
    );
  },
};

/**
 * Paths and request lines without a host: `GET /patients/12345?name=…`. A secret has a key in
 * a query, which the `assignment` detector sees; this is for what a path says.
 */
export const urlPath: Detector = {
  name: 'url-path',
  kind: 'identifier',
  sieve: SIEVE.slash,
  begins: PATH_WORD,
  redact: (text, context) =>
    text.includes('/') ? changePieces(text, PATH_ENDS, (path) => redactPath(path, context)) : text,
};

/**
 * RFC 3986, section 3.2.1. To the last `@` of the authority, as passwords are seen with one
 * inside. An authority ends at `/`, so however many URLs follow, each character is read once.
 */
function redactUserinfo(text: string, context: DetectorContext): string {
  let out = '';
  let copied = 0;
  let sign = text.indexOf('@');
  for (let start = text.indexOf('://'); sign !== -1 && start !== -1; ) {
    const end = endOf(AUTHORITY_END, text, start + 3);
    const authority = text.slice(start, end);
    const clean = sign < end ? redactAuthority(authority, context) : authority;
    if (clean !== authority) {
      out += text.slice(copied, start) + clean;
      copied = end;
    }
    start = text.indexOf('://', end);
    // What has no `@` behind it has no user either.
    if (sign < start) sign = text.indexOf('@', start);
  }
  return copied === 0 ? text : out + text.slice(copied);
}

function redactAuthority(authority: string, context: DetectorContext): string {
  const at = authority.lastIndexOf('@');
  const userinfo = authority.slice(3, at);
  const parts = userinfo.split(':', 2);
  if (at <= 3 || parts.every(isReplacement)) return authority;
  const clean = parts.map((part) => context.replace(part)).join(':');
  return `://${clean}${authority.slice(at)}`;
}

/** Looks at each URL once, to its end: a URL inside its query is part of a value there. */
function redactParts(text: string, context: DetectorContext): string {
  let out = '';
  let copied = 0;
  for (let at = text.indexOf('://'); at !== -1; ) {
    const end = endOf(URL_END, text, at);
    const found = text.slice(at, end);
    const clean = redactUrl(found, context);
    if (clean !== found) {
      out += text.slice(copied, at) + clean;
      copied = end;
    }
    at = text.indexOf('://', end);
  }
  return copied === 0 ? text : out + text.slice(copied);
}

/** The queries of what has no host in front: `GET /reports?token=…`. */
function redactQueries(text: string, context: DetectorContext): string {
  let out = '';
  let copied = 0;
  for (let at = text.indexOf('?'); at !== -1; ) {
    const end = endOf(QUERY_END, text, at + 1);
    const query = text.slice(at + 1, end);
    const clean = redactPairs(query, context);
    if (clean !== query) {
      out += text.slice(copied, at + 1) + clean;
      copied = end;
    }
    at = text.indexOf('?', end);
  }
  return copied === 0 ? text : out + text.slice(copied);
}

function endOf(end: RegExp, text: string, start: number): number {
  end.lastIndex = start;
  return end.exec(text)?.index ?? text.length;
}

/** Query and fragment; an OAuth answer has its tokens in the fragment (RFC 6749, section 4.2.2). */
function redactUrl(found: string, context: DetectorContext): string {
  const hash = found.indexOf('#');
  const beforeHash = hash === -1 ? found : found.slice(0, hash);
  const from = beforeHash.indexOf('?');
  if (hash === -1 && from === -1) return found;
  const path = from === -1 ? beforeHash : beforeHash.slice(0, from);
  const query = from === -1 ? '' : `?${redactPairs(beforeHash.slice(from + 1), context)}`;
  const fragment = hash === -1 ? '' : `#${redactFragment(found.slice(hash + 1), context)}`;
  return path + query + fragment;
}

/** A fragment is pairs, or a path with a query of its own (`#/patients/1?token=…`). */
function redactFragment(fragment: string, context: DetectorContext): string {
  const from = fragment.indexOf('?') + 1;
  return fragment.slice(0, from) + redactPairs(fragment.slice(from), context);
}

/** Pairs of a query or form; the very same string where each stays. */
export function redactPairs(query: string, context: DetectorContext): string {
  let out = '';
  let copied = 0;
  for (let start = 0; start <= query.length; ) {
    const next = query.indexOf('&', start);
    const end = next === -1 ? query.length : next;
    const pair = query.slice(start, end);
    const clean = redactPair(pair, context);
    if (clean !== pair) {
      out += query.slice(copied, start) + clean;
      copied = end;
    }
    start = end + 1;
  }
  return copied === 0 ? query : out + query.slice(copied);
}

/** One `key=value`: the value goes where its key or its own decoded content says so. */
function redactPair(pair: string, context: DetectorContext): string {
  const equals = pair.indexOf('=');
  if (equals === -1 || pair.length === equals + 1) return pair;
  const key = decoded(pair.slice(0, equals));
  const value = decoded(pair.slice(equals + 1));
  if (isReplacement(value) || isTraceId(key, value)) return pair;
  const rule = context.keys.verdict(key).scalarRule;
  // What is short in a query may still be a secret, while `auth=none` is none.
  const named = (rule !== undefined && isTakenOfQuery(value, rule, key)) || SIGNATURES.test(key);
  if (!named && (isOfMachine(key, value) || context.redactText(value) === value)) return pair;
  return `${pair.slice(0, equals)}=${context.replace(value, key)}`;
}

function isTakenOfQuery(value: string, rule: KeyRule, key: string): boolean {
  return rule.doubtful === 'number' || isTaken(value, rule, key);
}

/** `orderId=4539…` and `build=6.1.1.4`: without its key, the value looks like a card or an address. */
function isOfMachine(key: string, value: string): boolean {
  if (isLongNumber(value)) return isNumberKey(key);
  return isDottedNumber(value) && saysVersion(`${key}=`);
}

function decoded(part: string): string {
  if (!part.includes('%') && !part.includes('+')) return part;
  try {
    return decodeURIComponent(part.replaceAll('+', ' '));
  } catch {
    return part;
  }
}
