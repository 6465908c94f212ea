import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { cachedBinaries } from '../../deploy/native/binaries.ts';
import { ephemeralPorts, loopbackUrl, type StackPorts } from '../../deploy/native/ports.ts';
import { ServerProcess } from '../../deploy/native/server-process.ts';

/** The stack's Collector, which takes records, counts them and gives them to nobody. */
export interface BareCollector {
  readonly url: string;
  /** Records it has taken. */
  accepted(): Promise<number>;
  stop(): Promise<void>;
}

/** Nothing where the Collector was never built here. */
export async function startBareCollector(): Promise<BareCollector | undefined> {
  const binaries = await cachedBinaries();
  if (!binaries) return undefined;
  const ports = await ephemeralPorts();
  const directory = mkdtempSync(join(tmpdir(), 'otel-logger-bench-collector-'));
  const configuration = join(directory, 'config.json');
  writeFileSync(configuration, JSON.stringify(configurationFor(ports)));
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
    url: loopbackUrl(ports.otlpHttp),
    accepted: () => acceptedRecords(`${loopbackUrl(ports.collectorMetrics)}/metrics`),
    stop: async () => {
      await server.stop();
      rmSync(directory, { recursive: true, force: true });
    },
  };
}

function configurationFor(ports: StackPorts): object {
  const at = (port: number) => ({ endpoint: `127.0.0.1:${port}` });
  const prometheus = { host: '127.0.0.1', port: ports.collectorMetrics };
  return {
    extensions: { health_check: at(ports.collectorHealth) },
    receivers: { otlp: { protocols: { http: at(ports.otlpHttp) } } },
    exporters: { debug: { verbosity: 'basic', use_internal_logger: false } },
    service: {
      extensions: ['health_check'],
      pipelines: { logs: { receivers: ['otlp'], exporters: ['debug'] } },
      telemetry: { metrics: { readers: [{ pull: { exporter: { prometheus } } }] } },
    },
  };
}

async function acceptedRecords(url: string): Promise<number> {
  const text = await (await fetch(url)).text();
  const lines = text.match(/^otelcol_receiver_accepted_log_records\S* \S+$/gm) ?? [];
  return lines.reduce((sum, line) => sum + Number(line.split(' ').at(-1)), 0);
}
