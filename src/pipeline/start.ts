import { isMainThread, parentPort, workerData } from 'node:worker_threads';
import { context, DiagLogLevel, diag, metrics, propagation, trace } from '@opentelemetry/api';
import { AsyncLocalStorageContextManager } from '@opentelemetry/context-async-hooks';
import { bridgeConsole } from '../bridges/console.ts';
import { bridgeLogsApis } from '../bridges/logs-api.ts';
import { bridgeProcessEvents } from '../bridges/process-events.ts';
import { diagnosticEnabled, say, setDiagnosticLevel } from '../common/diagnostics.ts';
import {
  clearGlobalState,
  type GlobalState,
  getGlobalState,
  setGlobalState,
} from '../common/global-state.ts';
import { PACKAGE_VERSION } from '../common/version.ts';
import { misspeltVariables } from '../config/misspelt.ts';
import { readSources } from '../config/read-sources.ts';
import { type Config, resolveConfig } from '../config/resolve.ts';
import { assemble, type Pipeline } from './assemble.ts';
import { checkedPlan } from './checked-plan.ts';
import { enableInstrumentations } from './instrumentations.ts';
import { watchLevelFile } from './level-file.ts';
import { ProcessEnd } from './process-end.ts';

/**
 * Starts the pipeline of this thread from the environment. Synchronous, so that
 * a preload can do it. A second call, also by another copy of the package, is
 * the first one's pipeline again.
 *
 * @returns nothing where `OTEL_SDK_DISABLED=true`, and in threads that only
 * carry a library's or our own work.
 */
export function start(): GlobalState | undefined {
  if (isServiceThread()) return undefined;
  const running = getGlobalState();
  if (running) return running;
  const sources = readSources(process.env);
  const config = resolveConfig(sources);
  if (config.disabled) return undefined;
  setDiagnosticLevel(config.diagnostics);
  for (const problem of misspeltVariables(sources)) say('warn', problem);
  return run(config);
}

function run(config: Config): GlobalState | undefined {
  const { plan, problems } = checkedPlan(config, process.env);
  for (const problem of problems) say('warn', problem);
  if (diagnosticEnabled('debug')) {
    const toDebug = (message: string): void => say('debug', message);
    diag.setLogger(
      { error: toDebug, warn: toDebug, info: toDebug, debug: () => {}, verbose: () => {} },
      { logLevel: DiagLogLevel.INFO, suppressOverrideMessage: true },
    );
  }
  const pipeline = assemble(config, plan, () => end.afterEmit());
  const end: ProcessEnd = new ProcessEnd(pipeline, config.shutdownTimeoutMillis);
  const stops = [
    registerGlobals(pipeline),
    enableInstrumentations(pipeline),
    connect(pipeline),
    end.watch(),
    watchLevelFile(config.levelFile, pipeline.levels),
  ];
  const state: GlobalState = {
    version: PACKAGE_VERSION,
    flush: () => end.flush(),
    shutdown: async () => {
      for (const stop of stops) stop();
      await end.flush();
      await Promise.all([pipeline.loggerProvider.shutdown(), pipeline.tracerProvider.shutdown()]);
      await pipeline.meterProvider?.shutdown();
      await pipeline.shipper.shutdown();
      pipeline.spool?.close();
      pipeline.release();
      clearGlobalState();
    },
  };
  setGlobalState(state);
  return state;
}

function registerGlobals(pipeline: Pipeline): () => void {
  const { tracerProvider, meterProvider, correlation } = pipeline;
  const first = trace.setGlobalTracerProvider(tracerProvider);
  if (!first) {
    say(
      'warn',
      'another OpenTelemetry SDK is registered already; its traces are used, logs are recorded by us',
    );
  } else {
    context.setGlobalContextManager(new AsyncLocalStorageContextManager().enable());
    propagation.setGlobalPropagator(correlation.propagator);
    if (meterProvider) metrics.setGlobalMeterProvider(meterProvider);
  }
  return () => {
    if (!first) return;
    trace.disable();
    context.disable();
    propagation.disable();
    metrics.disable();
  };
}

function connect({ host, loggerProvider }: Pipeline): () => void {
  const stops = [
    bridgeLogsApis(loggerProvider, host.emitRecord.bind(host)),
    bridgeProcessEvents(host),
    bridgeConsole(host),
  ];
  return () => {
    for (const stop of stops) stop();
  };
}

/**
 * Threads that inherit the preload but log nothing of their own: the loader
 * thread of an application's `module.register` (it has no port), our shipper,
 * and pino's transports (thread-stream), whose lines were recorded before they
 * got there.
 */
function isServiceThread(): boolean {
  if (isMainThread) return false;
  if (parentPort === null) return true;
  if (typeof workerData !== 'object' || workerData === null) return false;
  const { lumenOtelShipper, dataBuf, stateBuf } = workerData as Record<string, unknown>;
  return (
    lumenOtelShipper === true ||
    (dataBuf instanceof SharedArrayBuffer && stateBuf instanceof SharedArrayBuffer)
  );
}
