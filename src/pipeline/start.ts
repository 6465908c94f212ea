import { isMainThread, parentPort, workerData } from 'node:worker_threads';
import { context, DiagLogLevel, diag, metrics, propagation, trace } from '@opentelemetry/api';
import { AsyncLocalStorageContextManager } from '@opentelemetry/context-async-hooks';
import { bridgeConsole } from '../bridges/console.ts';
import { bridgeConsoleInstances } from '../bridges/console-instances.ts';
import { bridgeLogsApis } from '../bridges/logs-api.ts';
import { bridgeProcessEvents } from '../bridges/process-events.ts';
import { bridgeProcessStreams } from '../bridges/process-streams.ts';
import { diagnosticEnabled, say, setDiagnosticLevel } from '../common/diagnostics.ts';
import {
  clearGlobalState,
  type GlobalState,
  getGlobalState,
  setGlobalState,
} from '../common/global-state.ts';
import { PACKAGE_VERSION } from '../common/version.ts';
import { takeOptions } from '../config/given-options.ts';
import { misspeltVariables } from '../config/misspelt.ts';
import { readSources } from '../config/read-sources.ts';
import { type Config, resolveConfig } from '../config/resolve.ts';
import type { StartOptions } from '../config/start-options.ts';
import { loggerDoor } from '../record/logger-door.ts';
import { assemble, type Pipeline } from './assemble.ts';
import { checkedPlan } from './checked-plan.ts';
import { enableInstrumentations } from './instrumentations.ts';
import { watchLevelFile } from './level-file.ts';
import { connectLoggerApi } from './logger-api.ts';
import { ProcessEnd } from './process-end.ts';
import { tellLeftOutAtEnd } from './sampling-end.ts';

const OPTIONS_TOO_LATE =
  'start(): the pipeline of this thread is running already; the options given now are ignored';

/**
 * Starts the pipeline of this thread from the options and, where they say nothing,
 * the environment. Synchronous, so that a preload can do it. A second call, also by
 * another copy of the package, is the first one's pipeline again.
 *
 * @param options the names and values of the resolved configuration; one that is not
 * allowed costs one line on stderr and counts as not given
 * @returns nothing where `OTEL_SDK_DISABLED=true`, and in threads that only
 * carry a library's or our own work.
 */
export function start(options: StartOptions = {}): GlobalState | undefined {
  if (isServiceThread()) return undefined;
  const running = getGlobalState();
  const given = takeOptions(options);
  if (running) {
    if (Object.keys(given.overrides).length > 0) say('warn', OPTIONS_TOO_LATE);
    for (const problem of given.problems) say('warn', problem);
    return running;
  }
  const sources = readSources(process.env, given.overrides);
  const config = resolveConfig(sources);
  loggerDoor.disabled = config.disabled;
  if (config.disabled) return undefined;
  setDiagnosticLevel(config.diagnostics);
  for (const problem of [...given.problems, ...misspeltVariables(sources)]) say('warn', problem);
  return run(config);
}

function run(config: Config): GlobalState | undefined {
  const { plan, problems } = checkedPlan(config, process.env);
  for (const problem of problems) say('warn', problem);
  const pipeline = assemble(config, plan, () => end.afterEmit());
  if (diagnosticEnabled('debug')) tellDiagnostics((text) => pipeline.host.redactText(text));
  const end: ProcessEnd = new ProcessEnd(pipeline, config.shutdownTimeoutMillis);
  const stops = [
    registerGlobals(pipeline),
    enableInstrumentations(pipeline, config),
    connect(pipeline, config),
    tellLeftOutAtEnd(pipeline),
    connectLoggerApi(pipeline.host, pipeline.levels, config),
    end.watch(),
    watchLevelFile(config.levelFile, pipeline.levels),
  ];
  const state: GlobalState = {
    version: PACKAGE_VERSION,
    flush: () => end.flush(),
    shutdown: async () => {
      for (const stop of stops) stop();
      await end.flush();
      await Promise.all([pipeline.logs.shutdown(), pipeline.tracerProvider.shutdown()]);
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

/** OpenTelemetry's own messages, which quote what the application gave: names, values, errors. */
function tellDiagnostics(redactText: (text: string) => string): void {
  const toDebug = (message: string): void => say('debug', redactText(message));
  diag.setLogger(
    { error: toDebug, warn: toDebug, info: toDebug, debug: () => {}, verbose: () => {} },
    { logLevel: DiagLogLevel.INFO, suppressOverrideMessage: true },
  );
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

function connect({ host }: Pipeline, { stdoutMode }: Config): () => void {
  const stops = [
    bridgeLogsApis(host),
    bridgeProcessEvents(host),
    bridgeConsole(host),
    bridgeConsoleInstances(host),
  ];
  if (stdoutMode !== 'off') stops.push(bridgeProcessStreams(host, stdoutMode));
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
