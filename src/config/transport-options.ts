import { type Option, option } from './option.ts';
import { oneOf, type Parser, parseText, wholeNumber } from './parsers.ts';

type Text = Option<string | undefined>;

const perSignal = <T>(
  signal: string,
  kind: string,
  parse: Parser<T>,
  fallback: T,
  more: Partial<Option<T>> = {},
): Option<T> =>
  option<T>(
    [`OTEL_EXPORTER_OTLP_${signal}_${kind}`, `OTEL_EXPORTER_OTLP_${kind}`],
    parse,
    fallback,
    more,
  );

const headers = (signal: string): Text =>
  perSignal<string | undefined>(signal, 'HEADERS', parseText, undefined, {
    fallbackLabel: 'none',
    secret: true,
  });

const file = (signal: string, kind: string, fallbackLabel: string): Text =>
  perSignal<string | undefined>(signal, kind, parseText, undefined, { fallbackLabel });

const certificate = (signal: string): Text => file(signal, 'CERTIFICATE', "the system's");
const clientCertificate = (signal: string): Text => file(signal, 'CLIENT_CERTIFICATE', 'none');
const clientKey = (signal: string): Text => file(signal, 'CLIENT_KEY', 'none');

const compression = (signal: string): Option<'gzip' | 'none'> =>
  perSignal<'gzip' | 'none'>(signal, 'COMPRESSION', oneOf(['gzip', 'none']), 'none');

const timeout = (signal: string): Option<number> =>
  perSignal(signal, 'TIMEOUT', wholeNumber(1, 3_600_000), 10_000);

/**
 * What OpenTelemetry's transport reads from the environment itself. Here it is checked, and what
 * another source says about it is handed over by `transportEnvironment`.
 */
export const TRANSPORT_OPTIONS = {
  logsHeaders: headers('LOGS'),
  tracesHeaders: headers('TRACES'),
  metricsHeaders: headers('METRICS'),
  logsCertificate: certificate('LOGS'),
  tracesCertificate: certificate('TRACES'),
  metricsCertificate: certificate('METRICS'),
  logsClientCertificate: clientCertificate('LOGS'),
  tracesClientCertificate: clientCertificate('TRACES'),
  metricsClientCertificate: clientCertificate('METRICS'),
  logsClientKey: clientKey('LOGS'),
  tracesClientKey: clientKey('TRACES'),
  metricsClientKey: clientKey('METRICS'),
  logsCompression: compression('LOGS'),
  tracesCompression: compression('TRACES'),
  metricsCompression: compression('METRICS'),
  logsTimeoutMillis: timeout('LOGS'),
  tracesTimeoutMillis: timeout('TRACES'),
  metricsTimeoutMillis: timeout('METRICS'),
};
