import { describe, expect, it } from 'vitest';
import { createRedactor } from '../../../src/redaction/index.ts';

/** Found among a million generated values: each was touched once. */
const HARMLESS: Readonly<Record<string, string>> = {
  // Sixteen digits with a card's prefix and check digit; a letter further on tells what it is.
  'a UUID that begins with digits': '46542933-6978-4717-bce4-08e828485f81',
  // `bc1` and no sign that such an address lacks: only its checksum tells.
  'a trace ID that begins as a Bitcoin address does': 'bc192f29e643c2a24942c7fa6978624d',
};

/** Words that bear a person's name and mean no person. */
const EPONYMS = [
  "Parkinson's disease, Down syndrome screening",
  'Wilson disease excluded, Foley catheter in situ',
  'Allen test ok',
  'Marfan negative, Barrett esophagus',
  'Glasgow 15, Rankin 2, Karnofsky 70',
  'PSV 312 cm/s R ICA',
];

/** Words that were joined, which begin a sentence as names do. */
const JOINED = ['I’m', "I'll", "I've", "You're", "We'll", "They've", "Can't", "Don't", "Let's"];

/** Words before a title or behind "patient" that are no names. */
const SENTENCES: Readonly<Record<string, string>> = {
  'Spoke to Mr Patel today': 'Spoke to Mr REDACTED today',
  "SELECT a FROM patients WHERE b = 'x'": "SELECT a FROM patients WHERE b = 'REDACTED'",
  'SIN 046 454 286 given': 'SIN REDACTED given',
  '(MRN: 7719203)': '(MRN: REDACTED)',
};

describe('nothing is taken that identifies no one', () => {
  const redactor = createRedactor();
  for (const [name, value] of Object.entries(HARMLESS)) {
    it(name, () => expect(redactor.redactText(value)).toBe(value));
  }
  for (const text of EPONYMS) {
    it(text, () => expect(redactor.redactText(text)).toBe(text));
  }
  for (const word of JOINED) {
    it(`a contraction: ${word}`, () => {
      const text = `hello! ${word} here. Thanks, ${word} back soon`;
      expect(redactor.redactText(text)).toBe(text);
    });
  }
  for (const [text, clean] of Object.entries(SENTENCES)) {
    it(`no more than the value: ${text}`, () => {
      expect(redactor.redactText(text)).toBe(clean);
    });
  }
});
