import type { Instrumentation } from '@opentelemetry/instrumentation';
import { withHttpRecords } from '../bridges/http-server.ts';
import { createLoggerBridges } from '../bridges/logger-bridges.ts';
import type { Config } from '../config/resolve.ts';
import { createHttpInstrumentations } from '../correlation/http-instrumentation.ts';
import { createJobInstrumentations } from '../correlation/jobs/job-instrumentations.ts';
import type { Pipeline } from './assemble.ts';
import { patchBundled } from './bundling/bundled-packages.ts';
import { patchHttp } from './http-patches.ts';
import { installModuleHooks } from './module-hooks.ts';

/**
 * Connects HTTP, the queues and the loggers.
 *
 * @returns takes the patches back, as far as the instrumentations can.
 */
export function enableInstrumentations(pipeline: Pipeline, config: Config): () => void {
  const { correlation, host, tracerProvider, meterProvider } = pipeline;
  const patched = [...createLoggerBridges(host), ...createJobInstrumentations()];
  const instrumentations: Instrumentation[] = [
    ...createHttpInstrumentations(
      config.httpRecords
        ? withHttpRecords(correlation.httpInstrumentationConfig, host, config.httpIgnore)
        : correlation.httpInstrumentationConfig,
      correlation.undiciInstrumentationConfig,
    ),
    ...patched,
  ];
  for (const instrumentation of instrumentations) {
    instrumentation.setTracerProvider(tracerProvider);
    if (meterProvider) instrumentation.setMeterProvider(meterProvider);
    instrumentation.enable();
  }
  patchHttp();
  // These packages only, never every module: wrapping all breaks bundled applications.
  installModuleHooks(patched);
  const withdraw = patchBundled(patched);
  return () => {
    withdraw();
    for (const instrumentation of instrumentations) instrumentation.disable();
  };
}
