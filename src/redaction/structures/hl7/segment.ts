import type { DetectorContext } from '../../detector.ts';
import { isReplacement } from '../../replacement.ts';
import { isEnvelope, keptFields } from './segments.ts';

/** Types of OBX-5 that hold a code or a quantity; all others (TX, FT, ST, ED, XPN, DTM …) go. */
const CODED = new Set(['CE', 'CWE', 'CNE', 'CF', 'ID', 'IS', 'SI', 'NM', 'SN', 'NR', 'MO']);
const QUANTITIES = new Set(['SI', 'NM', 'SN', 'NR']);
/** What a quantity is written with: `<^10`, `1^:^128`, `60~120`. A date or record number is longer. */
const QUANTITY = /^[<>=+\-.,\d^~:/ ]{0,24}$/;
const LONG_NUMBER = /\d{7}/;
/** A set ID that is no small number is something else. */
const SET_ID = /^\d{1,4}$/;
/** What a longer field may consist of without any content: separators and HL7's "delete this". */
const NO_CONTENT = /^(?:""|[\s^~&\\]*)$/;

/** Takes the fields of one segment that do not stay; separators and order of the fields do. */
export function redactSegment(
  segment: string,
  separator: string,
  context: DetectorContext,
): string {
  const fields = segment.split(separator);
  const name = fields[0] as string;
  let changed = false;
  for (let number = 1; number < fields.length; number++) {
    const field = fields[number] as string;
    if (NO_CONTENT.test(field) || isTaken(field) || stays(name, number, field, fields)) continue;
    fields[number] = context.replace(field, `${name}.${number}`);
    changed = true;
  }
  return changed ? fields.join(separator) : segment;
}

function isTaken(field: string): boolean {
  return isReplacement(field) || isReplacement(field.replace(/^"|"$/g, ''));
}

function stays(name: string, number: number, field: string, fields: readonly string[]): boolean {
  if (isEnvelope(name)) return !(isHeader(name) && number === 7);
  if (!keptFields(name).has(number)) return false;
  if (name === 'OBX' && number === 5) return isCodedResult(fields[2] ?? '', field);
  return !(number === 1 && !hasCodeFirst(name)) || SET_ID.test(field);
}

/** Field 1 of a header is the separator itself, so field 8 (security) is the seventh part. */
function isHeader(name: string): boolean {
  return name === 'MSH' || name === 'FHS' || name === 'BHS';
}

/** Segments whose first field is no set ID. */
function hasCodeFirst(name: string): boolean {
  return /^(?:EVN|ORC|RF1|RXO|RXR|RXC|RXA|RXD|PRB|GOL|PTH|PDA|PD1|PRD|CTD|INV|QPD|QRF|TXA)$/.test(
    name,
  );
}

function isCodedResult(type: string, value: string): boolean {
  if (!CODED.has(type)) return false;
  return !QUANTITIES.has(type) || (QUANTITY.test(value) && !LONG_NUMBER.test(value));
}
