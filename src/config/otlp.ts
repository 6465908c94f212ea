import type { OtlpProtocol } from './options.ts';
import type { Config } from './resolve.ts';
import { transportEnvironment } from './transport-environment.ts';

export const SIGNALS = ['logs', 'traces', 'metrics'] as const;
export type Signal = (typeof SIGNALS)[number];

/** Where and how one signal is sent. */
export interface OtlpTarget {
  readonly signal: Signal;
  readonly protocol: OtlpProtocol;
  /** The full URL; for gRPC the endpoint. */
  readonly url: string;
}

/** What is sent where, and what was refused with the sentence that says why. */
export interface OtlpPlan {
  readonly targets: Partial<Record<Signal, OtlpTarget>>;
  /** Variables for OpenTelemetry's transport that are not in the environment of the process. */
  readonly environment?: Readonly<Record<string, string>>;
  readonly problems: readonly string[];
}

const DEFAULT_ENDPOINT: Record<'http' | 'grpc', string> = {
  http: 'http://localhost:4318',
  grpc: 'http://localhost:4317',
};

/**
 * Decides for each signal whether it is exported, and to which URL. A signal is
 * exported where an endpoint is set for it, or where its exporter is `otlp`.
 *
 * URL rules: OpenTelemetry "Protocol Exporter" specification, Endpoint URLs for
 * OTLP/HTTP: the general endpoint is a base to which the path is appended, a
 * signal's own endpoint is used as it is.
 */
export function planOtlp(config: Config): OtlpPlan {
  const targets: Partial<Record<Signal, OtlpTarget>> = {};
  const problems = new Set<string>();
  const origins = config.origins;
  for (const signal of SIGNALS) {
    const own = config[`${signal}Endpoint`];
    const exporters = exportersOf(config, signal);
    const wanted = exporters ? exporters.includes('otlp') : (own ?? config.endpoint);
    if (!wanted) continue;
    const protocol = config[`${signal}Protocol`];
    const url = own ?? joinUrl(config.endpoint, protocol, signal);
    if (mayBeSentPlain(url) || config[`${signal}Insecure`]) {
      targets[signal] = { signal, protocol, url };
    } else {
      problems.add(
        describePlainRefusal(own ? origins[`${signal}Endpoint`] : origins.endpoint, url),
      );
    }
  }
  const environment = transportEnvironment(config);
  return { targets, problems: [...problems], ...(environment && { environment }) };
}

/** `undefined` where `OTEL_<signal>_EXPORTER` is not set. */
function exportersOf(config: Config, signal: Signal): readonly string[] | undefined {
  if (signal === 'metrics') return config.metricsExporters;
  const exporter = config[`${signal}Exporter`];
  return exporter && [exporter];
}

function joinUrl(endpoint: string | undefined, protocol: OtlpProtocol, signal: Signal): string {
  if (protocol === 'grpc') return endpoint ?? DEFAULT_ENDPOINT.grpc;
  const base = new URL(endpoint ?? DEFAULT_ENDPOINT.http);
  base.pathname = `${withoutEndSlashes(base.pathname)}/v1/${signal}`;
  return base.href;
}

function withoutEndSlashes(path: string): string {
  let end = path.length;
  while (path[end - 1] === '/') end--;
  return path.slice(0, end);
}

/**
 * Patient data in clear is for loopback only: HTTPS, or a host that is this machine. A URL has
 * addresses in one form (`127.1` is `127.0.0.1`). Other names than `localhost` are for whoever
 * answers for them: resolvers ask the network for `x.localhost`, and for `localhost.` some.
 */
function mayBeSentPlain(url: string): boolean {
  const { protocol, hostname } = new URL(url);
  return (
    protocol === 'https:' ||
    hostname === 'localhost' ||
    hostname === '[::1]' ||
    // 127.0.0.0/8, also as an IPv4-mapped address: `[::ffff:127.0.0.1]`.
    /^127(?:\.\d{1,3}){3}$/.test(hostname) ||
    /^\[::ffff:7f[0-9a-f]{2}:[0-9a-f]{1,4}\]$/.test(hostname)
  );
}

function describePlainRefusal(variable: string, url: string): string {
  return (
    `${variable}: plain http to ${new URL(url).host} is refused, because logs would cross the ` +
    'network in clear; allowed are https, loopback, or OTEL_EXPORTER_OTLP_INSECURE=true; ' +
    'nothing is sent there, console and files go on'
  );
}
