import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createRedactor } from '../../../src/redaction/index.ts';

const redactor = createRedactor();
/** Express and Fastify, OpenAPI, Next.js, Flask, Rails. */
const PARAMETERS = [
  ':id',
  '{id}',
  '[id]',
  '<id>',
  ':patientId',
  ':number(\\d+)',
  '{code}',
  '[[no]]',
];
const COLLECTIONS = ['patients', 'patient', 'subjects', 'members', 'claims', 'visits', 'accounts'];
const BETWEEN = [' -> ', ' ', ' = ', ': ', ' → ', ' - ', ' (', ' status '];

describe('the template of a route', () => {
  it('is no label of the status or the port behind it', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...COLLECTIONS),
        fc.constantFrom(...PARAMETERS),
        fc.constantFrom(...BETWEEN),
        fc.oneof(fc.integer({ min: 100, max: 599 }), fc.constantFrom(3000, 8080)),
        (collection, parameter, between, number) => {
          const text = `GET /api/${collection}/${parameter}${between}${number}${between === ' (' ? ')' : ''} in 12.3 ms`;
          expect(redactor.redactText(text)).toBe(text);
        },
      ),
      { numRuns: 500 },
    );
  });

  it('does not protect an identifier', () => {
    fc.assert(
      fc.property(
        fc.constantFrom('patients', 'members', 'claims'),
        fc.constantFrom(':id', '[id]', '<id>'),
        fc.integer({ min: 1_000_000, max: 9_999_999 }),
        (collection, parameter, number) => {
          const text = `GET /${collection}/${parameter} -> ${number}`;
          expect(redactor.redactText(text)).not.toContain(String(number));
        },
      ),
    );
  });

  it('is not what a path with a value is', () => {
    expect(redactor.redactText('GET /patient/[48213]')).toBe('GET /patient/[REDACTED]');
  });
});
