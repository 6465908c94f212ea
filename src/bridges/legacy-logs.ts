import { createRequire } from 'node:module';
import type { LoggerProvider } from '@opentelemetry/api';

/** `GLOBAL_LOGS_API_KEY` and `API_BACKWARDS_COMPATIBILITY_VERSION` of @opentelemetry/api-logs 0.223. */
const KEY = Symbol.for('io.opentelemetry.js.api.logs');
const VERSION = 1;

/** Where each copy of the package looks the provider up, with the version it wants. */
type Globals = Record<symbol, ((version: number) => unknown) | undefined>;

interface LegacyLogs {
  setGlobalLoggerProvider(provider: unknown): unknown;
  disable(): void;
}

const NOTHING = { getLogger: () => ({ emit: () => {}, enabled: () => false }) };
const OWN_FILE = /[\\/]@opentelemetry[\\/]api-logs[\\/]build[\\/]src[\\/]index\.js$/;

/**
 * Registers a provider for `@opentelemetry/api-logs`, as the package itself does it. Without
 * loading it: few applications have it, and it loads the whole of `@opentelemetry/api` a second
 * time, as CommonJS. Where it is loaded already, it is asked, since loggers taken before wait for
 * its word.
 *
 * @returns takes the registration back.
 */
export function registerLegacyLogs(provider: LoggerProvider): () => void {
  const loaded = loadedCopy();
  if (loaded) {
    loaded.setGlobalLoggerProvider(provider);
    return () => loaded.disable();
  }
  const globals = globalThis as unknown as Globals;
  globals[KEY] ??= (version) => (version === VERSION ? provider : NOTHING);
  return () => delete globals[KEY];
}

function loadedCopy(): LegacyLogs | undefined {
  const { cache } = createRequire(import.meta.url);
  const file = Object.keys(cache).find((each) => OWN_FILE.test(each));
  const exported: { logs?: LegacyLogs } | undefined = file && cache[file]?.exports;
  return exported?.logs;
}
