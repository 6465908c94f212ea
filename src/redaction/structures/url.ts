import type { Detector, DetectorContext } from '../detector.ts';
import { REDACTED } from '../replacement.ts';
import { SIEVE } from '../sieve.ts';

/** Query keys that the semantic conventions name, besides those that the key rules know. */
const SIGNATURES =
  /^(?:awsaccesskeyid|signature|sig|x-goog-signature|x-amz-(?:signature|credential|security-token))$/i;
const AUTHORITY = /:\/\/[^\s"'<>`\\/?#]*/g;
const URL_END = /[\s"'<>`\\]/g;

/**
 * URLs in text: user information becomes `REDACTED:REDACTED@`; a query value goes where its key
 * or its own decoded content says so, and the key stays.
 *
 * @see https://opentelemetry.io/docs/specs/semconv/registry/attributes/url/ (`url.full`)
 */
export const url: Detector = {
  name: 'url',
  kind: 'secret',
  sieve: SIEVE.assign,
  redact: (text, context) =>
    text.includes('://') ? redactQueries(redactUserinfo(text, context), context) : text,
};

/**
 * RFC 3986, section 3.2.1. To the last `@` of the authority, as passwords are seen with one
 * inside. An authority ends at `/`, so however many URLs follow, each character is read once.
 */
function redactUserinfo(text: string, context: DetectorContext): string {
  return text.replace(AUTHORITY, (authority: string) => {
    const at = authority.lastIndexOf('@');
    const userinfo = authority.slice(3, at);
    const clean = userinfo.includes(':') ? `${REDACTED}:${REDACTED}` : REDACTED;
    if (at <= 3 || userinfo === clean) return authority;
    context.count();
    return `://${clean}${authority.slice(at)}`;
  });
}

/** Looks at each URL once, to its end: a URL inside its query is part of a value there. */
function redactQueries(text: string, context: DetectorContext): string {
  let out = '';
  let copied = 0;
  for (let at = text.indexOf('://'); at !== -1; at = text.indexOf('://', copied)) {
    const end = endOfUrl(text, at);
    out += text.slice(copied, at) + redactQuery(text.slice(at, end), context);
    copied = end;
  }
  return out + text.slice(copied);
}

function endOfUrl(text: string, start: number): number {
  URL_END.lastIndex = start;
  return URL_END.exec(text)?.index ?? text.length;
}

function redactQuery(found: string, context: DetectorContext): string {
  const from = found.indexOf('?');
  if (from === -1) return found;
  const hash = found.indexOf('#', from);
  const query = found.slice(from + 1, hash === -1 ? undefined : hash);
  const clean = query
    .split('&')
    .map((pair) => redactPair(pair, context))
    .join('&');
  return clean === query
    ? found
    : found.slice(0, from + 1) + clean + (hash === -1 ? '' : found.slice(hash));
}

function redactPair(pair: string, context: DetectorContext): string {
  const equals = pair.indexOf('=');
  if (equals === -1 || pair.length === equals + 1) return pair;
  const key = decoded(pair.slice(0, equals));
  const value = decoded(pair.slice(equals + 1));
  if (value === REDACTED) return pair;
  const named = context.keys.verdict(key).scalarRule !== undefined || SIGNATURES.test(key);
  if (!named && context.redactText(value) === value) return pair;
  context.count();
  return `${pair.slice(0, equals)}=${REDACTED}`;
}

function decoded(part: string): string {
  try {
    return decodeURIComponent(part.replaceAll('+', ' '));
  } catch {
    return part;
  }
}
