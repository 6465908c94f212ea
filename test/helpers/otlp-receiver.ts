import { inspect } from 'node:util';
import type { Behaviour, ReceivedRequest, RequestSink, Script } from './otlp/behaviour.ts';
import { listenGrpc } from './otlp/grpc-server.ts';
import { closeHttp, listenHttp, portOf, type TlsOptions } from './otlp/http-server.ts';
import {
  logsOf,
  metricsOf,
  type ReceivedLog,
  type ReceivedMetric,
  type ReceivedSpan,
  spansOf,
} from './otlp/records.ts';
import { onQuietPort } from './quiet-port.ts';

export type { Behaviour, ReceivedRequest, Script } from './otlp/behaviour.ts';
export type { TlsOptions } from './otlp/http-server.ts';
export type * from './otlp/records.ts';

const DEFAULT_WAIT_MS = 10_000;

export interface OtlpReceiver {
  /** Base URL for http/protobuf and http/json; `/v1/logs` and so on are below it. */
  readonly url: string;
  readonly grpcUrl: string;
  readonly requests: readonly ReceivedRequest[];
  logs(): ReceivedLog[];
  spans(): ReceivedSpan[];
  metrics(): ReceivedMetric[];
  /** Changes what happens from the next request on. */
  setBehaviour(script: Script): Promise<void>;
  /** Resolves when so many records are here, or when the predicate holds; throws after the time. */
  waitForLogs(
    until: number | ((logs: ReceivedLog[]) => boolean),
    timeoutMs?: number,
  ): Promise<ReceivedLog[]>;
  /** Forgets what was received. */
  clear(): void;
  close(): Promise<void>;
}

/** An OpenTelemetry Collector's receiver on loopback, for tests and demos. */
export async function startOtlpReceiver(
  options: { behaviour?: Script; tls?: TlsOptions; port?: number } = {},
): Promise<OtlpReceiver> {
  const { tls } = options;
  const store = new Store();
  const { port } = options;
  let http = await (port === undefined
    ? onQuietPort((quiet) => listenHttp(store, quiet, tls))
    : listenHttp(store, port, tls));
  let grpc = await onQuietPort((quiet) => listenGrpc(store, quiet, tls));
  const httpPort = portOf(http);
  const scheme = tls ? 'https' : 'http';
  let open = true;

  async function stop(): Promise<void> {
    if (!open) return;
    open = false;
    await closeHttp(http);
    grpc.server.forceShutdown();
  }
  async function setBehaviour(script: Script): Promise<void> {
    store.script = Array.isArray(script) ? [...script] : [script as Behaviour];
    if (store.script[0] === 'refuse') return stop();
    if (open) return;
    http = await listenHttp(store, httpPort, tls);
    grpc = await listenGrpc(store, grpc.port, tls);
    open = true;
  }
  await setBehaviour(options.behaviour ?? 'ok');

  return {
    url: `${scheme}://127.0.0.1:${httpPort}`,
    grpcUrl: `${scheme}://127.0.0.1:${grpc.port}`,
    requests: store.requests,
    logs: () => [...store.logs],
    spans: () => [...store.spans],
    metrics: () => [...store.metrics],
    setBehaviour,
    waitForLogs: (until, timeoutMs = DEFAULT_WAIT_MS) => store.waitForLogs(until, timeoutMs),
    clear: () => store.clear(),
    close: stop,
  };
}

class Store implements RequestSink {
  script: Behaviour[] = ['ok'];
  readonly requests: ReceivedRequest[] = [];
  readonly logs: ReceivedLog[] = [];
  readonly spans: ReceivedSpan[] = [];
  readonly metrics: ReceivedMetric[] = [];
  private readonly waiting = new Set<() => void>();

  nextBehaviour(): Behaviour {
    const [first = 'ok', ...rest] = this.script;
    if (rest.length > 0) this.script = rest;
    return first;
  }

  receive(
    request: Omit<ReceivedRequest, 'items' | 'taken'>,
    message: Record<string, unknown>,
    taken: boolean,
  ): void {
    const items = this.itemsOf(request.signal, message);
    this.requests.push({ ...request, items: items.length, taken });
    if (taken)
      (this[request.signal === 'traces' ? 'spans' : request.signal] as unknown[]).push(...items);
    for (const check of [...this.waiting]) check();
  }

  private itemsOf(signal: ReceivedRequest['signal'], message: Record<string, unknown>): unknown[] {
    if (signal === 'logs') return logsOf(message);
    return signal === 'traces' ? spansOf(message) : metricsOf(message);
  }

  clear(): void {
    for (const list of [this.requests, this.logs, this.spans, this.metrics]) list.length = 0;
  }

  waitForLogs(
    until: number | ((logs: ReceivedLog[]) => boolean),
    timeoutMs: number,
  ): Promise<ReceivedLog[]> {
    const holds =
      typeof until === 'number' ? () => this.logs.length >= until : () => until(this.logs);
    return new Promise((resolve, reject) => {
      const done = (): void => {
        clearTimeout(timer);
        this.waiting.delete(check);
      };
      const check = (): void => {
        if (!holds()) return;
        done();
        resolve([...this.logs]);
      };
      const timer = setTimeout(() => {
        done();
        const bodies = this.logs.map((log) => inspect(log.body)).join(', ');
        const wanted = typeof until === 'number' ? `${until} records` : 'the records awaited';
        reject(new Error(`${wanted} did not arrive in ${timeoutMs} ms; here: ${bodies || 'none'}`));
      }, timeoutMs);
      this.waiting.add(check);
      check();
    });
  }
}
