// `npm run test:kill -- [--kills N] [--mode on|coalesced|fsync]… [--node 22|24|PATH]… [--parallel N]`
import { parseArgs } from 'node:util';
import { nodeOf } from '../helpers/node-versions.ts';
import { KILL_MODES, type KillMode, type KillResult, runKills } from './kill/kill-loop.ts';
import { KillTotal, killSummary } from './kill/kill-total.ts';

const SHOWN_EVERY_MILLIS = 15_000;
const USAGE =
  'usage: npm run test:kill -- [--kills N, shared by the modes and Nodes] [--mode on|coalesced|fsync]… [--node 22|24|PATH]… [--parallel N]';

const { values } = parseArgs({
  options: {
    kills: { type: 'string', default: '10000' },
    mode: { type: 'string', multiple: true, default: [...KILL_MODES] },
    node: { type: 'string', multiple: true, default: ['22', '24'] },
    parallel: { type: 'string', default: '2' },
  },
});
const modes = values.mode as KillMode[];
const kills = Number(values.kills);
const parallel = Number(values.parallel);
if (!modes.every((mode) => KILL_MODES.includes(mode)) || !(kills > 0) || !(parallel > 0)) {
  console.error(USAGE);
  process.exit(2);
}

const runs = await Promise.all(
  values.node.flatMap((label) =>
    modes.map(async (mode) => ({ label, mode, node: await path(label) })),
  ),
);
const total = new KillTotal();
for (const [index, { label, mode, node }] of runs.entries()) {
  // Rounded so that all runs together make the number asked for.
  const share =
    Math.floor((kills * (index + 1)) / runs.length) - Math.floor((kills * index) / runs.length);
  const result = await runKills({
    mode,
    kills: share,
    node,
    parallel,
    onProgress: progress(share),
  });
  if (process.stderr.isTTY) process.stderr.write('\r\x1b[K');
  for (const example of result.examples) console.log(example);
  console.log(`Node ${label}, ${killSummary(result)}`);
  total.add(result);
}
console.log(total.line);
if (!total.isGood) process.exitCode = 1;

async function path(label: string): Promise<string> {
  if (label !== '22' && label !== '24') return label;
  const node = await nodeOf(label);
  if (node) return node;
  console.error(`Node ${label} cannot be had here`);
  process.exit(2);
}

function progress(share: number): (result: KillResult) => void {
  const started = performance.now();
  let shownAt = 0;
  return (result) => {
    const now = performance.now();
    if (result.kills < share && now - shownAt < SHOWN_EVERY_MILLIS) return;
    shownAt = now;
    const seconds = Math.round((now - started) / 1000);
    const line = `${result.kills} of ${share} in ${seconds} s: ${killSummary(result)}`;
    if (process.stderr.isTTY) process.stderr.write(`\r\x1b[K${line}`);
    else console.error(line);
  };
}
