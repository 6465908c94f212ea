import { logCallGrowth } from './scale/log-call-growth.ts';
import { spoolGrowth } from './scale/spool-growth.ts';
import { type Bench, comparedRows, type Row, type Scenario } from './scenario.ts';

/** A step that costs as many times more as it is larger is linear; so much is noise. */
const NOISE = 1.15;

/** How cost grows with what it is a cost of. */
export const scenario: Scenario = {
  what: 'How cost grows: processor time of the calling thread for one log call (Logs API), and the time that the delivery of a spool takes. Ratio: to the smallest. The goal is that each step costs at most as many times more as it is larger; with concurrent requests, that a call costs the same.',
  varies:
    'numbers in 32 records of each size. A record is cut, and says so, beyond 2,000 values, 12 levels, 64 kB of one text and 256 kB in all.',
  peers: [],
  run: async (bench) => {
    const growth = await logCallGrowth(bench);
    const rows = Object.entries(growth).flatMap(([name, costs]) => {
      const medians = costs.map(({ name: contender, threadNs: measured, spread }) => ({
        contender,
        measured,
        spread,
      }));
      return withGoals(comparedRows(name, 'ns', medians), name !== 'concurrent requests');
    });
    return [...rows, ...withGoals(await spoolRows(bench), true)];
  },
};

async function spoolRows(bench: Bench): Promise<Row[]> {
  return comparedRows('delivery of a spool', 'ms', await spoolGrowth(bench));
}

function withGoals(rows: readonly Row[], grows: boolean): Row[] {
  return rows.map((row, index) => {
    const before = rows[index - 1];
    if (!before) return row;
    const most = grows ? sizeOf(row) / sizeOf(before) : 1;
    const isMet = row.measured <= before.measured * most * NOISE;
    return { ...row, goal: { text: `<= ${most.toFixed(0)} × the one before`, isMet } };
  });
}

const sizeOf = ({ contender }: Row): number => Number.parseInt(contender.replaceAll(',', ''), 10);
