import type { AnyValue } from '@opentelemetry/api';
import type { Detector, DetectorContext } from '../detector.ts';
import { SIEVE } from '../sieve.ts';
import { type JsonSpan, nextJson } from './json-span.ts';

/** Longer texts are left to the detectors for text, which see `"key": "value"` as well. */
const PARSED_LENGTH = 4_194_304;
/** What looks like JSON and is not; each costs a look at the rest, so not without end. */
const MISTAKES = 16;

/**
 * JSON in a text: as a whole, behind and before other text, several in a row or in lines
 * (NDJSON), quoted once more (`{\"a\":1}`), or cut off. Parsed, redacted by structure, keys and
 * values, and written again only if something was found, so that clean JSON keeps its spelling.
 *
 * @see RFC 8259
 */
export const jsonText: Detector = {
  name: 'json',
  kind: 'secret',
  sieve: SIEVE.bracket,
  redact(text, context) {
    if (text.length > PARSED_LENGTH) return text;
    const whole = /^\s*[{[]/.test(text) ? parsed(text) : undefined;
    return whole === undefined ? redactParts(text, context) : redactWhole(text, whole, context);
  },
};

function redactWhole(text: string, tree: AnyValue, context: DetectorContext): string {
  const clean = context.redactParsed(tree);
  return clean === tree ? text : JSON.stringify(clean);
}

function redactParts(text: string, context: DetectorContext): string {
  let out = '';
  let copied = 0;
  let mistakes = 0;
  let span = nextJson(text, 0);
  while (span !== undefined && mistakes < MISTAKES) {
    const clean = redactSpan(text, span, context);
    if (clean === undefined) mistakes++;
    else if (clean !== text.slice(span.start, span.end)) {
      out += text.slice(copied, span.start) + clean;
      copied = span.end;
    }
    span = nextJson(text, clean === undefined ? span.start + 1 : span.end);
  }
  return copied === 0 ? text : out + text.slice(copied);
}

/** Nothing where the span is no JSON. */
function redactSpan(text: string, span: JsonSpan, context: DetectorContext): string | undefined {
  if (span.end === span.start) return undefined;
  const part = text.slice(span.start, span.end);
  if (span.escapes > 0) return redactEscaped(part, span, context);
  const tree = span.missing === '' ? parsed(part) : repaired(part, span.missing);
  if (tree === undefined) return undefined;
  const clean = context.redactParsed(tree);
  if (clean === tree) return part;
  const written = JSON.stringify(clean);
  // Still cut off, so that no one takes it for all there was.
  return span.missing === '' ? written : `${written.slice(0, -span.missing.length)}…`;
}

/** Takes one level of quoting away and puts it back; further levels are texts of their own. */
function redactEscaped(part: string, span: JsonSpan, context: DetectorContext): string | undefined {
  const inner = unquoted(part);
  if (inner === undefined || inner === part) return undefined;
  const clean = context.redactText(inner);
  if (clean === inner) return span.missing === '' ? part : undefined;
  return JSON.stringify(clean).slice(1, -1);
}

function unquoted(part: string): string | undefined {
  try {
    // A cut may have left half an escape; line ends of the text around it are no part of JSON.
    return JSON.parse(
      `"${part.replace(/\\u?[\da-fA-F]{0,3}$/, '').replace(/[\r\n]/g, ' ')}"`,
    ) as string;
  } catch {
    return undefined;
  }
}

/** Cut inside of a string, a number or a word, or behind a comma or colon. */
function repaired(part: string, missing: string): AnyValue | undefined {
  const tail = missing.startsWith('"') ? part.replace(/\\(?:u[\da-fA-F]{0,3})?$/, '') : part;
  const closers = missing.replace(/^"/, '');
  for (const end of [
    missing,
    `${missing[0] === '"' ? '"' : ''}:null${closers}`,
    `null${closers}`,
  ]) {
    const value = parsed(tail + end) ?? parsed(withoutTail(tail, /[\s,]/) + end);
    if (value !== undefined) return value;
  }
  return parsed(withoutTail(tail, /[\s,:\w.+-]/) + closers);
}

/** From the end backwards: a pattern that ends with `$` would look from every character on. */
function withoutTail(text: string, characters: RegExp): string {
  let end = text.length;
  while (end > 0 && characters.test(text[end - 1] as string)) end--;
  return text.slice(0, end);
}

function parsed(text: string): AnyValue | undefined {
  if (!/[}\]]$/.test(text.trimEnd())) return undefined;
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null ? (value as AnyValue) : undefined;
  } catch {
    return undefined;
  }
}
