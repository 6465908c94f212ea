import { EventEmitter } from 'node:events';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { isMainThread } from 'node:worker_threads';
import { PrometheusExporter } from '@opentelemetry/exporter-prometheus';
import type { MetricReader } from '@opentelemetry/sdk-metrics';
import { errorLabel, say } from '../common/diagnostics.ts';
import type { Config } from '../config/resolve.ts';

const PATH = '/metrics';

/**
 * Serves metrics to Prometheus where `OTEL_METRICS_EXPORTER` has `prometheus`. Only in the
 * main thread: a port has one listener, and whoever asks would get any thread's numbers.
 */
export function openPrometheus(config: Config): MetricReader | undefined {
  if (!config.metricsExporters?.includes('prometheus') || !isMainThread) return undefined;
  const { prometheusHost: host, prometheusPort: port } = config;
  return new PrometheusReader(host, port);
}

/** OpenTelemetry's exporter behind a server of our own, which cannot disturb the application. */
class PrometheusReader extends PrometheusExporter {
  readonly #server: Server;

  constructor(host: string, port: number) {
    // Its own server is traced like the application's, and its open connections keep a process alive.
    super({ preventServerStart: true });
    this.#server = createServer((request, response) => this.#answer(request, response));
    hideFromInstrumentation(this.#server);
    this.#server.on('connection', (socket) => socket.unref());
    this.#server.on('error', (error) => sayRefused(host, port, error));
    // Exclusive: in a cluster a shared port would show a random worker at each scrape.
    this.#server.listen({ host, port, exclusive: true }, () => sayAddress(this.#server));
    this.#server.unref();
  }

  override async onShutdown(): Promise<void> {
    this.#server.close();
    this.#server.closeAllConnections();
  }

  #answer(request: IncomingMessage, response: ServerResponse): void {
    const [path] = (request.url ?? '').split('?');
    const isKnown = path === PATH && (request.method === 'GET' || request.method === 'HEAD');
    if (isKnown) this.getMetricsRequestHandler(request, response);
    else response.writeHead(404).end();
  }
}

/**
 * Instrumentations, also those of others, replace `emit` on the prototype of servers. With
 * a method of its own this one makes no span, no metric and no log record.
 */
function hideFromInstrumentation(server: Server): void {
  server.emit = EventEmitter.prototype.emit;
}

function sayRefused(host: string, port: number, error: unknown): void {
  say(
    'warn',
    `OTEL_EXPORTER_PROMETHEUS_PORT: cannot listen on ${host}:${port} (${errorLabel(error)}); ` +
      'allowed is a free port, one for each process; no metrics are served to Prometheus, everything else goes on',
  );
}

function sayAddress(server: Server): void {
  const address = server.address();
  if (address === null || typeof address === 'string') return;
  const host = address.family === 'IPv6' ? `[${address.address}]` : address.address;
  say('info', `metrics for Prometheus are at http://${host}:${address.port}${PATH}`);
}
