import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { halfOf, type Span, templateOf } from '../../../bench/recall/halves.ts';
import { recallTable } from '../../../bench/recall-table.ts';

const word = fc.stringMatching(/^[a-z😀é ]{0,8}$/u);
const value = fc.stringMatching(/^[A-Z0-9ß𝒳]{1,6}$/u);
const type = fc.constantFrom('PERSON', 'CITY', 'AGE');

describe('the halves of the corpora', () => {
  it('put every sentence of a template into the same half, whatever values fill it', () => {
    const pieces = fc.array(fc.tuple(word, type), { minLength: 1, maxLength: 4 });
    const fillings = fc.array(value, { minLength: 8, maxLength: 8 });
    fc.assert(
      fc.property(pieces, fillings, (parts, values) => {
        const [one, other] = [written(parts, values), written(parts, values.slice(4))];
        expect(templateOf(one.text, one.spans)).toBe(
          parts.map(([text, kind]) => `${text}{${kind}}`).join(''),
        );
        expect(templateOf(one.text, one.spans)).toBe(templateOf(other.text, other.spans));
      }),
    );
  });

  it('are cut by the first byte of the SHA-256, as others can do it too', () => {
    expect(halfOf('{PERSON} called')).toBe('development');
    expect(halfOf('call {PERSON}')).toBe('held-out');
  });
});

describe('the table of recall', () => {
  it('asks the goal of the held-out figure where there is one', () => {
    const row = { group: 'names', name: 'plain', gone: 99, of: 100, goal: 0.97, examples: [] };
    const table = recallTable([
      { ...row, use: 'development' },
      { ...row, use: 'held-out', gone: 80 },
      { ...row, use: 'development', name: 'alone' },
    ]);
    expect(table).toContain(
      '| names | plain | 99.0 % of 100 | 80.0 % of 100 | ≥ 97 %: **missed** |',
    );
    expect(table).toContain('| names | alone | 99.0 % of 100 | – | ≥ 97 %: met |');
  });

  it('counts harmless texts that were touched, up to the part that may be', () => {
    const row = {
      group: 'lines',
      name: 'touched',
      of: 1_000,
      use: 'held-out',
      examples: [],
    } as const;
    expect(recallTable([{ ...row, gone: 1, most: 0.001 }])).toContain(
      '1 of 1,000 touched | ≤ 0.1 %: met',
    );
    expect(recallTable([{ ...row, gone: 2, most: 0.001 }])).toContain('**missed**');
  });
});

function written(
  parts: ReadonlyArray<readonly [string, string]>,
  values: readonly string[],
): { text: string; spans: Span[] } {
  let text = '';
  const spans = parts.map(([before, kind], index) => {
    text += before;
    const start = [...text].length;
    text += values[index] as string;
    return { type: kind, value: values[index] as string, start, end: [...text].length };
  });
  return { text, spans };
}
