// `npm run bench:guard`: what this commit costs beside the one before it. It reports and never fails.
import { join } from 'node:path';
import { type ParentBuild, parentBuild } from './guard/parent-build.ts';
import { startCpu } from './guard/start-cpu.ts';
import { recordCosts } from './record/record-cost.ts';
import { type Bench, comparedRows, median, type Row, type Unit } from './scenario.ts';
import { rowsTable } from './tables.ts';

const OWN_BUILD = join(import.meta.dirname, '..', 'dist');
const WAYS = ['console.info', 'Logs API', 'pino', 'winston', 'bunyan'].map((way) => `ours, ${way}`);
/** Processes of each, in turns: a busy machine is busy for both. */
const TURNS = 3;
const STARTS = 9;

const parent = findParent();
if (parent) {
  try {
    console.log(`This commit beside ${parent.commit}\n`);
    console.log(rowsTable([...starts(parent), ...(await calls(parent))]));
    console.log('\nReported only: a machine that others use says little about a few per cent.');
  } finally {
    parent.remove();
  }
}

function findParent(): ParentBuild | undefined {
  try {
    const found = parentBuild();
    if (!found) console.log('bench:guard: no commit before this one here; nothing to compare with');
    return found;
  } catch (error) {
    console.log(`bench:guard: the commit before cannot be built: ${(error as Error).message}`);
    return undefined;
  }
}

function starts({ folder }: ParentBuild): Row[] {
  const samples = { before: [] as number[], now: [] as number[] };
  for (let turn = 0; turn < STARTS; turn++) {
    samples.before.push(startCpu(folder));
    samples.now.push(startCpu(OWN_BUILD));
  }
  return compared('start of an empty application', 'ms', samples.before, samples.now);
}

async function calls({ folder }: ParentBuild): Promise<Row[]> {
  const bench = {
    isQuick: true,
    effort: { rounds: 0, roundMs: 0 },
    progress: () => undefined,
  } satisfies Bench;
  const samples = { before: new Map<string, number[]>(), now: new Map<string, number[]>() };
  for (let turn = 0; turn < TURNS * 2; turn++) {
    const [side, build] =
      turn % 2 === 0 ? (['before', folder] as const) : (['now', OWN_BUILD] as const);
    const task = { size: '0.6', only: WAYS, peersFolder: undefined, build } as const;
    for (const { name, threadNs } of await recordCosts(bench, task)) {
      samples[side].set(name, [...(samples[side].get(name) ?? []), threadNs]);
    }
  }
  return WAYS.flatMap((way) => {
    const [before = [], now = []] = [samples.before.get(way), samples.now.get(way)];
    return compared(`log call of 0.6 kB, ${way.slice('ours, '.length)}`, 'ns', before, now);
  });
}

function compared(
  name: string,
  unit: Unit,
  before: readonly number[],
  now: readonly number[],
): Row[] {
  return comparedRows(name, unit, [
    { contender: 'before', ...median(before) },
    { contender: 'now', ...median(now) },
  ]);
}
