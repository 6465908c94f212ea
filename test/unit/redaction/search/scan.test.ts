import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import wabt from 'wabt';
import type { DetectorContext } from '../../../../src/redaction/detector.ts';
import { DETECTORS } from '../../../../src/redaction/detectors/all.ts';
import { createRedactor } from '../../../../src/redaction/index.ts';
import { KeyRules } from '../../../../src/redaction/key-rules.ts';
import { CompiledScan } from '../../../../src/redaction/search/compiled-scan.ts';
import { DetectorScan, type Plan } from '../../../../src/redaction/search/detector-scan.ts';
import { Scan } from '../../../../src/redaction/search/scan.ts';
import { TextScan } from '../../../../src/redaction/search/text-scan.ts';
import { TEXT_SCAN } from '../../../../src/redaction/search/text-scan-binary.ts';
import { dice } from '../../../helpers/generated/dice.ts';
import { FORMED } from '../../../helpers/generated/identifier-sentences.ts';
import { SECRETS } from '../../../helpers/generated/secret-sentences.ts';

const RUNS = 1_500;
const BEGUN = DETECTORS.flatMap(({ begins }) => begins ?? []);
const rules = new KeyRules(
  () => true,
  () => true,
);
const context: DetectorContext = {
  keys: rules,
  replace: () => 'REDACTED',
  redactText: (text) => text,
  redactParsed: (value) => value,
};

const roll = dice(7);
const SENTENCES = [...FORMED, ...SECRETS].flatMap((kind) =>
  Array.from({ length: 4 }, () => String(kind.make(roll).input)),
);
const BITS = [
  '',
  ' ',
  '-',
  '_',
  '\n',
  '\\n',
  'é',
  '漢',
  '\u{1f600}',
  'x',
  '9',
  'Z',
  '(',
  '+',
  '.',
  '\0',
];

/** A sentence with something to find, cut, glued, doubled and with a character changed. */
const texts = fc
  .tuple(
    fc.constantFrom(...SENTENCES),
    fc.constantFrom(...SENTENCES),
    fc.constantFrom(...BITS),
    fc.nat({ max: 200 }),
    fc.nat({ max: 200 }),
    fc.oneof(fc.constantFrom(...BITS), fc.string({ unit: 'binary', maxLength: 2 })),
  )
  .map(([one, other, between, cut, at, changed]) => {
    const text = one.slice(cut % one.length) + between + other;
    return text.slice(0, at) + changed + text.slice(at + changed.length);
  });
const anything = fc.oneof(
  { weight: 5, arbitrary: texts },
  fc.string({ unit: 'binary', maxLength: 80 }),
  fc.string({ unit: 'grapheme-ascii', maxLength: 80 }),
);

function scanOf(): Scan {
  return new Scan(BEGUN.length);
}

