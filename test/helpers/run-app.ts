import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type App, fixtureProject, placeApp } from './fixture-project.ts';
import { type NodeLabel, nodeOf } from './node-versions.ts';
import type { OtlpReceiver, ReceivedLog } from './otlp-receiver.ts';

const REGISTER = '@lumen/otel-logger/register';
/** Only a guard against hanging for ever, never a measure of speed. */
const HANG_GUARD_MS = 40_000;
// A busy machine delivers late: only tests of the budget itself set a shorter one.
const PATIENCE_MS = '15000';
// Nothing else of the developer's environment reaches an application.
const INHERITED = ['PATH', 'TMPDIR', 'SystemRoot'];

/** How the preload is asked for; several flags start it several times. */
export type Flag = 'require' | 'import' | 'NODE_OPTIONS' | 'none';

export interface AppRun {
  /** Default: the Node that runs the tests. */
  node?: NodeLabel;
  flag: Flag | readonly Flag[];
  app: App;
  args?: readonly string[];
  env?: Record<string, string>;
  /** When to kill what hangs, in milliseconds; 40 s where not given. */
  hangGuard?: number;
  /** Records go here: sets the endpoint and a long LOG_SHUTDOWN_TIMEOUT_MS, unless `env` does. */
  receiver?: OtlpReceiver;
  stdin?: string;
  /** Runs it on a pseudo-terminal; stdout and stderr then arrive as one. */
  tty?: boolean;
  /** A state directory (home, spool) to use again; default is a new one, removed afterwards. */
  home?: string;
  /** Something to do while it runs, for example to send a signal. */
  during?: (running: RunningApp) => Promise<void> | void;
}

export interface RunningApp {
  readonly child: ChildProcess;
  /** Resolves with the match when its output has one; throws when it ends before. */
  untilOutput(pattern: RegExp): Promise<RegExpMatchArray>;
}

export interface AppResult {
  stdout: string;
  stderr: string;
  code: number | null;
  signal: NodeJS.Signals | null;
  /** What the receiver had when the application had ended. */
  records: ReceivedLog[];
}

/** Runs an application as a user would, to its end. */
export async function runApp(run: AppRun): Promise<AppResult> {
  const node = run.node ? await nodeOf(run.node) : process.execPath;
  if (!node) throw new Error(`no Node ${run.node}: ask availableNodes() first`);
  const home = run.home ?? mkdtempSync(join(tmpdir(), 'otel-logger-home-'));
  const command = [node, ...flagsOf(run), placeApp(run.app), ...(run.args ?? [])];
  const [file = node, ...args] = run.tty ? onTerminal(command) : command;
  const child = spawn(file, args, { cwd: fixtureProject(), env: environmentOf(run, home) });
  try {
    return await finish(child, run);
  } finally {
    if (!run.home) rmSync(home, { recursive: true, force: true });
  }
}

function flagList(run: AppRun): readonly Flag[] {
  return typeof run.flag === 'string' ? [run.flag] : run.flag;
}

function flagsOf(run: AppRun): string[] {
  return flagList(run).flatMap((flag) =>
    flag === 'require' || flag === 'import' ? [`--${flag}`, REGISTER] : [],
  );
}

function environmentOf(run: AppRun, home: string): Record<string, string> {
  const env: Record<string, string> = { HOME: home, XDG_STATE_HOME: join(home, 'state') };
  for (const name of INHERITED) {
    const value = process.env[name];
    if (value !== undefined) env[name] = value;
  }
  if (flagList(run).includes('NODE_OPTIONS')) env['NODE_OPTIONS'] = `--require ${REGISTER}`;
  if (run.receiver) {
    env['OTEL_EXPORTER_OTLP_ENDPOINT'] = run.receiver.url;
    env['LOG_SHUTDOWN_TIMEOUT_MS'] = PATIENCE_MS;
  }
  return { ...env, ...run.env };
}

// util-linux' script(1): the one pseudo-terminal without a native addon.
function onTerminal(command: readonly string[]): string[] {
  const quoted = command.map((word) => `'${word.replaceAll("'", `'\\''`)}'`).join(' ');
  return ['script', '--quiet', '--return', '--command', quoted, '/dev/null'];
}

async function finish(child: ChildProcess, run: AppRun): Promise<AppResult> {
  const output = { stdout: '', stderr: '' };
  const changed = new Set<() => void>();
  for (const name of ['stdout', 'stderr'] as const) {
    child[name]?.setEncoding('utf8').on('data', (text: string) => {
      output[name] += text;
      for (const check of [...changed]) check();
    });
  }
  const guard = setTimeout(() => child.kill('SIGKILL'), run.hangGuard ?? HANG_GUARD_MS);
  const ended = new Promise<Pick<AppResult, 'code' | 'signal'>>((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code, signal) => resolve({ code, signal }));
  });
  ended.catch(() => {});
  child.stdin?.on('error', () => {});
  child.stdin?.end(run.stdin ?? '');
  const untilOutput = (pattern: RegExp): Promise<RegExpMatchArray> =>
    new Promise((resolve, reject) => {
      const check = (): void => {
        const match = (output.stdout + output.stderr).match(pattern);
        if (!match) return;
        changed.delete(check);
        resolve(match);
      };
      changed.add(check);
      check();
      const missing = (end: unknown): void => {
        const how = JSON.stringify(end);
        reject(new Error(`ended ${how} without ${pattern}:\n${output.stdout}\n${output.stderr}`));
      };
      ended.then(missing, missing);
    });
  try {
    await run.during?.({ child, untilOutput });
    const end = await ended;
    return { ...output, ...end, records: run.receiver?.logs() ?? [] };
  } finally {
    clearTimeout(guard);
    if (child.exitCode === null && child.signalCode === null) child.kill('SIGKILL');
  }
}
