import { describe, expect, it } from 'vitest';
import { LEAK_MODES, type LeakReport, plantedValues, runLeaks } from '../helpers/leaks/leak-run.ts';
import { LeakSearch } from '../helpers/leaks/search.ts';

/** `npm run test:leaks` plants more. */
const VALUES = 200;
const OUTPUTS = [
  'stdout',
  'stderr',
  'log files',
  'spool',
  'OTLP logs',
  'OTLP traces',
  'OTLP metrics',
  '/metrics',
  'headers of answers',
  'headers sent on',
  'carriers of messages',
];

const foundIn = ({ outputs }: LeakReport): Record<string, string[]> =>
  Object.fromEntries(
    outputs
      .filter(({ found }) => found.length > 0)
      .map(({ output, found }) => [
        output,
        found.map(({ value, around }) => `${value}: ${around}`),
      ]),
  );

describe('values in every place of a service at once', { timeout: 180_000 }, () => {
  it.for(LEAK_MODES)('%s: none is in any output', async (mode) => {
    const report = await runLeaks({ values: VALUES, seed: 7, mode });
    expect(foundIn(report)).toEqual({});
    expect(report.failed).toEqual([]);
    expect(report.places.length).toBeGreaterThanOrEqual(80);
    // None of them is empty: nothing was looked at that is not there.
    const spooled = OUTPUTS.filter((output) => output !== 'spool' || mode !== 'keep');
    expect(report.outputs.filter(({ bytes }) => bytes > 500).map(({ output }) => output)).toEqual(
      spooled,
    );
  });

  it('without the flag they are found, so the search can see', async () => {
    const report = await runLeaks({ values: 20, seed: 7, mode: 'json', flag: false });
    const counts = report.outputs.map(({ output, found }) => [output, found.length]);
    expect(Object.fromEntries(counts)).toMatchObject({
      stdout: 20,
      stderr: 20,
      'log files': 20,
    });
  });
});

describe('the search', () => {
  it('finds a value in each form in which outputs write it', () => {
    const [value = '', other = ''] = ["o'neil+clinic@mail.example.org", '521-38-4417'];
    const search = new LeakSearch([value, other]);
    const forms = [
      `before ${value} after`,
      `/files/${encodeURIComponent(value)}?q=1`,
      `of_${value.replaceAll(/[^a-z0-9]+/gi, '_')}_total 1`,
      Buffer.from(value).toString('base64'),
      JSON.stringify({ value }),
    ];
    for (const form of forms) {
      expect(search.in(form).map((found) => found.value)).toEqual([value]);
    }
    expect(search.in('521-38-441')).toEqual([]);
    expect(search.in('')).toEqual([]);
  });

  it('has values that differ', () => {
    expect(new Set(plantedValues(1000, 1)).size).toBe(1000);
  });
});
