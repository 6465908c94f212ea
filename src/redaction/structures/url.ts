import type { Detector, DetectorContext } from '../detector.ts';
import { isReplacement } from '../replacement.ts';
import { SIEVE } from '../sieve.ts';

/** Query keys that the semantic conventions name, besides those that the key rules know. */
const SIGNATURES =
  /^(?:awsaccesskeyid|signature|sig|x-goog-signature|x-amz-(?:signature|credential|security-token))$/i;
const AUTHORITY = /:\/\/[^\s"'<>`\\/?#]*/g;
const QUERY_END = /[\s"'<>`\\#]/g;
/** A query by itself, as in the span attribute `url.query`, or a form. */
const BARE_QUERY = /^[^\s"'<>`\\?#&=]+=[^\s"'<>`\\?#]*$/;

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
    if (BARE_QUERY.test(text)) return redactQuery(text, context);
    return redactQueries(text.includes('://') ? redactUserinfo(text, context) : text, context);
  },
};

/**
 * RFC 3986, section 3.2.1. To the last `@` of the authority, as passwords are seen with one
 * inside. An authority ends at `/`, so however many URLs follow, each character is read once.
 */
function redactUserinfo(text: string, context: DetectorContext): string {
  return text.replace(AUTHORITY, (authority: string) => {
    const at = authority.lastIndexOf('@');
    const userinfo = authority.slice(3, at);
    const parts = userinfo.split(':', 2);
    if (at <= 3 || parts.every(isReplacement)) return authority;
    const clean = parts.map((part) => context.replace(part)).join(':');
    return `://${clean}${authority.slice(at)}`;
  });
}

/** Looks at each query once, to its end: a URL inside it is part of a value there. */
function redactQueries(text: string, context: DetectorContext): string {
  let out = '';
  let copied = 0;
  for (let at = text.indexOf('?'); at !== -1; at = text.indexOf('?', copied)) {
    const end = endOfQuery(text, at + 1);
    out += text.slice(copied, at + 1) + redactQuery(text.slice(at + 1, end), context);
    copied = end;
  }
  return out + text.slice(copied);
}

function endOfQuery(text: string, start: number): number {
  QUERY_END.lastIndex = start;
  return QUERY_END.exec(text)?.index ?? text.length;
}

function redactQuery(query: string, context: DetectorContext): string {
  return query
    .split('&')
    .map((pair) => redactPair(pair, context))
    .join('&');
}

function redactPair(pair: string, context: DetectorContext): string {
  const equals = pair.indexOf('=');
  if (equals === -1 || pair.length === equals + 1) return pair;
  const key = decoded(pair.slice(0, equals));
  const value = decoded(pair.slice(equals + 1));
  if (isReplacement(value)) return pair;
  const named = context.keys.verdict(key).scalarRule !== undefined || SIGNATURES.test(key);
  if (!named && context.redactText(value) === value) return pair;
  return `${pair.slice(0, equals)}=${context.replace(value, key)}`;
}

function decoded(part: string): string {
  try {
    return decodeURIComponent(part.replaceAll('+', ' '));
  } catch {
    return part;
  }
}
