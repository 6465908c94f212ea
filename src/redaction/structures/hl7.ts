import type { Detector, DetectorContext } from '../detector.ts';
import { isReplacement } from '../replacement.ts';
import { SIEVE } from '../sieve.ts';

/** Fields that identify a person, by segment, numbered as in HL7 v2.8.2 chapters 3 (ADT) and 6 (financial). */
const FIELDS: Readonly<Record<string, readonly number[]>> = {
  PID: [2, 3, 4, 5, 6, 7, 9, 11, 12, 13, 14, 18, 19, 20, 21, 23, 26, 29],
  PD1: [4],
  NK1: [2, 4, 5, 6, 7, 12, 13, 16, 26, 30, 31, 32, 33, 37],
  GT1: [2, 3, 4, 5, 6, 7, 8, 12, 16, 17, 18, 19, 29, 42, 43, 44, 45, 46, 49, 50],
  IN1: [2, 8, 16, 18, 19, 36, 43, 44, 49, 52],
  IN2: [1, 2, 3, 6, 7, 8, 9, 10, 22, 25, 26, 40, 49, 50, 52, 61, 63, 64],
  MRG: [1, 2, 3, 4, 5, 6, 7],
  PV1: [5, 19, 50],
  ACC: [2, 3, 6],
};

const SEGMENT = /(?<![A-Za-z0-9])(PID|PD1|NK1|GT1|IN1|IN2|MRG|PV1|ACC)\|/g;
/** Segments end at a carriage return; logs also hold line feeds, MLLP's bytes, and either one escaped. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: MLLP ends a message with 0x1c
const SEGMENT_END = /[\r\n\v\f\x1c]|\\+[rn]|["']/g;

/** HL7 v2 segments anywhere in a text, with or without `MSH`: the fields that identify are replaced whole. */
export const hl7: Detector = {
  name: 'hl7',
  kind: 'identifier',
  sieve: SIEVE.pipe | SIEVE.hl7,
  redact(text, context) {
    let out = '';
    let copied = 0;
    SEGMENT.lastIndex = 0;
    for (let found = SEGMENT.exec(text); found !== null; found = SEGMENT.exec(text)) {
      const end = segmentEnd(text, found.index);
      const segment = text.slice(found.index, end);
      const clean = redactSegment(
        segment,
        FIELDS[found[1] as string] as readonly number[],
        context,
      );
      if (clean !== segment) {
        out += text.slice(copied, found.index) + clean;
        copied = end;
      }
      SEGMENT.lastIndex = end;
    }
    return copied === 0 ? text : out + text.slice(copied);
  },
};

function segmentEnd(text: string, from: number): number {
  SEGMENT_END.lastIndex = from;
  return SEGMENT_END.exec(text)?.index ?? text.length;
}

function redactSegment(
  segment: string,
  numbers: readonly number[],
  context: DetectorContext,
): string {
  const fields = segment.split('|');
  let changed = false;
  for (const number of numbers) {
    const field = fields[number];
    // `""` is HL7's way to say "delete this": no content.
    if (field === undefined || field === '' || field === '""' || isReplacement(field)) continue;
    fields[number] = context.replace(field, `${fields[0]}.${number}`);
    changed = true;
  }
  return changed ? fields.join('|') : segment;
}
