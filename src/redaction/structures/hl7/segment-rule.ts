import { isDigit } from '../../ascii.ts';
import { isReplacement } from '../../replacement.ts';
import { isEnvelope, keptFields } from './segments.ts';

/** No segment has as many fields; what lies beyond goes. */
const FIELDS = 128;
/** Segments whose first field is no set ID. */
const CODE_FIRST =
  /^(?:EVN|ORC|RF1|RXO|RXR|RXC|RXA|RXD|PRB|GOL|PTH|PDA|PD1|PRD|CTD|INV|QPD|QRF|TXA)$/;
/** Types of OBX-5 that hold a code or a quantity; all others (TX, FT, ST, ED, XPN, DTM …) go. */
const CODED = new Set(['CE', 'CWE', 'CNE', 'CF', 'ID', 'IS', 'SI', 'NM', 'SN', 'NR', 'MO']);
const QUANTITIES = new Set(['SI', 'NM', 'SN', 'NR']);
/** What a quantity is written with: `<^10`, `1^:^128`, `60~120`. A date or record number is longer. */
const QUANTITY = /^[<>=+\-.,\d^~:/ ]{0,24}$/;
const LONG_NUMBER = /\d{7}/;
/** A set ID that is no small number is something else. */
const SET_ID = /^\d{1,4}$/;
const NAME = /^[A-Z][A-Z0-9]{2}$/;
/** What a longer field may consist of without any content: separators and HL7's "delete this". */
const NO_CONTENT = /^(?:""|[\s^~&\\]*)$/;

/** Whether a field goes, stays, or stays where its content allows. */
export const FIELD = { goes: 0, stays: 1, setId: 2, result: 3 } as const;

/** What is known of one segment's fields. */
export interface SegmentRule {
  readonly name: string;
  /** Whether it is one that a segment may have at all. */
  readonly isNamed: boolean;
  /** Field 1 is the separator itself. */
  readonly isHeader: boolean;
  /** One of {@link FIELD} for each field's number. */
  readonly fields: Uint8Array;
  /** What names a field to a policy (`PID.5`), by its number. */
  readonly hints: string[];
}

const RULES = new Map<string, SegmentRule>();
/** Names of local segments are made by whoever sends them. */
const MOST_RULES = 4_096;

/** The rule for the segments of a name, made once. */
export function segmentRule(name: string): SegmentRule {
  let rule = RULES.get(name);
  if (rule === undefined) {
    rule = makeRule(name);
    if (RULES.size >= MOST_RULES) RULES.clear();
    RULES.set(name, rule);
  }
  return rule;
}

function makeRule(name: string): SegmentRule {
  const fields = new Uint8Array(FIELDS);
  const isHeader = name === 'MSH' || name === 'FHS' || name === 'BHS';
  if (isEnvelope(name)) {
    fields.fill(FIELD.stays);
    // Field 1 of a header is the separator itself, so field 8 (security) is the seventh part.
    if (isHeader) fields[7] = FIELD.goes;
  } else {
    for (const number of keptFields(name)) fields[number] = FIELD.stays;
    if (fields[1] === FIELD.stays && !CODE_FIRST.test(name)) fields[1] = FIELD.setId;
    if (name === 'OBX') fields[5] = FIELD.result;
  }
  const hints = Array.from(fields, (_, number) => `${name}.${number}`);
  return { name, isNamed: NAME.test(name), isHeader, fields, hints };
}

/** One of {@link FIELD}. */
export function fieldKind(rule: SegmentRule, number: number): number {
  return rule.fields[number < FIELDS ? number : FIELDS - 1] as number;
}

/** @param type what OBX-2 says of the value of an OBX-5 */
export function fieldStays(kind: number, field: string, type: string): boolean {
  if (kind === FIELD.setId) return SET_ID.test(field);
  if (kind === FIELD.result) return isCodedResult(type, field);
  return kind === FIELD.stays;
}

function isCodedResult(type: string, value: string): boolean {
  if (!CODED.has(type)) return false;
  return !QUANTITIES.has(type) || (QUANTITY.test(value) && !LONG_NUMBER.test(value));
}

/** Whether there is nothing to take, or it was taken already. */
export function isVoid(field: string): boolean {
  // Dates and numbers are most of what goes; a replacement never begins with a digit.
  if (isDigit(field.charCodeAt(0))) return false;
  if (NO_CONTENT.test(field) || isReplacement(field)) return true;
  return field.includes('"') && isReplacement(field.replace(/^"|"$/g, ''));
}
