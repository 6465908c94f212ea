import { createRedactor } from '../../src/redaction/index.ts';
import type { Use } from './halves.ts';
import { type RecallRow, Score } from './score.ts';

/** Fields with names, days, addresses, numbers of a person or one near, by segment. */
const FIELDS: Readonly<Record<string, readonly number[]>> = {
  PID: [2, 3, 4, 5, 6, 7, 9, 11, 12, 13, 14, 18, 19, 20, 21, 23, 29],
  NK1: [2, 4, 5, 6, 12, 16, 30, 31, 32, 33, 37],
  GT1: [2, 3, 4, 5, 6, 7, 8, 12, 16, 17, 18, 19, 42, 45, 46],
  IN1: [5, 6, 7, 8, 10, 16, 18, 19, 36, 49],
};

/** By segment, the identifying fields of whole messages of which no component stayed. */
export function hl7Rows(messages: readonly string[], use: Use): RecallRow[] {
  const redactor = createRedactor();
  const scores = new Map(Object.keys(FIELDS).map((name) => [name, new Score()]));
  for (const message of messages) {
    const before = message.split(/\r\n|\r|\n/);
    const after = redactor.redactText(message).split(/\r\n|\r|\n/);
    before.forEach((line, index) => {
      const score = scores.get(line.slice(0, 3));
      if (score !== undefined) compare(line, after[index] ?? line, score);
    });
  }
  return [...scores].map(([name, score]) => score.row('corpus: HL7 messages', name, use, 1));
}

function compare(line: string, clean: string, score: Score): void {
  const [fields, others] = [line.split('|'), clean.split('|')];
  for (const number of FIELDS[line.slice(0, 3)] ?? []) {
    const parts = (fields[number] ?? '').split(/[\^~&]/).filter((part) => /[^"]{2}/.test(part));
    if (parts.length === 0) continue;
    const left = (others[number] ?? '').split(/[\^~&]/);
    score.addGone(!parts.some((part) => left.includes(part)), line, clean);
  }
}
