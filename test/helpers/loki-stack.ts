import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'vitest';
import { ensureBinaries } from '../../deploy/native/binaries.ts';
import { ephemeralPorts, loopbackUrl } from '../../deploy/native/ports.ts';
import { collectorDefinition, preparePlace } from '../../deploy/native/server-definitions.ts';
import { ServerProcess } from '../../deploy/native/server-process.ts';
import type { LogStore } from './log-store/log-store.ts';
import { loki } from './log-store/loki.ts';
import { type LokiServer, startLoki } from './loki-server.ts';

/** The Collector as it always is, and Loki after it. */
export interface LokiStack {
  readonly server: LokiServer;
  readonly store: LogStore;
  readonly env: Record<string, string>;
}

export const it = test.extend<{ stack: LokiStack }>({
  stack: [
    // biome-ignore lint/correctness/noEmptyPattern: vitest reads the parameter's names
    async ({}, use) => {
      const server = await startLoki();
      try {
        await withCollector(server, use);
      } finally {
        await server.stop();
      }
    },
    { scope: 'file' },
  ],
});

async function withCollector(
  server: LokiServer,
  use: (stack: LokiStack) => Promise<void>,
): Promise<void> {
  const directory = mkdtempSync(join(tmpdir(), 'otel-logger-loki-'));
  const ports = await ephemeralPorts();
  const place = await preparePlace(directory, ports, `${server.url}/otlp`);
  const report = (line: string) => console.error(line);
  const { collector: command } = await ensureBinaries(report);
  const collector = new ServerProcess(collectorDefinition(command, place, report, true));
  try {
    await collector.start();
    await use({
      server,
      store: loki(server.url),
      env: {
        OTEL_EXPORTER_OTLP_ENDPOINT: loopbackUrl(ports.otlpHttp),
        LOG_SHUTDOWN_TIMEOUT_MS: '15000',
      },
    });
  } finally {
    await collector.stop();
    rmSync(directory, { recursive: true, force: true });
  }
}
