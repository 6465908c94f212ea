import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createRedactor } from '../../../src/redaction/index.ts';

const redactor = createRedactor();
const KINDS = ['fax', 'home', 'work', 'office', 'mobile', 'direct', 'voice', 'cell', 'h', 'w', 'c'];
const ENDS = ['page', 'space', 'ory', 'ommit', 'ular', 'ed', 'bench', 'x'];
const NUMBERS = ['2024.11.28-1432', '1200-3400-11', '2025.01.07-0118', '4711 220 33'];

describe('a word that only begins like one that says telephone', () => {
  it('makes no telephone number of a build or a version before it', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...NUMBERS),
        fc.constantFrom(' ', ' (', ', '),
        fc.constantFrom(...KINDS),
        fc.constantFrom(...ENDS),
        (number, between, kind, end) => {
          const text = `build ${number}${between}${kind}${end} ready`;
          expect(redactor.redactText(text)).toBe(text);
        },
      ),
    );
  });

  it('does not hide the word itself', () => {
    expect(redactor.redactText('4711 220 33 (home)')).toBe('REDACTED (home)');
    expect(redactor.redactText('4711 220 33 (h)')).toBe('REDACTED (h)');
  });
});

describe('a state and what only begins like a postal code', () => {
  it('makes no place of the word before it', () => {
    fc.assert(
      fc.property(
        fc.constantFrom('Rochester', 'Burlington', 'Springfield'),
        fc.constantFrom('NY', 'VT', 'IL'),
        fc.constantFrom('REDACTEDx', '123456', '12345x', '12345-67x'),
        (city, state, code) => {
          const text = `${city}, ${state} ${code}`;
          expect(redactor.redactText(text)).toBe(text);
        },
      ),
    );
  });
});
