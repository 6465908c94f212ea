import { recordCosts } from '../record/record-cost.ts';
import { type Bench, type Row, rows } from '../scenario.ts';

const PINO = 'pino, synchronously to a file';
const SPOOL = 'the spool alone, mode on';
const WAYS = [PINO, 'ours, Logs API', SPOOL, 'the spool alone, mode coalesced'];
const MOST = 0.6;

/** What the spool costs of a log call, beside pino's line; the `record` scenario tells the rest. */
export async function callCost(bench: Bench): Promise<Row[]> {
  const costs = await recordCosts(bench, { size: '0.6', only: WAYS, peersFolder: undefined });
  const inCall = costs.map(({ name, callNs, spread }) => ({ name, ns: callNs, spread }));
  const ofThread = costs.map(({ name, threadNs, spread }) => ({ name, ns: threadNs, spread }));
  return [
    ...rows('until the call returns', inCall),
    // Of processor time, not of time: the former says the same on a busy machine.
    ...rows('processor time of the thread, deferred work too', ofThread).map(withGoal),
  ];
}

function withGoal(row: Row): Row {
  if (row.contender !== SPOOL) return row;
  return { ...row, goal: { text: `<= ${MOST}×`, isMet: row.ratio <= MOST } };
}
