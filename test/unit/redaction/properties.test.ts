import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { snapshot } from '../../../src/record/snapshot.ts';
import { createRedactor } from '../../../src/redaction/index.ts';
import { PLANTED } from '../../helpers/generated/planted-values.ts';
import { hostileValues } from '../../helpers/hostile-values.ts';

const { email, ssn, card, phone, token, jwt } = PLANTED;
const SECRETS = { email, ssn, card, phone, token, jwt } as Record<string, string>;

/** What an output could write of a value, in each way that outputs write. */
function written(value: unknown): string {
  return `${JSON.stringify(value)} ${String(JSON.stringify(value, null, 1))}`;
}

describe('hostile values', () => {
  const redactor = createRedactor();
  for (const [kind, secret] of Object.entries(SECRETS)) {
    for (const { name, make } of hostileValues(secret)) {
      it(`let no ${kind} through: ${name}`, () => {
        expect(written(redactor.redactValue(snapshot(make())))).not.toContain(secret);
        expect(written(redactor.redactValue(make()))).not.toContain(secret);
        expect(written(redactor.redactAttributes({ field: make() }))).not.toContain(secret);
      });
    }
  }

  it('do show the secret without redaction, or the tests above could not fail', () => {
    const secret = SECRETS['email'] as string;
    const shown = hostileValues(secret).filter(({ make }) =>
      written(snapshot(make())).includes(secret),
    );
    expect(shown.length).toBeGreaterThan(35);
  });
});

/** Words around and between planted secrets, without anything that detectors look for. */
const word = fc.constantFrom(
  'upload',
  'of',
  'Study',
  'done',
  '12',
  'in',
  'ms',
  '(ok)',
  'a-b',
  '—',
  'für',
);
const phrase = fc.array(word, { maxLength: 4 }).map((words) => words.join(' '));
const secret = fc.constantFrom(...Object.values(SECRETS));
const planted = fc
  .tuple(phrase, secret, phrase)
  .map(([before, value, after]) => `${before} ${value} ${after}`);

const container = fc.letrec<{ tree: unknown }>((tie) => ({
  tree: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    planted,
    fc.array(tie('tree'), { maxLength: 3 }),
    fc.dictionary(fc.constantFrom('a', 'note', 'items', 'x1'), tie('tree'), { maxKeys: 3 }),
    fc.tuple(planted, tie('tree')).map(([key, value]) => new Map([[key, value]])),
    tie('tree').map((value) => new Set([value])),
    planted.map((text) => new Error(text, { cause: text })),
    tie('tree').map((value) => JSON.stringify(value)),
    fc.tuple(planted, fc.integer()).map(([key, value]) => ({ [key]: value })),
  ),
})).tree;

describe('redaction', () => {
  const redactor = createRedactor();

  it('lets no planted secret survive, however it is nested', () => {
    fc.assert(
      fc.property(container, (value) => {
        for (const clean of [redactor.redactValue(value), redactor.redactValue(snapshot(value))]) {
          const text = written(clean);
          for (const each of Object.values(SECRETS)) expect(text).not.toContain(each);
        }
      }),
      { numRuns: 300 },
    );
  });

  it('leaves its input as it was', () => {
    fc.assert(
      fc.property(container, (value) => {
        const before = snapshot(value);
        redactor.redactValue(value);
        expect(snapshot(value)).toEqual(before);
      }),
    );
  });

  it('changes nothing the second time', () => {
    fc.assert(
      fc.property(container, (value) => {
        const once = redactor.redactValue(value);
        expect(redactor.redactValue(once)).toEqual(once);
      }),
      { numRuns: 300 },
    );
  });

  const piece = fc.constantFrom(
    'password',
    'token',
    'Patient',
    'Dr.',
    'John',
    'DOE',
    '^',
    ':',
    '=',
    ': ',
    ' ',
    '"',
    "'",
    '{',
    '}',
    '[',
    ']',
    '\\',
    '@',
    '.',
    ',',
    'example.org',
    '123-45-6789',
    '4111111111111111',
    'https://',
    '?',
    '&',
    'PID|',
    '|',
    '\r',
    'mrn',
    '12345',
    'address',
    'REDACTED',
    'eyJhbGciOi',
    '-----BEGIN PRIVATE KEY-----',
    'Bearer',
    'Main',
    'Street',
    '12',
    '+1',
    '212 555 0187',
    '\n',
    'é',
    '\ud800',
  );

  it('never throws over text made of fragments, and comes to rest after a few passes', () => {
    fc.assert(
      fc.property(
        fc.array(piece, { maxLength: 24 }).map((pieces) => pieces.join('')),
        (text) => {
          let clean = text;
          for (let pass = 0; pass < 4; pass++) clean = redactor.redactText(clean);
          expect(redactor.redactText(clean)).toBe(clean);
        },
      ),
      { numRuns: 3_000 },
    );
    expect(redactor.counts()['text']).toBeUndefined();
  });

  it('returns the very same object where there is nothing to find', () => {
    fc.assert(
      fc.property(
        fc.dictionary(
          fc.constantFrom('a', 'b', 'c'),
          fc.oneof(phrase, fc.integer(), fc.array(phrase)),
        ),
        (value) => {
          expect(redactor.redactValue(value)).toBe(value);
          expect(redactor.redactAttributes(value)).toBe(value);
          expect(redactor.redactOwnAttributes(value)).toBe(value);
        },
      ),
    );
  });
});
