import type { Detector, DetectorContext } from '../detector.ts';
import { isReplacement } from '../replacement.ts';
import { SIEVE } from '../sieve.ts';
import { changePieces } from './pieces.ts';
import { redactPair } from './url.ts';

const BODY_ENDS = new Set([...'"\'`<>?#{}'].map((each) => each.charCodeAt(0)));

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
    text.includes('&') ? changePieces(text, isBodyEnd, (body) => redactBody(body, context)) : text,
};

function isBodyEnd(code: number): boolean {
  return code <= 32 || BODY_ENDS.has(code);
}

function redactBody(body: string, context: DetectorContext): string {
  if (!body.includes('&') || !body.includes('=')) return body;
  return body
    .split('&')
    .map((pair) => redactPair(pair, context))
    .join('&');
}

/**
 * Bodies of `multipart/form-data`: each part's content is judged by the part's name.
 *
 * @see RFC 7578, section 4
 */
export const multipart: Detector = {
  name: 'multipart',
  kind: 'secret',
  sieve: SIEVE.assign | SIEVE.line,
  redact(text, context) {
    if (!text.includes('form-data')) return text;
    const parts = text.split('form-data');
    const clean = parts.map((part, index) => (index === 0 ? part : redactPart(part, context)));
    return clean.join('form-data');
  },
};

function redactPart(part: string, context: DetectorContext): string {
  const name = /^[^\r\n]{0,256}?\bname="([^"\r\n]{1,128})"/.exec(part)?.[1];
  const blank = /\r?\n\r?\n/.exec(part);
  if (name === undefined || blank === null) return part;
  const from = blank.index + blank[0].length;
  const boundary = part.indexOf('\n--', from - 1);
  let end = boundary === -1 ? part.length : boundary;
  if (part[end - 1] === '\r') end--;
  const value = part.slice(from, Math.max(from, end));
  const weakName = name === 'name' ? context.keys.identifies() : undefined;
  const rule = context.keys.verdict(name).scalarRule ?? weakName;
  if (value === '' || isReplacement(value)) return part;
  const clean = rule === undefined ? context.redactText(value) : context.replace(value);
  return clean === value ? part : part.slice(0, from) + clean + part.slice(from + value.length);
}