describe('the search for beginnings', () => {
  it('hides from no detector what it finds in the whole text', () => {
    const scan = new DetectorScan(DETECTORS, true);
    let findings = 0;
    fc.assert(
      fc.property(anything, (text) => {
        const plan = scan.run(text, 0);
        const called = new Map<number, readonly number[] | undefined>();
        for (let next = plan.next(0); next !== -1; next = plan.next(next + 1)) {
          called.set(next, plan.places && [...plan.places]);
        }
        DETECTORS.forEach((detector, index) => {
          const clean = detector.redact(text, context);
          if (clean === text) return;
          findings++;
          const named = `${detector.name} in ${JSON.stringify(text)}`;
          expect(called.has(index), named).toBe(true);
          expect(detector.redact(text, context, called.get(index), plan.people), named).toBe(clean);
        });
      }),
      { numRuns: RUNS },
    );
    expect(findings).toBeGreaterThan(RUNS / 2);
  });

  it('finds the same places in WebAssembly as in plain JavaScript', () => {
    const compiled = CompiledScan.create(BEGUN, false) as CompiledScan;
    const plain = new TextScan(BEGUN);
    const [one, other] = [scanOf(), scanOf()];
    fc.assert(
      fc.property(anything, fc.boolean(), (text, long) => {
        const given = long ? text.repeat(40) : text;
        compiled.run(given, one);
        plain.run(given, other);
        expect(one.bits).toBe(other.bits);
        const places = (scan: Scan) => scan.patterns.map((each) => [each, scan.placesOf(each)]);
        expect(places(one)).toEqual(places(other));
      }),
      { numRuns: RUNS },
    );
  });

  it('holds for texts longer than its memory was, and for more places than it keeps at once', () => {
    const compiled = CompiledScan.create(BEGUN, false) as CompiledScan;
    const plain = new TextScan(BEGUN);
    const [one, other] = [scanOf(), scanOf()];
    for (const text of [
      'ssn 123-45-6789, '.repeat(20_000),
      'A1-'.repeat(50_000),
      '漢字 '.repeat(30_000),
    ]) {
      compiled.run(text, one);
      plain.run(text, other);
      expect(one.bits).toBe(other.bits);
      expect(one.patterns).toEqual(other.patterns);
      for (const each of one.patterns) expect(one.placesOf(each)).toEqual(other.placesOf(each));
    }
  });

  it('stays small, whatever texts come by', () => {
    const compiled = CompiledScan.create(BEGUN, false) as CompiledScan;
    const plain = new TextScan(BEGUN);
    const [one, other] = [scanOf(), scanOf()];
    const sides = dice(11);
    for (let count = 0; count < 300; count++) {
      const text = Array.from({ length: 400 }, () => String.fromCharCode(sides.int(32, 126))).join(
        '',
      );
      compiled.run(text, one);
      plain.run(text, other);
      expect(one.patterns).toEqual(other.patterns);
    }
  });

  it('finds around a change, in a long text, what a look at the whole text finds', () => {
    const again = new DetectorScan(DETECTORS, true);
    const whole = new DetectorScan(DETECTORS, true);
    const calls = (plan: Plan): Map<number, readonly number[] | undefined> => {
      const called = new Map<number, readonly number[] | undefined>();
      for (let next = plan.next(0); next !== -1; next = plan.next(next + 1)) {
        called.set(next, plan.places && [...plan.places]);
      }
      return called;
    };
    fc.assert(
      fc.property(
        fc.array(texts, { minLength: 12, maxLength: 16 }),
        fc.array(
          fc.tuple(fc.nat(), fc.nat({ max: 40 }), fc.constantFrom('REDACTED', '', ...BITS)),
          {
            minLength: 1,
            maxLength: 4,
          },
        ),
        (parts, changes) => {
          let text = parts.join(' and ').padEnd(2_100, ' seen by nobody');
          const plan = again.run(text, 0);
          for (const [at, length, instead] of changes) {
            const start = at % text.length;
            const changed = text.slice(0, start) + instead + text.slice(start + length);
            again.runAgain(plan, text, changed, 0);
            text = changed;
            const expected = whole.run(text, 0);
            expect([...plan.people]).toEqual([...expected.people]);
            const found = calls(plan);
            // A character that is gone may call a detector that has nothing to find any more.
            for (const [index, places] of calls(expected)) {
              expect(found.has(index)).toBe(true);
              expect(found.get(index)).toEqual(places);
            }
          }
        },
      ),
      { numRuns: 400 },
    );
  });

  it('runs for a policy with patterns that begin inside of words, too', () => {
    const redactor = createRedactor({
      policy: { patterns: { ticket: '(?<=x)zz\\d{3}' } },
    });
    expect(redactor.redactText('a xzz123 b, born 1980-01-31')).toBe('a xREDACTED b, born REDACTED');
  });

  it('is the compiled form of its source', async () => {
    const path = 'src/redaction/search/text-scan.wat';
    const module = (await wabt()).parseWat(path, readFileSync(path, 'utf8'));
    expect(TEXT_SCAN).toBe(Buffer.from(module.toBinary({}).buffer).toString('base64'));
  });
});
