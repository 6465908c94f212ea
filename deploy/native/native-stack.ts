import { type Binaries, ensureBinaries } from './binaries.ts';
import type { Report } from './go-command.ts';
import {
  assertPortsFree,
  ephemeralPorts,
  loopbackUrl,
  portsFromEnvironment,
  type StackPorts,
} from './ports.ts';
import { collectorDefinition, preparePlace, victoriaLogsDefinition } from './server-definitions.ts';
import { ServerProcess } from './server-process.ts';
import { StoreProcess } from './store-process.ts';

export interface NativeStackOptions {
  /** Made where it is missing, and closed to other users. */
  dataDirectory: string;
  /** The usual ports where not given; `'ephemeral'` takes any free ones. */
  ports?: Partial<StackPorts> | 'ephemeral';
  /** Keeps the console exporter off standard output and in a file instead. */
  quiet?: boolean;
  /** Stops building and starting. Use `stop()` once started. */
  signal?: AbortSignal;
  /** Where lines about progress go; standard error unless quiet. */
  report?: Report;
  /** Called where a server ends although nobody stopped it. */
  onUnexpectedEnd?: (message: string) => void;
}

export interface Restartable {
  start(): Promise<void>;
  /** Lets the server finish what it is doing. */
  stop(): Promise<unknown>;
  /** SIGKILL: what a crash leaves behind. */
  kill(): Promise<void>;
}

export interface NativeStack {
  otlpHttpUrl: string;
  otlpGrpcUrl: string;
  /** VictoriaLogs: its API and, at `/select/vmui/`, its page. */
  logStoreUrl: string;
  healthUrl: string;
  metricsUrl: string;
  /** What the Collector's file exporter writes: OTLP JSON, one request a line. */
  filePath: string;
  /** What the console exporter writes when quiet. */
  consolePath: string;
  collector: Restartable;
  logStore: Restartable;
  stop(): Promise<void>;
}

const EPHEMERAL_ATTEMPTS = 3;

/** Builds what is not built yet, starts VictoriaLogs and the Collector, waits until both are healthy. */
export async function startNativeStack(options: NativeStackOptions): Promise<NativeStack> {
  const binaries = await ensureBinaries(reportOf(options), options.signal);
  if (options.ports !== 'ephemeral') {
    const ports = { ...portsFromEnvironment(process.env), ...options.ports };
    await assertPortsFree(ports);
    return startOn(ports, binaries, options);
  }
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await startOn(await ephemeralPorts(), binaries, options);
    } catch (error) {
      // Between choosing a port and listening on it, another process can take it.
      const taken = String(error).includes('address already in use');
      if (!taken || attempt === EPHEMERAL_ATTEMPTS) throw error;
    }
  }
}

function reportOf({ report, quiet }: NativeStackOptions): Report {
  return report ?? (quiet ? () => {} : (line) => console.error(line));
}

async function startOn(
  ports: StackPorts,
  binaries: Binaries,
  options: NativeStackOptions,
): Promise<NativeStack> {
  const place = await preparePlace(options.dataDirectory, ports);
  const report = reportOf(options);
  const onUnexpectedEnd = options.onUnexpectedEnd ?? ((message: string) => console.error(message));
  const urls = {
    otlpHttpUrl: loopbackUrl(ports.otlpHttp),
    metricsUrl: `${loopbackUrl(ports.collectorMetrics)}/metrics`,
  };
  const logStoreUrl = loopbackUrl(ports.victoriaLogs);
  const logStore = new StoreProcess(
    victoriaLogsDefinition(binaries.victoriaLogs, place, onUnexpectedEnd),
    `${place.storeDirectory}.running`,
    { ...urls, filePath: place.filePath, storeUrl: logStoreUrl },
    report,
  );
  const collector = new ServerProcess(
    collectorDefinition(binaries.collector, place, onUnexpectedEnd, options.quiet ?? false),
  );
  const stop = async () => {
    // The Collector first: it still has records for the store.
    await collector.stop();
    await logStore.stop();
  };
  try {
    await logStore.start(options.signal);
    await collector.start(options.signal);
  } catch (error) {
    await stop();
    throw error;
  }
  return {
    ...urls,
    otlpGrpcUrl: loopbackUrl(ports.otlpGrpc),
    logStoreUrl,
    healthUrl: loopbackUrl(ports.collectorHealth),
    filePath: place.filePath,
    consolePath: place.consolePath,
    collector,
    logStore,
    stop,
  };
}
