// `npm run test:files -- [--lines N] [--processes N] [--threads N, besides the main one] [--size BYTES]`
import { parseArgs } from 'node:util';
import { runWriters } from './files/many-writers.ts';

const { values } = parseArgs({
  options: {
    lines: { type: 'string', default: '1000000' },
    processes: { type: 'string', default: '4' },
    threads: { type: 'string', default: '0' },
    size: { type: 'string', default: '1048576' },
  },
});
const processes = Number(values.processes);
const threads = Number(values.threads);
const writers = processes * (threads + 1);
const lines = Math.floor(Number(values.lines) / writers) * writers;
const started = performance.now();
const result = await runWriters({
  lines,
  processes,
  threads,
  maximumBytes: Number(values.size),
});
const seconds = ((performance.now() - started) / 1000).toFixed(1);
console.log(
  `${lines} lines in, ${result.lines} out, ${result.torn} torn, ${result.twice} twice, ` +
    `${result.rotated} rotations (${result.early} early), ` +
    `${result.compressedMeanwhile} compressed meanwhile, ${result.compressed} in the end, ${seconds} s`,
);
const isGood =
  result.lines === lines && result.torn === 0 && result.twice === 0 && result.early === 0;
if (!isGood) process.exitCode = 1;
