// `npm run test:kill -- [--kills N] [--mode on|coalesced|fsync] [--node PATH] [--parallel N]`
import { execFileSync } from 'node:child_process';
import { parseArgs } from 'node:util';
import { KILL_MODES, type KillMode, type KillResult, runKills } from './kill/kill-loop.ts';

const { values } = parseArgs({
  options: {
    kills: { type: 'string', default: '10000' },
    mode: { type: 'string', multiple: true },
    node: { type: 'string', default: process.execPath },
    parallel: { type: 'string', default: '2' },
  },
});
const modes = (values.mode ?? KILL_MODES) as KillMode[];
const kills = Number(values.kills);
const parallel = Number(values.parallel);
if (!modes.every((mode) => KILL_MODES.includes(mode)) || !(kills > 0) || !(parallel > 0)) {
  console.error(
    'usage: npm run test:kill -- [--kills N] [--mode on|coalesced|fsync]… [--node PATH]',
  );
  process.exit(2);
}
const version = execFileSync(values.node, ['--version'], { encoding: 'utf8' }).trim();

const summaries: string[] = [];
for (const mode of modes) {
  const started = performance.now();
  const seconds = () => Math.round((performance.now() - started) / 1000);
  let shownAt = 0;
  const onProgress = (result: KillResult): void => {
    const isDue = result.kills === kills || performance.now() - shownAt > 15_000;
    if (isDue) shownAt = performance.now();
    const line = `${result.kills} of ${kills}: ${summary(result, seconds())}`;
    if (process.stderr.isTTY) process.stderr.write(`\r\x1b[K${line}`);
    else if (isDue) console.error(line);
  };
  const result = await runKills({ mode, kills, node: values.node, parallel, onProgress });
  if (process.stderr.isTTY) process.stderr.write('\r\x1b[K');
  for (const example of result.examples) console.log(example);
  summaries.push(summary(result, seconds()));
  const bad = mode === 'coalesced' ? result.lostBeforeLastTick : result.lost;
  if (bad + result.falsified + result.damaged > 0) process.exitCode = 1;
}
console.log(`Node ${version}\n${summaries.join('\n')}`);

function summary(result: KillResult, seconds: number): string {
  const { mode, acknowledged, recovered, lost, lostBeforeLastTick, duplicates } = result;
  const early = mode === 'coalesced' ? ` (before the last tick: ${lostBeforeLastTick})` : '';
  return (
    `${mode}: ${result.kills} kills, ${acknowledged} records acknowledged, ${recovered} recovered, ` +
    `${lost} lost${early}, ${duplicates} duplicates, ${result.falsified} falsified, ` +
    `${result.damaged} damaged frames, ${result.tornBytes} torn bytes, ${seconds} s`
  );
}
