import { createRequire, syncBuiltinESMExports } from 'node:module';
import type { Instrumentation } from '@opentelemetry/instrumentation';
import { HttpInstrumentation } from '@opentelemetry/instrumentation-http';
import { UndiciInstrumentation } from '@opentelemetry/instrumentation-undici';
import { createLoggerBridges } from '../bridges/logger-bridges.ts';
import type { Pipeline } from './assemble.ts';
import { installModuleHooks } from './module-hooks.ts';

/** Packages whose ESM imports must be seen; never every module: wrapping all breaks bundled applications. */
const HOOKED_PACKAGES = ['pino', 'winston', 'bunyan'];

/**
 * Connects HTTP and the loggers. Instrumentations are constructed disabled and
 * then enabled: their base constructor calls `enable()` before the fields of a
 * subclass exist.
 *
 * @returns takes the patches back, as far as the instrumentations can.
 */
export function enableInstrumentations(pipeline: Pipeline): () => void {
  const { correlation, host, tracerProvider, meterProvider } = pipeline;
  const instrumentations: Instrumentation[] = [
    new HttpInstrumentation({ ...correlation.httpInstrumentationConfig, enabled: false }),
    new UndiciInstrumentation({ ...correlation.undiciInstrumentationConfig, enabled: false }),
    ...createLoggerBridges(host),
  ];
  for (const instrumentation of instrumentations) {
    instrumentation.setTracerProvider(tracerProvider);
    if (meterProvider) instrumentation.setMeterProvider(meterProvider);
    // The undici instrumentation looks at this flag at every request, whatever `enable()` did.
    instrumentation.setConfig({ ...instrumentation.getConfig(), enabled: true });
    instrumentation.enable();
  }
  patchBuiltins();
  installModuleHooks(HOOKED_PACKAGES);
  return () => {
    for (const instrumentation of instrumentations) instrumentation.disable();
  };
}

/**
 * Node's http modules are patched in place when they are required; requiring
 * them now, and telling Node to renew their ESM exports, covers every later
 * `import { request } from 'node:http'` without a loader hook.
 */
function patchBuiltins(): void {
  const require = createRequire(import.meta.url);
  require('node:http');
  require('node:https');
  syncBuiltinESMExports();
}
