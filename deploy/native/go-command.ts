import { createInterface } from 'node:readline';
import { ended, signalGroup, startChild } from './child-process.ts';

/** Where lines about progress go. */
export type Report = (line: string) => void;

const REPORT_EVERY_MILLISECONDS = 15_000;
const LINES_KEPT = 30;

export interface GoRun {
  cwd: string;
  /** Beside what this process has. */
  environment?: Record<string, string>;
  report: Report;
  signal?: AbortSignal | undefined;
}

/** Runs Go, tells every few seconds how far it is, and fails with its last lines. */
export async function runGo(what: string, args: string[], run: GoRun): Promise<void> {
  const { cwd, environment, report, signal } = run;
  signal?.throwIfAborted();
  const started = Date.now();
  const last: string[] = [];
  let downloaded = 0;
  let compiled = 0;
  const env = { ...process.env, CGO_ENABLED: '0', ...environment };
  const child = startChild('go', args, { cwd, env, stdio: ['ignore', 'pipe', 'pipe'] });
  const onLine = (line: string) => {
    if (line.startsWith('go: downloading ')) downloaded += 1;
    // With -v, Go prints a line with the path of each package it compiles.
    else if (/^[\w.~/-]+$/.test(line)) compiled += 1;
    else if (last.push(line) > LINES_KEPT) last.shift();
  };
  if (child.stdout !== null) createInterface(child.stdout).on('line', onLine);
  if (child.stderr !== null) createInterface(child.stderr).on('line', onLine);
  const progress = () =>
    `${what}: ${duration(started)}, ${downloaded} modules downloaded, ${compiled} packages compiled`;
  const timer = setInterval(() => report(progress()), REPORT_EVERY_MILLISECONDS);
  const abort = () => signalGroup(child, 'SIGTERM');
  signal?.addEventListener('abort', abort, { once: true });
  try {
    const { code } = await ended(child);
    signal?.throwIfAborted();
    if (code !== 0) {
      throw new Error(`${what}: go ${args[0]} failed (exit code ${code}):\n${last.join('\n')}`);
    }
    report(progress());
  } finally {
    clearInterval(timer);
    signal?.removeEventListener('abort', abort);
  }
}

/** The time since then, as a person writes it. */
export function duration(since: number): string {
  const seconds = Math.round((Date.now() - since) / 1000);
  return seconds < 60 ? `${seconds} s` : `${Math.floor(seconds / 60)} min ${seconds % 60} s`;
}
