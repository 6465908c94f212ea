import type { Detector, DetectorContext } from '../detector.ts';
import { isReplacement } from '../replacement.ts';
import { SIEVE } from '../sieve.ts';
import { isTaken } from '../taken-value.ts';
import { changePieces, codesOfControlsAnd } from './pieces.ts';
import { redactPairs } from './url.ts';

const BODY_ENDS = codesOfControlsAnd('"\'<>`?#{}');

/**
 * Bodies of forms: `first_name=Jane+Doe&dob=1980-01-02`, values decoded before they are judged.
 *
 * @see https://url.spec.whatwg.org/#application/x-www-form-urlencoded
 */
export const formBody: Detector = {
  name: 'form',
  kind: 'secret',
  sieve: SIEVE.assign,
  redact: (text, context) =>
    text.includes('&') ? changePieces(text, BODY_ENDS, (body) => redactBody(body, context)) : text,
};

function redactBody(body: string, context: DetectorContext): string {
  if (!body.includes('&') || !body.includes('=')) return body;
  return redactPairs(body, context);
}

/**
 * Bodies of `multipart/form-data`: each part's content is judged by the part's name.
 *
 * @see RFC 7578, section 4
 */
export const multipart: Detector = {
  name: 'multipart',
  kind: 'secret',
  sieve: SIEVE.assign,
  begins: /(?<![A-Za-z\d])[nrt]?form-data/g,
  redact(text, context) {
    if (!text.includes('form-data')) return text;
    const parts = text.split('form-data');
    const clean = parts.map((part, index) => (index === 0 ? part : redactPart(part, context)));
    return clean.join('form-data');
  },
};

/** Line ends may be escaped, where somebody wrote a body as JSON or by `util.inspect`. */
const PART_NAME = /^[^\r\n]{0,256}?\bname=\\?"([^"\\\r\n]{1,128})\\?"/;
const BLANK_LINE = /\r?\n\r?\n/;
const ESCAPED_BLANK_LINE = /(?:\\r)?\\n(?:\\r)?\\n/;
const BOUNDARY = /\r?\n--/g;
const ESCAPED_BOUNDARY = /(?:\r?\n|(?:\\r)?\\n)--/g;

function redactPart(part: string, context: DetectorContext): string {
  const name = PART_NAME.exec(part)?.[1];
  const blank = BLANK_LINE.exec(part) ?? ESCAPED_BLANK_LINE.exec(part);
  if (name === undefined || blank === null) return part;
  const from = blank.index + blank[0].length;
  const value = part.slice(from, boundaryAt(part, from, blank[0]));
  const weakName = name === 'name' ? context.keys.identifies() : undefined;
  const rule = context.keys.verdict(name).scalarRule ?? weakName;
  if (value === '' || isReplacement(value)) return part;
  const taken = rule !== undefined && isTaken(value, rule, name);
  const clean = taken ? context.replace(value, name) : context.redactText(value);
  return clean === value ? part : part.slice(0, from) + clean + part.slice(from + value.length);
}

/** An empty part's boundary shares its line end with the blank line. */
function boundaryAt(part: string, from: number, blank: string): number {
  // Where line ends are real, an escaped one is content.
  const escaped = blank.startsWith('\\');
  const pattern = escaped ? ESCAPED_BOUNDARY : BOUNDARY;
  pattern.lastIndex = from - (escaped ? 2 : 1);
  const end = pattern.exec(part)?.index ?? (part.endsWith('\r') ? part.length - 1 : part.length);
  return Math.max(from, end);
}
