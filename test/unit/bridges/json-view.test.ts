import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { jsonView } from '../../../src/bridges/json-view.ts';

/** What JSON itself makes of it. */
function byJson(fields: object): unknown {
  const text = JSON.stringify(fields, (_key, value) =>
    typeof value === 'bigint' ? value.toString() : value,
  );
  return JSON.parse(text);
}

const ODD: fc.Arbitrary<unknown> = fc.constantFrom(
  undefined,
  Number.NaN,
  Number.NEGATIVE_INFINITY,
  -0,
  12n,
  Symbol('s'),
  () => 1,
  Object.assign(() => 1, { toJSON: () => 'a function that shows itself' }),
  new Date(0),
  new Date(Number.NaN),
  Object.assign(new Date(0), { toJSON: () => 'a date of its own' }),
  new Map([['a', 1]]),
  Buffer.from('bytes'),
  new Error('an error'),
  Object.assign([1, 2], { toJSON: () => 'a list of its own' }),
  { toJSON: () => ({ hidden: true }) },
  Object.assign(Object.create(null), { of: 'no prototype' }),
  new (class Study {
    id = 1;
  })(),
  new Number(1),
  // biome-ignore lint/suspicious/noSparseArray: a hole is what it is about
  [1, , 3],
  '\ud800 alone',
  JSON.parse('{"__proto__":{"polluted":true}}'),
);

const value = fc.letrec((tie) => ({
  any: fc.oneof(
    { weight: 3, arbitrary: fc.oneof(fc.string(), fc.double(), fc.boolean(), fc.constant(null)) },
    { weight: 1, arbitrary: ODD },
    { weight: 1, arbitrary: fc.array(tie('any'), { maxLength: 4 }) },
    { weight: 2, arbitrary: fc.dictionary(fc.string(), tie('any'), { maxKeys: 5 }) },
  ),
})).any;

describe('fields as JSON shows them', () => {
  it('are what JSON.stringify and JSON.parse make of them', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string(), value, { maxKeys: 6 }), (fields) => {
        expect(jsonView(fields)).toStrictEqual(byJson(fields));
      }),
      { numRuns: 2000 },
    );
  });

  it('leave out symbols', () => {
    expect(jsonView({ a: 1, [Symbol('level')]: 'info' })).toEqual({ a: 1 });
  });

  it('show a cycle, and a getter that throws, by a snapshot', () => {
    const cycle: Record<string, unknown> = { a: 1 };
    cycle['self'] = { cycle };
    expect(jsonView(cycle)).toMatchObject({ a: 1, self: { cycle: '[Circular]' } });
    const thrown = Object.defineProperty({ a: 1 }, 'b', {
      enumerable: true,
      get() {
        throw new Error('no');
      },
    });
    expect(jsonView(thrown)).toMatchObject({ a: 1 });
  });

  it('end for shared references that double with each level', () => {
    let shared: unknown = 'x';
    for (let level = 0; level < 60; level++) shared = { left: shared, right: shared };
    expect(Object.keys(jsonView(shared as object))).toContain('left');
  });
});
