import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fill, type Slots } from '../../../bench/recall/fill.ts';
import { QUERIES_WITH_NUMBERS } from '../../../bench/recall/held-out/queries-numbers.ts';
import { QUERIES_ABOUT_PEOPLE } from '../../../bench/recall/held-out/queries-people.ts';
import { QUERIES_ABOUT_THINGS } from '../../../bench/recall/held-out/queries-things.ts';
import { SLOTS } from '../../../bench/recall/held-out/slots.ts';
import { dice } from '../../helpers/generated/dice.ts';

const QUERIES = [...QUERIES_ABOUT_PEOPLE, ...QUERIES_WITH_NUMBERS, ...QUERIES_ABOUT_THINGS];

describe('the texts of recall', () => {
  it('contain every value that is counted, and leave no gap', () => {
    fc.assert(
      fc.property(fc.constantFrom(...QUERIES), fc.nat(), (template, seed) => {
        const { text, values } = fill(template, SLOTS, dice(seed));
        for (const [, value] of values) expect(text).toContain(value);
        expect(text).not.toMatch(/\{\w+\}/);
      }),
    );
  });

  it('draw a value again that shares a word with the text around it', () => {
    const word: Slots = {
      word: ['kind', (d) => Array(2).fill(d.of(['Reading', 'Lansing'])) as never],
    };
    fc.assert(
      fc.property(fc.nat(), (seed) => {
        expect(fill('Reading in {word}', word, dice(seed)).text).toBe('Reading in Lansing');
      }),
    );
  });

  it('have twenty different held-out queries and more for each kind', () => {
    expect(new Set(QUERIES).size).toBe(QUERIES.length);
    const kinds = [...new Set(Object.values(SLOTS).map(([kind]) => kind))];
    for (const kind of kinds) {
      const asked = QUERIES.filter((query) =>
        [...query.matchAll(/\{(\w+)\}/g)].some(([, name = '']) => SLOTS[name]?.[0] === kind),
      );
      expect([kind, asked.length >= 20]).toEqual([kind, true]);
    }
  });
});
