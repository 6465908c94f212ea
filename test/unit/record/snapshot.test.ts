import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isPlain } from '../../../src/record/plain-check.ts';
import { isSnapshot, snapshot, snapshotAttributes } from '../../../src/record/snapshot.ts';
import {
  DEFAULT_SNAPSHOT_LIMITS,
  type SnapshotLimits,
} from '../../../src/record/snapshot-limits.ts';
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
    expect(snapshot(text)).toMatch(/ \.\.\.\[truncated 3446\d characters\]$/);
    expect(JSON.stringify(snapshot({ a: Array(5_000).fill(1) }))).toContain('[4000 more items]');
    const many = Object.fromEntries(Array.from({ length: 3_000 }, (_, index) => [`k${index}`, 1]));
    expect(snapshot(many)).toMatchObject({ '…': '[1001 more keys]' });
  });

  it('does not cut a token in two', () => {
    const limits = { ...DEFAULT_SNAPSHOT_LIMITS, stringLength: 16 };
    expect(snapshot('ssn of: 123-45-6789', limits)).toBe('ssn of: ...[truncated 11 characters]');
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

  it('knows the parts of attributes that it made, and nothing that stands on a prototype', () => {
    const planted = { b: 1 };
    const prototype = Object.prototype as Record<string, unknown>;
    prototype['planted'] = planted;
    try {
      const taken = snapshotAttributes({ a: { b: 1 }, c: 'd' });
      expect(isSnapshot(taken['a'] as object)).toBe(true);
      expect(Object.keys(taken)).toEqual(['a', 'c']);
      expect(isSnapshot(planted)).toBe(false);
    } finally {
      delete prototype['planted'];
    }
  });

  it('calls each getter once, also beside one that throws', () => {
    const reads: string[] = [];
    const value = {
      get a() {
        reads.push('a');
        return 1;
      },
      get b(): string {
        reads.push('b');
        throw new Error('no');
      },
      get c() {
        reads.push('c');
        return { d: 2 };
      },
    };
    expect(snapshot(value)).toEqual({ a: 1, b: '[Unreadable]', c: { d: 2 } });
    expect(reads).toEqual(['a', 'b', 'c']);
  });

  it('reads objects with keys that it knows as carefully as the first one', () => {
    const first = { known: 1, keys: 'a', here: { b: true } };
    for (let n = 0; n < 10; n++) expect(snapshot({ ...first })).toEqual(first);
    expect(snapshot({ known: 2, keys: '\ud800', here: undefined })).toEqual({
      known: 2,
      keys: '\ufffd',
    });
    expect(snapshot({ known: () => 1, keys: 1n, here: new Date(0) })).toEqual({
      known: '[Function known]',
      keys: '1',
      here: '1970-01-01T00:00:00.000Z',
    });
    const throws = {
      known: 3,
      get keys(): string {
        throw new Error('no');
      },
      here: [1],
    };
    expect(snapshot(throws)).toEqual({ known: 3, keys: '[Unreadable]', here: [1] });
    const taken = snapshot({ ...first, [Symbol('s')]: 2 }) as object;
    expect(Reflect.ownKeys(taken)).toEqual(['known', 'keys', 'here']);
    const own = { ...first };
    expect(snapshot(own)).not.toBe(own);
  });

  it('leaves out symbols and the prototype that a Proxy would give it', () => {
    const names = [['a'], ['a', '__proto__']];
    const proxy = new Proxy(
      {},
      {
        ownKeys: () => names.shift() ?? ['a'],
        getOwnPropertyDescriptor: () => ({ value: 1, enumerable: true, configurable: true }),
        get: (_, key) => (key === '__proto__' ? { toJSON: () => 'planted' } : 1),
      },
    );
    expect(JSON.stringify(snapshot(proxy))).toBe('{"a":1}');
    expect(Reflect.ownKeys(snapshot({ a: 1, [Symbol('s')]: 2 }) as object)).toEqual(['a']);
  });
});

