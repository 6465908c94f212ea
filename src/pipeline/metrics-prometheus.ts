import { EventEmitter } from 'node:events';
import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import { createRequire } from 'node:module';
import { isMainThread } from 'node:worker_threads';
import type { PrometheusExporter } from '@opentelemetry/exporter-prometheus';
import type { MetricReader, ResourceMetrics } from '@opentelemetry/sdk-metrics';
import { errorLabel, say } from '../common/diagnostics.ts';
import type { Config } from '../config/resolve.ts';

const PATH = '/metrics';
/** Codes of a host that is not found, or is not this machine's. */
const FAULTS_OF_HOST = ['ENOTFOUND', 'EAI_AGAIN', 'EADDRNOTAVAIL', 'EINVAL'];

/**
 * Serves metrics to Prometheus where `OTEL_METRICS_EXPORTER` has `prometheus`. Only in the
 * main thread: a port has one listener, and whoever asks would get any thread's numbers.
 */
export function openPrometheus(
  config: Config,
  redact: (metrics: ResourceMetrics) => ResourceMetrics,
): MetricReader | undefined {
  if (!config.metricsExporters?.includes('prometheus') || !isMainThread) return undefined;
  const { PrometheusExporter } = load<typeof import('@opentelemetry/exporter-prometheus')>(
    '@opentelemetry/exporter-prometheus',
  );
  // Its own server is traced like the application's, and its open connections keep a process alive.
  const exporter = new PrometheusExporter({ preventServerStart: true });
  redactCollected(exporter, redact);
  const server = serve(exporter, config.prometheusHost, config.prometheusPort);
  exporter.stopServer = async () => {
    server.close();
    server.closeAllConnections();
  };
  return exporter;
}

/**
 * Redacts what the exporter collects: it writes all of that into its page, and there the text of
 * what was thrown as well.
 */
function redactCollected(
  exporter: PrometheusExporter,
  redact: (metrics: ResourceMetrics) => ResourceMetrics,
): void {
  const { collect } = exporter;
  exporter.collect = async (options) => {
    try {
      const { resourceMetrics } = await collect.call(exporter, options);
      // Its errors are those of the application's callbacks; the exporter would only print them.
      return { resourceMetrics: redact(resourceMetrics), errors: [] };
    } catch (error) {
      throw new Error(errorLabel(error));
    }
  };
}

/** Loads only where metrics are served: every process pays for what is loaded at its start. */
function load<T>(name: string): T {
  return createRequire(import.meta.url)(name);
}

function serve(exporter: PrometheusExporter, host: string, port: number): Server {
  const { createServer } = load<typeof import('node:http')>('node:http');
  const server = createServer((request, response) => answer(exporter, request, response));
  hideFromInstrumentation(server);
  server.on('connection', (socket) => socket.unref());
  server.on('error', (error) => sayRefused(host, port, error));
  // Exclusive: in a cluster a shared port would show a random worker at each scrape.
  server.listen({ host, port, exclusive: true }, () => sayAddress(server));
  return server.unref();
}

function answer(
  exporter: PrometheusExporter,
  request: IncomingMessage,
  response: ServerResponse,
): void {
  const [path] = (request.url ?? '').split('?');
  const isKnown = path === PATH && (request.method === 'GET' || request.method === 'HEAD');
  if (isKnown) exporter.getMetricsRequestHandler(request, response);
  else response.writeHead(404).end();
}

/**
 * Instrumentations, also those of others, replace `emit` on the prototype of servers. With
 * a method of its own this one makes no span, no metric and no log record.
 */
function hideFromInstrumentation(server: Server): void {
  server.emit = EventEmitter.prototype.emit;
}

function sayRefused(host: string, port: number, error: unknown): void {
  const code = errorLabel(error);
  const [variable, allowed] = FAULTS_OF_HOST.includes(code)
    ? ['HOST', 'an address or name of this machine']
    : ['PORT', 'a free port, one for each process'];
  say(
    'warn',
    `OTEL_EXPORTER_PROMETHEUS_${variable}: cannot listen on ${host}:${port} (${code}); ` +
      `allowed is ${allowed}; no metrics are served to Prometheus, everything else goes on`,
  );
}

function sayAddress(server: Server): void {
  const address = server.address();
  if (address === null || typeof address === 'string') return;
  const host = address.family === 'IPv6' ? `[${address.address}]` : address.address;
  say('info', `metrics for Prometheus are at http://${host}:${address.port}${PATH}`);
}
