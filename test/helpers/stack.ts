import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { test } from 'vitest';
import { cachedBinaries } from '../../deploy/native/binaries.ts';
import { type NativeStack, startNativeStack } from '../../deploy/native/native-stack.ts';
import { leaveOut } from './left-out.ts';
import type { LogStore } from './log-store/log-store.ts';
import { victoriaLogs } from './log-store/victoria-logs.ts';
import {
  logsOf,
  metricsOf,
  type ReceivedLog,
  type ReceivedMetric,
  type ReceivedSpan,
  spansOf,
} from './otlp/records.ts';

/** The real Collector and the real VictoriaLogs, with ports and data of their own. */
export interface Stack extends NativeStack {
  readonly store: LogStore;
  /** For a service that sends here; a busy machine delivers late, so it may wait at its end. */
  readonly env: Record<string, string>;
  /** What the Collector's file exporters have written. */
  logsInFile(): ReceivedLog[];
  spansInFile(): ReceivedSpan[];
  metricsInFile(): ReceivedMetric[];
  /** Every byte outside the log store: the three files, and the console. */
  output(): string;
}

/**
 * `describe.skipIf(await stackMissing())`: why there is none, noted as left out.
 * Building takes minutes, so `npm test` does it before any test, and says here
 * why it could not.
 */
export async function stackMissing(): Promise<string | undefined> {
  if (await cachedBinaries()) return undefined;
  const reason = process.env['STACK_MISSING'] ?? '`npm test` builds them';
  return leaveOut(`tests on the real Collector and VictoriaLogs (${reason})`);
}

/** A test with a stack that all tests of its file share. */
export const it = test.extend<{ stack: Stack }>({
  stack: [
    // biome-ignore lint/correctness/noEmptyPattern: vitest reads the parameter's names
    async ({}, use) => {
      const dataDirectory = mkdtempSync(join(tmpdir(), 'otel-logger-stack-'));
      try {
        const stack = await startNativeStack({ dataDirectory, ports: 'ephemeral', quiet: true });
        await use(withOutput(stack)).finally(() => stack.stop());
      } finally {
        rmSync(dataDirectory, { recursive: true, force: true });
      }
    },
    { scope: 'file' },
  ],
});

function withOutput(stack: NativeStack): Stack {
  const directory = dirname(stack.filePath);
  const file = (name: string): string => readIfThere(join(directory, name));
  // One line is one export request.
  const requests = (name: string): unknown[] =>
    file(name)
      .split('\n')
      .filter(Boolean)
      .map((line) => JSON.parse(line));
  return {
    ...stack,
    store: victoriaLogs(stack.logStoreUrl),
    env: { OTEL_EXPORTER_OTLP_ENDPOINT: stack.otlpHttpUrl, LOG_SHUTDOWN_TIMEOUT_MS: '15000' },
    logsInFile: () => requests('logs.jsonl').flatMap(logsOf),
    spansInFile: () => requests('traces.jsonl').flatMap(spansOf),
    metricsInFile: () => requests('metrics.jsonl').flatMap(metricsOf),
    output: () =>
      ['logs.jsonl', 'traces.jsonl', 'metrics.jsonl'].map(file).join('') +
      readIfThere(stack.consolePath),
  };
}

function readIfThere(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return '';
  }
}
