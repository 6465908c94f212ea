#!/usr/bin/env node
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { ensureBinaries } from './binaries.ts';
import { defaultDataDirectory, privateDirectory } from './directories.ts';
import { dockerUnavailable, runDockerStack } from './docker-stack.ts';
import { type NativeStack, startNativeStack } from './native-stack.ts';
import { HELP } from './stack-help.mjs';
import { stopOnSignal } from './stop-signal.ts';

// What shells report for Ctrl-C: 128 + SIGINT.
const INTERRUPTED = 130;

interface Options {
  native: boolean;
  build: boolean;
  data?: string;
  quiet: boolean;
  help: boolean;
}

function readOptions(): Options {
  const { values } = parseArgs({
    options: {
      native: { type: 'boolean', default: false },
      build: { type: 'boolean', default: false },
      data: { type: 'string' },
      quiet: { type: 'boolean', default: false },
      help: { type: 'boolean', short: 'h', default: false },
    },
  });
  if (values.data === '') throw new Error('--data needs a directory');
  return values as Options;
}

async function main(): Promise<void> {
  const options = readOptions();
  if (options.help) {
    process.stdout.write(HELP);
    return;
  }
  if (options.build) {
    await buildOnly();
    return;
  }
  if (!options.native) {
    const unavailable = await dockerUnavailable();
    if (unavailable === undefined) {
      await runWithDocker(options);
      return;
    }
    say(`${unavailable}: running the Collector and VictoriaLogs without it`);
  }
  await runNative(options);
}

async function buildOnly(): Promise<void> {
  const stopping = stopOnSignal();
  const { collector, victoriaLogs } = await ensureBinaries(say, stopping.signal);
  process.stdout.write(`${collector}\n${victoriaLogs}\n`);
}

async function runWithDocker(options: Options): Promise<void> {
  if (options.data !== undefined || options.quiet) {
    throw new Error('--data and --quiet are for --native; with Docker, logs are in its volumes');
  }
  say('Docker answers: OTLP/HTTP on http://127.0.0.1:4318, Grafana on http://127.0.0.1:3000');
  process.exitCode = await runDockerStack();
}

async function runNative(options: Options): Promise<void> {
  const dataDirectory =
    options.data === undefined
      ? await privateDirectory(defaultDataDirectory())
      : resolve(options.data);
  const stopping = stopOnSignal();
  let onUnexpectedEnd: (message: string) => void = say;
  const failed = new Promise<string>((resolveFailed) => {
    onUnexpectedEnd = resolveFailed;
  });
  let stack: NativeStack;
  try {
    const { quiet } = options;
    const { signal } = stopping;
    stack = await startNativeStack({ dataDirectory, quiet, signal, report: say, onUnexpectedEnd });
  } catch (error) {
    if (!stopping.signal.aborted) throw error;
    process.exitCode = INTERRUPTED;
    return;
  }
  describe(stack, dataDirectory);
  const failure = await Promise.race([failed, stopping.requested]);
  say(failure ?? 'stopping; press Ctrl-C again to kill');
  if (failure !== undefined) process.exitCode = 1;
  await stack.stop();
  stopping.done();
}

function describe(stack: NativeStack, dataDirectory: string): void {
  say(`
  OTLP/HTTP   ${stack.otlpHttpUrl}
  OTLP/gRPC   ${stack.otlpGrpcUrl}
  log store   ${stack.logStoreUrl}  (VictoriaLogs)
  page        ${stack.logStoreUrl}/select/vmui/
  health      ${stack.healthUrl}
  metrics     ${stack.metricsUrl}
  file        ${stack.filePath}
  data        ${dataDirectory}

  Everything listens on this machine only. Stop with Ctrl-C.
`);
}

// Standard output belongs to the console exporter.
function say(line: string): void {
  process.stderr.write(`${line}\n`);
}

try {
  await main();
} catch (error) {
  const usage = (error as NodeJS.ErrnoException).code?.startsWith('ERR_PARSE_ARGS');
  say(`stack: ${(error as Error).message}${usage ? '; try --help' : ''}`);
  process.exitCode = 1;
}
