import { loneCollector } from '../../deploy/native/lone-collector.ts';
import { loopbackUrl, type StackPorts } from '../../deploy/native/ports.ts';

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
  const collector = await loneCollector((ports) => configurationFor(ports, forwardTo));
  if (!collector) return undefined;
  const { ports, start, stop } = collector;
  return {
    url: loopbackUrl(ports.otlpHttp),
    start,
    accepted: () => acceptedRecords(`${loopbackUrl(ports.collectorMetrics)}/metrics`),
    stop,
  };
}

function configurationFor(ports: StackPorts, forwardTo?: string) {
  const prometheus = { host: '127.0.0.1', port: ports.collectorMetrics };
  const exporters = forwardTo
    ? { otlphttp: { endpoint: forwardTo, compression: 'none' } }
    : { debug: { verbosity: 'basic', use_internal_logger: false } };
  return {
    receivers: { otlp: { protocols: { http: { endpoint: `127.0.0.1:${ports.otlpHttp}` } } } },
    exporters,
    service: {
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
