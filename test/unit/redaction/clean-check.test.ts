import { describe, expect, it } from 'vitest';
import { cleanRecord } from '../../../bench/redaction-records.ts';
import { snapshotAttributes } from '../../../src/record/snapshot.ts';
import { createRedactor } from '../../../src/redaction/index.ts';
import { dice } from '../../helpers/generated/dice.ts';
import { IDENTIFYING } from '../../helpers/generated/identifying.ts';
import { harmlessValues } from '../../helpers/harmless-values.ts';

const KINDS = IDENTIFYING.flatMap(({ kinds }) => kinds);
const HARMLESS = [...harmlessValues(200)];
const ROUNDS = 2_500;
/** Most say nothing of what stands beside them. */
const LABELS = ['unit', 'region', 'color', 'step', 'phase', 'ssn', 'password'];

/** Records whose keys come again and again, so that one look at the whole decides about most. */
function* records() {
  const roll = dice(3);
  for (let round = 0; round < ROUNDS; round++) {
    const { attributes } = cleanRecord(round);
    const places: Record<string, (value: unknown) => object> = {
      top: (value) => ({ ...attributes, component: value }),
      always: (value) => ({ ...attributes, 'correlation.id': value }),
      below: (value) => ({ ...attributes, queue: { name: 'uploads', note: value } }),
      listed: (value) => ({ ...attributes, tags: ['dicom', value, 'upload'] }),
      weak: (value) => ({ ...attributes, session: { id: value } }),
      named: (value) => ({ ...attributes, errors: [{ path: roll.of(LABELS), value }] }),
      namedAtTop: (value) => ({ ...attributes, field: roll.of(LABELS), value }),
      entries: (value) => ({ ...attributes, entries: [[roll.of(LABELS), value]] }),
      headers: (value) => ({ ...attributes, rawHeaders: ['Accept', '*', roll.of(LABELS), value] }),
      rows: (value) => ({ ...attributes, columns: ['n', roll.of(LABELS)], rows: [[1, value]] }),
      bound: (value) => ({
        ...attributes,
        sql: `update t set ${roll.of(LABELS)} = ?`,
        parameters: [value],
      }),
    };
    const place = roll.of(Object.keys(places));
    const found = roll.int(0, 2) === 0 ? roll.of(KINDS).make(roll).input : roll.of(HARMLESS);
    yield (places[place] as (value: unknown) => object)(found);
  }
}

describe('a look at a whole record', () => {
  it('calls none clean in which a look at each value finds something', () => {
    const whole = createRedactor();
    const each = createRedactor();
    let changed = 0;
    for (const record of records()) {
      const attributes = snapshotAttributes(record);
      const expected = each.redactParsed(structuredClone(attributes));
      const redacted = whole.redactOwnAttributes(attributes);
      expect(redacted).toEqual(expected);
      if (redacted !== attributes) changed++;
    }
    expect(changed).toBeGreaterThan(ROUNDS / 10);
    expect(changed).toBeLessThan(ROUNDS / 2);
    expect(whole.counts()).toEqual(each.counts());
  });

  it('leaves a clean record the very same object, whatever differs in it', () => {
    const redactor = createRedactor();
    for (let n = 0; n < 200; n++) {
      const attributes = snapshotAttributes(cleanRecord(n).attributes);
      expect(redactor.redactOwnAttributes(attributes)).toBe(attributes);
    }
  });

  it('finds what is longer than a policy lets a text be', () => {
    const redactor = createRedactor({ policy: { limits: { text: 256 } } });
    for (let n = 0; n < 3; n++) {
      expect(redactor.redactOwnAttributes({ a: 'short', b: `${n} ${'word '.repeat(60)}` })).toEqual(
        {
          a: 'short',
          b: 'REDACTED',
        },
      );
    }
  });

  it('finds a card among numbers, and an address in a key', () => {
    const redactor = createRedactor();
    for (let n = 0; n < 3; n++) redactor.redactOwnAttributes({ n, of: 2 });
    expect(redactor.redactOwnAttributes({ n: 4_111_111_111_111_111, of: 2 })).toEqual({
      n: 'REDACTED',
      of: 2,
    });
    expect(redactor.redactOwnAttributes({ n: 1, 'a@b.example': 2 })).toEqual({ n: 1, REDACTED: 2 });
  });
});
