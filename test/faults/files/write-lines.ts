// A process that writes numbered lines: `write-lines.ts DIRECTORY WRITER LINES THREADS BYTES`.
import { isMainThread, Worker, workerData } from 'node:worker_threads';
import { RotatingFile } from '../../../src/outputs/files/rotating-file.ts';
import { numberedLine } from './numbered-lines.ts';

const [directory = '', writer = '', lines = '0', threads = '0', maximumBytes = '0'] =
  process.argv.slice(2);
const name = isMainThread ? `${writer}.0` : `${writer}.${workerData as number}`;

const file = new RotatingFile({
  directory,
  name: 'media',
  maximumBytes: Number(maximumBytes),
  rotateEveryMillis: undefined,
  retention: { backups: 10_000, days: undefined, bytes: undefined },
  compress: true,
});
if (isMainThread) {
  for (let thread = 1; thread <= Number(threads); thread++) {
    new Worker(new URL(import.meta.url), { workerData: thread, argv: process.argv.slice(2) });
  }
}

/** Turns of the event loop in between: what has to happen beside the writing happens. */
const LINES_IN_A_TURN = 500;
let number = 0;
function turn(): void {
  const end = Math.min(Number(lines), number + LINES_IN_A_TURN);
  for (; number < end; number++) file.write(numberedLine(name, number));
  // For who kills us: these have been written.
  if (isMainThread && process.send) process.send(number);
  if (number < Number(lines)) setImmediate(turn);
  else if (process.connected) process.disconnect();
}
turn();
