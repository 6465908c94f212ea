import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { cachedBinaries } from '../../deploy/native/binaries.ts';
import { ephemeralPorts, loopbackUrl, type StackPorts } from '../../deploy/native/ports.ts';
import { ServerProcess } from '../../deploy/native/server-process.ts';

/** The stack's Collector with nothing in it but what takes records, counts them and gives them on. */
export interface BareCollector {
  /** Where it listens once it is started. */
  readonly url: string;
  start(): Promise<void>;
  /** Records it has taken. */
  accepted(): Promise<number>;
  stop(): Promise<void>;
}

/** Not started yet; nothing where the Collector was never built here. `forwardTo`: an OTLP receiver. */
export async function bareCollector(forwardTo?: string): Promise<BareCollector | undefined> {
  const binaries = await cachedBinaries();
  if (!binaries) return undefined;
  const ports = await ephemeralPorts();
  const directory = mkdtempSync(join(tmpdir(), 'otel-logger-bench-collector-'));
  const configuration = join(directory, 'config.json');
  writeFileSync(configuration, JSON.stringify(configurationFor(ports, forwardTo)));
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
  return {
    url: loopbackUrl(ports.otlpHttp),
    start: () => server.start(),
    accepted: () => acceptedRecords(`${loopbackUrl(ports.collectorMetrics)}/metrics`),
    stop: async () => {
      await server.stop();
      rmSync(directory, { recursive: true, force: true });
    },
  };
}

function configurationFor(ports: StackPorts, forwardTo?: string): object {
  const at = (port: number) => ({ endpoint: `127.0.0.1:${port}` });
  const prometheus = { host: '127.0.0.1', port: ports.collectorMetrics };
  const exporters = forwardTo
    ? { otlphttp: { endpoint: forwardTo, compression: 'none' } }
    : { debug: { verbosity: 'basic', use_internal_logger: false } };
  return {
    extensions: { health_check: at(ports.collectorHealth) },
    receivers: { otlp: { protocols: { http: at(ports.otlpHttp) } } },
    exporters,
    service: {
      extensions: ['health_check'],
      pipelines: { logs: { receivers: ['otlp'], exporters: Object.keys(exporters) } },
      telemetry: { metrics: { readers: [{ pull: { exporter: { prometheus } } }] } },
    },
  };
}

async function acceptedRecords(url: string): Promise<number> {
  const text = await (await fetch(url)).text();
  const lines = text.match(/^otelcol_receiver_accepted_log_records\S* \S+$/gm) ?? [];
  return lines.reduce((sum, line) => sum + Number(line.split(' ').at(-1)), 0);
}
