import type { Detector, DetectorContext } from '../../detector.ts';
import { isReplacement } from '../../replacement.ts';
import { SIEVE } from '../../sieve.ts';
import { redactSegment } from './segment.ts';
import { isEnvelope, isKnownSegment, SEGMENT_BEGINS } from './segments.ts';
import { redactWholeMessage } from './whole-message.ts';

/** A name of three and the separator. In front: nothing of a word, or an escaped end of line. */
const SEGMENT = /(?<=^|[^A-Za-z0-9]|\\[rn])([A-Z][A-Z0-9]{2})([^\w\s"'\\{}[\]()<>,;:.])/g;
const HEADER = /(?<![A-Za-z0-9])(?:MSH|FHS|BHS)([^\w\s"'\\])[^\w\s"']{3,5}\1/;
/** Segments end at a carriage return; logs also hold line feeds, MLLP's bytes, and either one escaped. */
const SEGMENT_END =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: MLLP begins a message with 0x0b and ends it with 0x1c
  /[\r\n\v\f\x1c]|\\{1,8}(?:[rn]|x1c|u001c|u000[dDbB])(?=[\\"'`\s]|[A-Z][A-Z0-9]{2}[^A-Za-z0-9\s]|$)/gi;

/**
 * HL7 v2 messages, batches and single segments anywhere in a text, MLLP's frame and separators
 * other than `|` included. A line between two segments is the rest of a field that holds a line
 * feed; such lines go.
 *
 * @see HL7 v2.8.2, sections 2.5 (segments, delimiters) and 2.10.3 (batches)
 */
function hl7Detector(
  begins: RegExp,
  sieve: number,
  separatorOf: (text: string) => string | undefined,
): Detector {
  return {
    name: 'hl7',
    kind: 'identifier',
    sieve,
    begins,
    redact(text, context) {
      const separator = separatorOf(text);
      return separator === undefined ? text : new Message(text, separator, context).redact();
    },
  };
}

/** The usual separator, with or without a header. */
export const hl7: Detector = {
  ...hl7Detector(SEGMENT_BEGINS, SIEVE.pipe, () => '|'),
  redactWhole: redactWholeMessage,
};

/** The separator that a header names, where it is not the usual one. */
export const hl7OtherSeparator: Detector = hl7Detector(HEADER, 0, (text) => {
  const found = /MSH|FHS|BHS/.test(text) ? HEADER.exec(text)?.[1] : undefined;
  return found === '|' ? undefined : found;
});

/** How far a segment without a header is read, and a set ID, which may be missing. */
const LIKELY_LENGTH = 512;
const MAYBE_SET_ID = /^\d{0,4}$/;

class Message {
  private readonly text: string;
  private readonly separator: string;
  private readonly context: DetectorContext;
  private readonly headed: boolean;
  private out = '';
  private copied = 0;
  /** End of the segment before, if it belongs to a message. */
  private before = -1;

  constructor(text: string, separator: string, context: DetectorContext) {
    this.text = text;
    this.separator = separator;
    this.context = context;
    this.headed = HEADER.test(text);
  }

  redact(): string {
    SEGMENT.lastIndex = 0;
    for (let found = SEGMENT.exec(this.text); found !== null; found = SEGMENT.exec(this.text)) {
      const name = found[1] as string;
      if (found[2] !== this.separator || !this.isSegment(name, found.index)) continue;
      // A detector within may run this very pattern over another text.
      const end = this.segment(name, found.index);
      SEGMENT.lastIndex = end;
    }
    return this.copied === 0 ? this.text : this.out + this.text.slice(this.copied);
  }

  /** Local segments (`ZPD`) need a message around them, or to begin a line. */
  private isSegment(name: string, at: number): boolean {
    if (isEnvelope(name)) return true;
    if (isKnownSegment(name)) return this.headed || this.isLikely(at);
    const lineStart = at === 0 || /[\r\n\v]/.test(this.text[at - 1] as string);
    if (this.headed) return lineStart || /\\[rn]$/.test(this.text.slice(at - 2, at));
    return lineStart && name.startsWith('Z');
  }

  /** Alone, `PID|USER|CPU` is a table's header: a segment has components, a set ID or many fields. */
  private isLikely(at: number): boolean {
    const { text, separator } = this;
    const limit = Math.min(text.length, at + LIKELY_LENGTH);
    let separators = 0;
    let first = at;
    for (let index = at; index < limit; index++) {
      const character = text[index];
      if (character === '\r' || character === '\n') break;
      if (character === separator) {
        separators++;
        if (separators === 1) first = index + 1;
        else if (separators === 4) return true;
        else if (separators === 2 && MAYBE_SET_ID.test(text.slice(first, index))) return true;
      } else if (character === '^') return true;
    }
    return false;
  }

  private segment(name: string, start: number): number {
    const end = segmentEnd(this.text, start);
    if (!isEnvelope(name)) this.between(start);
    const segment = this.text.slice(start, end);
    const clean = redactSegment(segment, this.separator, this.context);
    if (clean !== segment) this.put(start, end, clean);
    this.before = this.headed && name !== 'BTS' && name !== 'FTS' ? end : -1;
    return end;
  }

  private between(start: number): void {
    if (this.before === -1) return;
    const rest = this.text.slice(this.before, start);
    const content = rest.trim();
    if (content === '' || !/\w/.test(content.replace(/\\{1,8}\w/g, ''))) return;
    if (isReplacement(content)) return;
    this.put(this.before, start, `\n${this.context.replace(content)}\n`);
  }

  private put(start: number, end: number, clean: string): void {
    this.out += this.text.slice(this.copied, start) + clean;
    this.copied = end;
  }
}

/** A quote ends a segment only where it also closes: `O'Brien` and HL7's `""` are content. */
const CLOSING_QUOTE = /\\{0,8}["'`](?=\s*(?:[,;:)}\]+]|$))/g;

function segmentEnd(text: string, from: number): number {
  SEGMENT_END.lastIndex = from;
  const end = SEGMENT_END.exec(text)?.index ?? text.length;
  const opening = text[from - 1];
  if (opening !== '"' && opening !== "'" && opening !== '`') return end;
  CLOSING_QUOTE.lastIndex = 0;
  for (const found of text.slice(from, end).matchAll(CLOSING_QUOTE)) {
    if (found[0].endsWith(opening)) return from + found.index;
  }
  return end;
}
