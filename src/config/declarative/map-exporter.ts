import type { Section } from './section.ts';

/** A variable of one signal's exporter. */
const variableOf = (signal: string, kind: string): string => `OTEL_EXPORTER_OTLP_${signal}_${kind}`;

/**
 * An exporter of one signal.
 *
 * @param signal `LOGS`, `TRACES` or `METRICS`
 * @returns whether it is one that we have
 */
export function mapExporter(exporter: Section | undefined, signal: string): boolean {
  const http = exporter?.section('otlp_http');
  const grpc = http ? undefined : exporter?.section('otlp_grpc');
  const otlp = http ?? grpc;
  if (!otlp) return false;
  const set = (kind: string, key: string) =>
    otlp.set(variableOf(signal, kind), key, otlp.text(key));
  const isJson = http?.text('encoding') === 'json';
  const protocol = grpc ? 'grpc' : isJson ? 'http/json' : 'http/protobuf';
  otlp.set(
    variableOf(signal, 'PROTOCOL'),
    http?.has('encoding') ? 'encoding' : undefined,
    protocol,
  );
  set('ENDPOINT', 'endpoint');
  set('COMPRESSION', 'compression');
  set('TIMEOUT', 'timeout');
  otlp.acceptIf('temporality_preference', (value) => value === 'cumulative');
  otlp.acceptIf('default_histogram_aggregation', (value) => value === 'explicit_bucket_histogram');
  mapHeaders(otlp, signal);
  mapTls(otlp.section('tls'), signal);
  return true;
}

function mapHeaders(otlp: Section, signal: string): void {
  const pairs = otlp.list('headers').flatMap((header) => {
    const [name, value] = [header.text('name'), header.text('value')];
    return name === undefined || value === undefined ? [] : `${name}=${encodeURIComponent(value)}`;
  });
  // The list first: the specification lets `headers` count before it.
  const all = [otlp.text('headers_list') ?? '', ...pairs].filter((text) => text !== '');
  const key = otlp.has('headers') ? 'headers' : 'headers_list';
  otlp.set(variableOf(signal, 'HEADERS'), key, all.length > 0 ? all.join(',') : undefined);
}

function mapTls(tls: Section | undefined, signal: string): void {
  tls?.set(variableOf(signal, 'CERTIFICATE'), 'ca_file', tls.text('ca_file'));
  tls?.set(variableOf(signal, 'CLIENT_KEY'), 'key_file', tls.text('key_file'));
  tls?.set(variableOf(signal, 'CLIENT_CERTIFICATE'), 'cert_file', tls.text('cert_file'));
  tls?.set(variableOf(signal, 'INSECURE'), 'insecure', tls.text('insecure'));
}
