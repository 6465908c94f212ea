import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { plotOf } from '../../../bench/plot.ts';
import type { Report } from '../../../bench/report.ts';
import { comparedRows, median } from '../../../bench/scenario.ts';
import { goalsTable, rowsTable } from '../../../bench/tables.ts';
import { REPOSITORY } from '../../helpers/source-files.ts';

const ROWS = comparedRows('a case', 'µs', [
  { contender: 'pino <sync>', measured: 8, spread: 0.1 },
  { contender: 'ours', measured: 12, spread: 0.2 },
]).map((row, index) => (index === 1 ? { ...row, goal: { text: '<= 1×', isMet: false } } : row));
const REPORT: Report = {
  scenario: 'record',
  what: 'What a call costs.',
  varies: '',
  machine: 'Node 24',
  versions: 'pino 10',
  day: '2026-01-31',
  isQuick: true,
  effort: { rounds: 1, roundMs: 1 },
  plots: { 'a case': 'A title' },
  rows: ROWS,
  recall: [],
  figures: [{ what: 'delay', value: '3 ms', goal: '<= 5 ms', met: true }],
};

function bench(...args: string[]): Promise<{ code: number; stdout: string; stderr: string }> {
  const file = join(REPOSITORY, 'bench', 'run.ts');
  return new Promise((resolve) => {
    execFile(process.execPath, [file, ...args], (error, stdout, stderr) => {
      resolve({ code: error ? Number(error.code) : 0, stdout, stderr });
    });
  });
}

describe('npm run bench', () => {
  it('says which scenarios there are, with examples', async () => {
    const { code, stdout } = await bench('--help');
    expect(code).toBe(0);
    expect(stdout).toMatch(/Scenarios: .*record.*http.*\n[\s\S]*Examples:\n/);
  });

  it('says what is wrong with a name or an option, and measures nothing', async () => {
    expect(await bench('recrod')).toMatchObject({
      code: 2,
      stderr: expect.stringContaining('there is no scenario "recrod"'),
    });
    expect(await bench('--quik')).toMatchObject({
      code: 2,
      stderr: expect.stringContaining('--quik'),
    });
  });
});

describe('what the bench shows', () => {
  it('is a median and half the distance between the quartiles', () => {
    expect(median([5, 1, 2, 4, 3])).toEqual({ measured: 3, spread: 1 / 3 });
  });

  it('is a ratio to the first contender of a case, with the goal', () => {
    expect(rowsTable(ROWS)).toContain(
      '| a case | ours | 12.0 µs | 20 % | 1.50 | <= 1×: **missed** |',
    );
    expect(goalsTable([REPORT]).split('\n').slice(2)).toEqual([
      '| record | a case: ours | 12.0 µs, 1.50× | <= 1×: **missed** |',
      '| record | delay | 3 ms | <= 5 ms: met |',
    ]);
  });

  it('is a plot of the cases that a scenario names, ours in another colour', () => {
    const plot = plotOf([REPORT]);
    expect(plot).toMatch(/^<svg [\s\S]*<\/svg>\n$/);
    expect(plot).toContain('A title');
    expect(plot).toContain('pino &lt;sync&gt;');
    expect(plot.match(/class="ours"/g)).toHaveLength(1);
    expect(plot.match(/class="peer"/g)).toHaveLength(1);
  });
});
