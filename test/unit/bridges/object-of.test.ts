import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { objectOf } from '../../../src/bridges/object-of.ts';

const keys = fc.uniqueArray(fc.oneof(fc.string(), fc.constant('__proto__')), { maxLength: 40 });

describe('an object of keys and values', () => {
  it('has these, and no others, also the second and third time', () => {
    fc.assert(
      fc.property(keys, (names) => {
        for (const round of [1, 2, 3]) {
          const values = names.map((name, index) => (index % 3 ? `${name} ${round}` : { round }));
          const made = objectOf(names, values);
          expect(Object.getPrototypeOf(made)).toBe(Object.prototype);
          expect(Object.keys(made).sort()).toEqual([...names].sort());
          for (const [index, name] of names.entries()) {
            expect(Object.getOwnPropertyDescriptor(made, name)?.value).toBe(values[index]);
          }
        }
      }),
    );
  });

  it('keeps the order of keys that are no numbers', () => {
    const names = Array.from({ length: 30 }, (_, index) => `key ${(index * 7) % 30}`);
    for (const _round of [1, 2]) expect(Object.keys(objectOf(names, names))).toEqual(names);
  });

  it('shares nothing with the one made before', () => {
    const names = Array.from({ length: 20 }, (_, index) => `key ${index}`);
    objectOf(names, names);
    const first = objectOf(names, names);
    objectOf(
      names,
      names.map(() => 'another'),
    );
    expect(first['key 3']).toBe('key 3');
  });
});
