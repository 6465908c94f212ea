import type { DetectorContext, WholeText } from '../../detector.ts';
import { isReplacement } from '../../replacement.ts';
import { type PlainFields, plainFields } from './plain-field.ts';
import {
  FIELD,
  fieldKind,
  fieldStays,
  isVoid,
  type SegmentRule,
  segmentRule,
} from './segment-rule.ts';
import { isSmallNumber } from './small-number.ts';

const BEGINNING = /^(?:MSH|FHS|BHS)\|\^~\\&\|/;
/** What ends a segment within a line, and what JSON begins with, which is looked for before. */
const ELSEWHERE = ['{', '[', '\v', '\f', '\x1c'];
const ESCAPED_END = /\\[rnxu]/i;
/** A header line of a table: each of its cells begins with a letter. */
const TABLE_HEADER = /^[A-Z][^|]*(?:\|["' ]*[A-Za-z_][^|]*)+$/;
const HEADER_ROWS = 4;

/** Fields that a message may teach, and one more for so many characters; the next one goes on. */
const LEARNT = 2;
const LEARNT_PER = 1_024;
const PIPE = 124;
const RESULT_TYPE = 2;
/** Fields of a header begin behind its name and these. */
const ENCODING = '|^~\\&|';
const HEADER_LENGTH = 9;

/**
 * Redacts a text that is one HL7 v2 message from its first to its last character, with the usual
 * separators, all kept fields of which are plain. All others are left to the search for segments
 * within texts and to the other detectors, which find the same and take a hundred times as long.
 */
export function redactWholeMessage(
  text: string,
  context: DetectorContext,
  preview: (text: string) => string,
): WholeText | undefined {
  if (text.charCodeAt(3) !== PIPE || !BEGINNING.test(text)) return undefined;
  if (ELSEWHERE.some((each) => text.includes(each))) return undefined;
  if (ESCAPED_END.test(text) || hasTableHeader(text)) return undefined;
  const message = new WholeMessage(text, plainFields(context, preview));
  return message.read() ? message.redacted(context) : undefined;
}

function hasTableHeader(text: string): boolean {
  return (
    text.includes('\n') &&
    text.split('\n', HEADER_ROWS).some((line) => TABLE_HEADER.test(line.trim()))
  );
}

class WholeMessage {
  private readonly text: string;
  private readonly plain: PlainFields;
  /** Where the fields that go begin and end, and what each is; nothing where a part of it goes. */
  private readonly spans: number[] = [];
  private readonly hints: string[] = [];
  /** How much the message is about people, and how much it may be. */
  private about = 0;
  private plainUpTo = 2;
  private toLearn: number;

  constructor(text: string, plain: PlainFields) {
    this.text = text;
    this.plain = plain;
    this.toLearn = LEARNT + Math.floor(text.length / LEARNT_PER);
  }

  /** Whether it is such a message. Replaces nothing, so that nothing is counted twice. */
  read(): boolean {
    const { text } = this;
    // Each is looked for only behind the one before: a text may have many of one, one of the other.
    let carriageReturn = positionOf(text, '\r', 0);
    let lineFeed = positionOf(text, '\n', 0);
    for (let at = 0; at < text.length; ) {
      if (carriageReturn < at) carriageReturn = positionOf(text, '\r', at);
      if (lineFeed < at) lineFeed = positionOf(text, '\n', at);
      const lineEnd = Math.min(carriageReturn, lineFeed);
      if (lineEnd > at && !this.segment(at, lineEnd)) return false;
      at = lineEnd + 1;
    }
    return true;
  }

  redacted(context: DetectorContext): WholeText {
    let out = '';
    let copied = 0;
    let settled = true;
    for (let index = 0; index < this.hints.length; index++) {
      const start = this.spans[2 * index] as number;
      const end = this.spans[2 * index + 1] as number;
      const field = this.text.slice(start, end);
      const hint = this.hints[index] as string;
      const clean = hint === '' ? context.redactText(field) : context.replace(field, hint);
      // A policy may let a finding stay.
      settled &&= hint === '' ? clean !== field : isReplacement(clean);
      out += this.text.slice(copied, start) + clean;
      copied = end;
    }
    return { text: copied === 0 ? this.text : out + this.text.slice(copied), settled };
  }

  private segment(from: number, lineEnd: number): boolean {
    const { text } = this;
    const name = text.slice(from, from + 3);
    const rule = segmentRule(name);
    if (!rule.isNamed || text.charCodeAt(from + 3) !== PIPE) return false;
    const headed = rule.isHeader && text.startsWith(ENCODING, from + 3);
    let start = headed ? from + HEADER_LENGTH : from + 4;
    let type = '';
    for (let number = headed ? 2 : 1; start < lineEnd; number++) {
      if (text.charCodeAt(start) === PIPE) {
        start++;
        continue;
      }
      let end = text.indexOf('|', start);
      if (end === -1 || end > lineEnd) end = lineEnd;
      if (!this.field(rule, number, start, end, type)) return false;
      if (number === RESULT_TYPE && rule.name === 'OBX') type = text.slice(start, end);
      start = end + 1;
    }
    return true;
  }

  /** Notes a field that goes. False where one stays that another detector has to see. */
  private field(
    rule: SegmentRule,
    number: number,
    start: number,
    end: number,
    type: string,
  ): boolean {
    const kind = fieldKind(rule, number);
    const isNumber = kind !== FIELD.goes && isSmallNumber(this.text, start, end);
    if (isNumber && (kind === FIELD.stays || (kind === FIELD.result && type === 'NM'))) return true;
    const field = this.text.slice(start, end);
    if (fieldStays(kind, field, type)) return isNumber || this.isPlain(start, end, field);
    if (isVoid(field)) return true;
    this.spans.push(start, end);
    this.hints.push(rule.hints[number] ?? `${rule.name}.${number}`);
    return true;
  }

  private isPlain(start: number, end: number, field: string): boolean {
    const judged = this.plain.known(field) ?? (this.toLearn-- > 0 && this.plain.learn(field));
    if (!judged) return false;
    const { about, plainUpTo, found } = judged;
    if (about > this.about) this.about = about;
    if (plainUpTo < this.plainUpTo) this.plainUpTo = plainUpTo;
    if (found) {
      this.spans.push(start, end);
      this.hints.push('');
    }
    return this.about <= this.plainUpTo;
  }
}

/** The text's length where there is none. */
function positionOf(text: string, character: string, from: number): number {
  const at = text.indexOf(character, from);
  return at === -1 ? text.length : at;
}
