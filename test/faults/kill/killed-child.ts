import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { fixtureProject } from '../../helpers/fixture-project.ts';

const APP = fileURLToPath(new URL('./killed-app.cjs', import.meta.url));

export interface ChildOptions {
  readonly node: string;
  readonly child: number;
  readonly env: Record<string, string>;
}

/** Which tick each acknowledged record was of, by the record's number. */
export type Acknowledged = number[];

interface Moment {
  /** Milliseconds at most after the start, or after the first acknowledgement. */
  readonly within: number;
  readonly from: 'start' | 'first';
  /** How often, of 100 kills. */
  readonly share: number;
}

/** Start, logging, the shipper's first requests, adoption of what others left. */
const MOMENTS: readonly Moment[] = [
  { within: 700, from: 'start', share: 10 },
  { within: 25, from: 'first', share: 60 },
  { within: 500, from: 'first', share: 25 },
  { within: 1200, from: 'first', share: 5 },
];

function randomMoment(): Moment {
  let left = Math.random() * 100;
  for (const moment of MOMENTS) {
    left -= moment.share;
    if (left < 0) return moment;
  }
  return MOMENTS[1] as Moment;
}

/** Starts a child that logs, kills it with SIGKILL at a random moment, and resolves with what it acknowledged. */
export async function killOneChild({ node, child, env }: ChildOptions): Promise<Acknowledged> {
  const running = spawn(node, ['--require', '@lumen/otel-logger/register', APP, String(child)], {
    cwd: fixtureProject(),
    env,
    stdio: ['ignore', 'ignore', 'pipe', 'pipe'],
  });
  const moment = randomMoment();
  const killLater = () =>
    void setTimeout(() => running.kill('SIGKILL'), Math.random() * moment.within);
  if (moment.from === 'start') running.once('spawn', killLater);
  const lines = collect(running.stdio[3] as NodeJS.ReadableStream, () => {
    if (moment.from === 'first') killLater();
  });
  const complaints = collect(running.stderr as NodeJS.ReadableStream);
  // `close`, not `exit`: by then everything that was in the pipe is read.
  const signal = await new Promise<NodeJS.Signals | null>((resolve, reject) => {
    running.once('error', reject);
    running.once('close', (_code, name) => resolve(name));
  });
  if (signal !== 'SIGKILL') throw new Error(`the child ended by itself:\n${complaints()}`);
  return acknowledged(lines());
}

function collect(stream: NodeJS.ReadableStream, onFirst: () => void = () => {}): () => string {
  const chunks: string[] = [];
  stream.setEncoding('utf8');
  stream.once('data', onFirst);
  stream.on('data', (text: string) => chunks.push(text));
  return () => chunks.join('');
}

function acknowledged(text: string): Acknowledged {
  const ticks: Acknowledged = [];
  for (const line of text.split('\n').slice(0, -1)) {
    const [tick, number] = line.split(' ').map(Number) as [number, number];
    if (number !== ticks.length) throw new Error(`acknowledged out of order: ${line}`);
    ticks.push(tick);
  }
  return ticks;
}
