import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type NativeStack, startNativeStack } from '../../deploy/native/native-stack.ts';
import { leaveOut } from './left-out.ts';

/** The real Collector and Loki, on ports and with data of their own. */
export interface TestStack extends NativeStack {
  /** What Loki returns for a LogQL query over the last hours, once it satisfies the condition. */
  lokiUntil(query: string, satisfied: (lines: LokiLine[]) => boolean): Promise<LokiLine[]>;
  /** Everything the Collector has written to its file and its console. */
  collectorOutput(): string;
  remove(): Promise<void>;
}

export interface LokiLine {
  readonly line: string;
  readonly metadata: Record<string, string>;
}

/** Only a guard against waiting for ever. */
const PATIENCE_MS = 30_000;
const BETWEEN_QUESTIONS_MS = 200;

/** Why there can be no stack here; nothing where there can. `npm test` has looked, and built what was missing. */
export function stackMissing(): string | undefined {
  const reason = process.env['STACK_MISSING'];
  return reason ? leaveOut(`tests with the real Collector and Loki (${reason})`) : undefined;
}

export async function startTestStack(): Promise<TestStack> {
  const dataDirectory = mkdtempSync(join(tmpdir(), 'otel-logger-stack-'));
  const stack = await startNativeStack({ dataDirectory, ports: 'ephemeral', quiet: true });
  return {
    ...stack,
    lokiUntil: (query, satisfied) => until(stack.lokiUrl, query, satisfied),
    collectorOutput: () => readOrEmpty(stack.filePath) + readOrEmpty(stack.consolePath),
    remove: async () => {
      await stack.stop();
      rmSync(dataDirectory, { recursive: true, force: true });
    },
  };
}

async function until(
  lokiUrl: string,
  query: string,
  satisfied: (lines: LokiLine[]) => boolean,
): Promise<LokiLine[]> {
  for (const end = Date.now() + PATIENCE_MS; ; ) {
    const lines = await ask(lokiUrl, query);
    if (satisfied(lines)) return lines;
    if (Date.now() > end) throw new Error(`Loki for ${query}: ${JSON.stringify(lines, null, 1)}`);
    await new Promise((resolve) => setTimeout(resolve, BETWEEN_QUESTIONS_MS));
  }
}

async function ask(lokiUrl: string, query: string): Promise<LokiLine[]> {
  const parameters = new URLSearchParams({
    query,
    limit: '5000',
    since: '3h',
    direction: 'forward',
  });
  const response = await fetch(`${lokiUrl}/loki/api/v1/query_range?${parameters}`);
  if (!response.ok) throw new Error(`Loki answered ${response.status}: ${await response.text()}`);
  const { data } = (await response.json()) as {
    data: { result: { stream: Record<string, string>; values: [string, string][] }[] };
  };
  return data.result
    .flatMap(({ stream, values }) =>
      values.map(([time, line]) => ({ time, line, metadata: stream })),
    )
    .sort((one, other) => one.time.localeCompare(other.time));
}

function readOrEmpty(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return '';
  }
}
