import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  isSnapshot,
  snapshot,
  snapshotAttributes,
  snapshotFaithfully,
} from '../../../src/record/snapshot.ts';
import { DEFAULT_SNAPSHOT_LIMITS } from '../../../src/record/snapshot-limits.ts';
import { measure } from '../../helpers/any-value.ts';
import { hostileValues } from '../../helpers/hostile-values.ts';

// A marker for what is missing may come on top of what a limit lets through.
const MARKERS = DEFAULT_SNAPSHOT_LIMITS.nodes * 64;

function expectWithinLimits(value: unknown): void {
  const size = measure(value);
  expect(size.unclean).toEqual([]);
  expect(size.nodes).toBeLessThanOrEqual(DEFAULT_SNAPSHOT_LIMITS.nodes + 64);
  expect(size.depth).toBeLessThanOrEqual(DEFAULT_SNAPSHOT_LIMITS.depth);
  expect(size.length).toBeLessThanOrEqual(DEFAULT_SNAPSHOT_LIMITS.totalLength + MARKERS);
}

describe('snapshot', () => {
  it('is tried with at least 36 hostile values', () => {
    const names = hostileValues('x').map((value) => value.name);
    expect(new Set(names).size).toBe(names.length);
    expect(names.length).toBeGreaterThanOrEqual(36);
  });

  for (const { name, make } of hostileValues('planted')) {
    it(`makes a clean and bounded tree of: ${name}`, () => {
      expectWithinLimits(snapshot(make()));
      expectWithinLimits(snapshotAttributes({ field: make() }));
      expectWithinLimits(snapshotAttributes(make()));
    });
  }

  it('never throws and stays within its limits', () => {
    fc.assert(
      fc.property(
        fc.anything({
          withBigInt: true,
          withDate: true,
          withMap: true,
          withSet: true,
          withNullPrototype: true,
          withTypedArray: true,
          withSparseArray: true,
          withBoxedValues: true,
          maxDepth: 6,
        }),
        (value) => {
          expectWithinLimits(snapshot(value));
        },
      ),
    );
  });

  it('leaves a clean tree as it is', () => {
    fc.assert(
      fc.property(fc.jsonValue({ maxDepth: 4 }), (value) => {
        expect(snapshot(value)).toEqual(value);
      }),
    );
  });

  const kept: Array<[string, unknown, unknown]> = [
    ['BigInt', 12345678901234567890n, '12345678901234567890'],
    ['Date', new Date(0), '1970-01-01T00:00:00.000Z'],
    ['invalid Date', new Date(Number.NaN), 'Invalid Date'],
    ['Map', new Map([['a', 1]]), { a: 1 }],
    ['Map with object keys', new Map([[{ k: 1 }, 2]]), [{ key: { k: 1 }, value: 2 }]],
    ['Set', new Set([1, 'a']), [1, 'a']],
    ['URL', new URL('https://host.test/a'), 'https://host.test/a'],
    ['Headers', new Headers({ Cookie: 'a' }), { cookie: 'a' }],
    ['RegExp', /a/g, '/a/g'],
    ['Symbol', Symbol('a'), 'Symbol(a)'],
    ['function', function named() {}, '[Function named]'],
    ['Buffer', Buffer.from('abc'), '[Buffer 3 bytes]'],
    ['typed array', new Uint16Array(2), '[Uint16Array 4 bytes]'],
    ['boxed string', Object('a'), 'a'],
    ['Promise', Promise.resolve(1), '[Promise]'],
    ['NaN', Number.NaN, 'NaN'],
    ['undefined in an array', [undefined], [null]],
    ['undefined property', { a: undefined }, {}],
    ['lone surrogate', 'a\ud800', 'a\ufffd'],
  ];
  for (const [name, value, expected] of kept) {
    it(`keeps what can be kept of: ${name}`, () => expect(snapshot(value)).toEqual(expected));
  }

  it('marks a cycle and still shows a shared reference', () => {
    const part = { a: 1 };
    const value: Record<string, unknown> = { one: part, two: part };
    value['self'] = value;
    expect(snapshot(value)).toEqual({ one: { a: 1 }, two: { a: 1 }, self: '[Circular]' });
  });

  it('marks the cycle of an error that is its own cause', () => {
    const error = new Error('a');
    error.cause = error;
    expect(snapshot(error)).toMatchObject({ type: 'Error', message: 'a', cause: '[Circular]' });
  });

  it('says what it left out', () => {
    const text = `${'word '.repeat(20_000)}end`;
    expect(snapshot(text)).toMatch(/ …\[truncated 3446\d characters\]$/);
    expect(JSON.stringify(snapshot({ a: Array(5_000).fill(1) }))).toContain('[4000 more items]');
    const many = Object.fromEntries(Array.from({ length: 3_000 }, (_, index) => [`k${index}`, 1]));
    expect(snapshot(many)).toMatchObject({ '…': '[1001 more keys]' });
  });

  it('does not cut a token in two', () => {
    const limits = { ...DEFAULT_SNAPSHOT_LIMITS, stringLength: 16 };
    expect(snapshot('ssn of: 123-45-6789', limits)).toBe('ssn of: …[truncated 11 characters]');
  });

  it('calls a getter once, and toJSON never', () => {
    let reads = 0;
    const value = {
      get a() {
        return ++reads;
      },
      toJSON: () => expect.unreachable(),
    };
    expect(snapshot(value)).toEqual({ a: 1, toJSON: '[Function toJSON]' });
    expect(reads).toBe(1);
  });

  it('puts a reader off with a marker where a getter throws', () => {
    const value = {
      get a(): string {
        throw new Error('no');
      },
      b: 1,
    };
    expect(snapshot(value)).toEqual({ a: '[Unreadable]', b: 1 });
  });

  it('keeps __proto__ a mere key', () => {
    const taken = snapshot(JSON.parse('{"__proto__":{"polluted":1}}')) as Record<string, unknown>;
    expect(Object.keys(taken)).toEqual(['__proto__']);
    expect(taken['polluted']).toBeUndefined();
  });

  it('knows its own trees, which show no mark', () => {
    const taken = snapshot({ a: 1 }) as object;
    expect(isSnapshot(taken)).toBe(true);
    expect(isSnapshot({ a: 1 })).toBe(false);
    expect(Reflect.ownKeys(taken)).toEqual(['a']);
  });

  it('tells whether it says all that the value says', () => {
    expect(snapshotFaithfully({ a: [1, { b: null }] }).faithful).toBe(true);
    const withToJson = Object.defineProperty({ a: 1 }, 'toJSON', { value: () => 'x' });
    for (const value of [
      {
        get a() {
          return 1;
        },
      },
      new Proxy({ a: 1 }, {}),
      withToJson,
      { a: 1n },
      { [Symbol('s')]: 1 },
      new Array(1),
    ]) {
      expect(snapshotFaithfully(value).faithful).toBe(false);
    }
  });
});
