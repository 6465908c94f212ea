import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { cachedBinaries } from '../../deploy/native/binaries.ts';
import { ephemeralPorts, loopbackUrl } from '../../deploy/native/ports.ts';
import { ServerProcess } from '../../deploy/native/server-process.ts';
import { logsOf, type ReceivedLog } from './otlp/records.ts';

/** A real Collector that reads files of OTLP/JSON, and writes what it read to a file of its own. */
export interface FileCollector {
  logs(): ReceivedLog[];
  stop(): Promise<void>;
}

/** `include`: the files, with `*`. Only where the Collector was built. */
export async function startFileCollector(include: string): Promise<FileCollector> {
  const binaries = await cachedBinaries();
  if (!binaries) throw new Error('no Collector: ask stackMissing() first');
  const ports = await ephemeralPorts();
  const directory = mkdtempSync(join(tmpdir(), 'otel-logger-file-collector-'));
  const output = join(directory, 'read.json');
  const configuration = join(directory, 'config.json');
  writeFileSync(
    configuration,
    JSON.stringify({
      extensions: { health_check: { endpoint: `127.0.0.1:${ports.collectorHealth}` } },
      receivers: { otlp_json_file: { include: [include], start_at: 'beginning' } },
      exporters: { file: { path: output, flush_interval: '100ms' } },
      service: {
        extensions: ['health_check'],
        pipelines: { logs: { receivers: ['otlp_json_file'], exporters: ['file'] } },
        telemetry: { metrics: { level: 'none' } },
      },
    }),
  );
  const server = new ServerProcess({
    name: 'Collector',
    command: binaries.collector,
    args: ['--config', configuration],
    environment: {},
    healthUrl: loopbackUrl(ports.collectorHealth),
    logPath: join(directory, 'collector.log'),
    output: { path: join(directory, 'console.log') },
    onUnexpectedEnd: (message) => console.error(message),
  });
  await server.start();
  return {
    logs: () => linesOf(output).flatMap((line) => logsOf(JSON.parse(line))),
    stop: async () => {
      await server.stop();
      rmSync(directory, { recursive: true, force: true });
    },
  };
}

function linesOf(path: string): string[] {
  try {
    // The last one may be on its way.
    return readFileSync(path, 'utf8').split('\n').slice(0, -1);
  } catch {
    return [];
  }
}