describe('limits of a snapshot', () => {
  const SECRET = 'planted';
  const MARKER = 40;
  const limits = fc.record({
    stringLength: fc.integer({ min: 0, max: 20 }),
    keyLength: fc.integer({ min: 1, max: 12 }),
    depth: fc.integer({ min: 0, max: 4 }),
    nodes: fc.integer({ min: 1, max: 30 }),
    totalLength: fc.integer({ min: 0, max: 120 }),
  });
  const tree = fc.letrec<{ tree: unknown }>((tie) => ({
    tree: fc.oneof(
      { maxDepth: 6 },
      fc.string({ maxLength: 40 }),
      fc.integer(),
      fc.array(tie('tree'), { maxLength: 12 }),
      fc.dictionary(fc.string({ maxLength: 30 }), tie('tree'), { maxKeys: 12 }),
      fc.array(tie('tree'), { maxLength: 4 }).map((list) => new Set(list)),
      fc.array(fc.tuple(fc.string(), tie('tree')), { maxLength: 4 }).map((list) => new Map(list)),
    ),
  })).tree;

  function expectWithin(value: unknown, { depth, nodes, totalLength }: SnapshotLimits): void {
    const size = measure(value);
    // Each container that is cut says so in one marker, and there are no more of them than nodes.
    expect(size.nodes).toBeLessThanOrEqual(2 * nodes + 1);
    expect(size.depth).toBeLessThanOrEqual(depth + 1);
    expect(size.length).toBeLessThanOrEqual(totalLength + (2 * nodes + 1) * (2 * MARKER));
  }

  it('hold for every tree and every limit', () => {
    fc.assert(
      fc.property(tree, limits, (value, given) => expectWithin(snapshot(value, given), given)),
      { numRuns: 500 },
    );
  });

  it('leave nothing of what is beyond them but a marker', () => {
    const deep = (levels: number): unknown => (levels === 0 ? SECRET : { a: deep(levels - 1) });
    const given: SnapshotLimits = {
      stringLength: 16,
      keyLength: 8,
      depth: 3,
      nodes: 10,
      totalLength: 100,
    };
    for (const value of [
      deep(5),
      [[[[SECRET]]]],
      [...Array(20).fill('a'), SECRET],
      { ...Object.fromEntries(Array.from({ length: 20 }, (_, n) => [`k${n}`, 1])), last: SECRET },
      `${'word '.repeat(4)}${SECRET}`,
      { [`${'k'.repeat(8)} ${SECRET}`]: 1 },
      { [SECRET.repeat(2)]: 1 },
      new Map([[`${'k'.repeat(8)} ${SECRET}`, 1]]),
      [...Array.from({ length: 8 }, () => 'word '.repeat(3)), SECRET],
    ]) {
      const text = JSON.stringify(snapshot(value, given));
      expect(text).not.toContain(SECRET);
      expect(text).toMatch(/\[.+\]/);
    }
  });

  it('leave the value itself as it was', () => {
    fc.assert(
      fc.property(tree, limits, (value, given) => {
        const before = structuredClone(value);
        snapshot(value, given);
        snapshotAttributes(value, given);
        expect(value).toEqual(before);
      }),
    );
  });
});

describe('isPlain', () => {
  it('knows what a snapshot would show as it is', () => {
    expect(isPlain({ a: [1, { b: null }], c: '', d: true })).toBe(true);
    fc.assert(
      fc.property(fc.object({ withNullPrototype: true, withSparseArray: true }), (value) => {
        const json = JSON.parse(JSON.stringify(value)) as object;
        expect(isPlain(json)).toBe(true);
        if (isPlain(value)) expect(snapshot(value)).toEqual({ ...value });
      }),
    );
  });

  const hidden = (): object => Object.defineProperty({ a: 1 }, 'toJSON', { value: () => 'x' });
  const circle: Record<string, unknown> = {};
  circle['self'] = circle;
  const others: Record<string, object> = {
    'a getter': {
      get a() {
        return 1;
      },
    },
    'a Proxy': new Proxy({ a: 1 }, {}),
    'a hidden toJSON': hidden(),
    'a hidden toJSON below': { b: [hidden()] },
    'a toJSON on an array': Object.assign([1], { toJSON: () => 'x' }),
    'a BigInt': { a: 1n },
    'a symbol': { [Symbol('s')]: 1 },
    'a hole': new Array(1),
    'an undefined element': [undefined],
    'an undefined property': { a: undefined },
    'not a number': { a: Number.NaN },
    'a class': new (class Shown {
      a = 1;
    })(),
    'an array of a class': new (class List extends Array {})(),
    'a cycle': circle,
    'half a character': { a: '\ud800' },
    'half a character in a key': { '\ud800': 1 },
    'too many nodes': { a: Array(900).fill(1), b: Array(900).fill(1), c: Array(900).fill(1) },
    'too long a text': { a: 'a'.repeat(70_000) },
    'too long a key': { ['a'.repeat(300)]: 1 },
    'too much text': { a: Array(5).fill('a'.repeat(60_000)) },
    bytes: { a: Buffer.from('a') },
  };
  for (const [name, value] of Object.entries(others)) {
    it(`says no to ${name}`, () => expect(isPlain(value)).toBe(false));
  }

  it('runs no code of the value', () => {
    const never = new Proxy(
      {},
      { getPrototypeOf: () => expect.unreachable(), ownKeys: () => expect.unreachable() },
    );
    expect(isPlain(never)).toBe(false);
    expect(
      isPlain({
        get a() {
          return expect.unreachable();
        },
      }),
    ).toBe(false);
  });
});
