import type { BridgeHost } from '../record/log-call.ts';
import type { BunyanLogger, BunyanModule, LogFunction } from './bunyan-types.ts';
import { severityOfNumber } from './level-severity.ts';
import { plainCopy } from './plain-copy.ts';

/** What the guard of the log methods and the patched `_emit` tell each other. */
export interface Progress {
  /** Records that bunyan has made. */
  emitted: number;
  /** Where the call under way was made, for loggers with `src: true`. */
  source: Record<string, unknown> | undefined;
}

/**
 * Wraps the six log methods. bunyan throws for a value that throws while it
 * copies the fields, before anything is written: the call is made again with
 * plain copies, so that the application's serializers still apply.
 */
export function guardLevels(bunyan: BunyanModule, host: BridgeHost, progress: Progress): void {
  for (const [number, name] of Object.entries(bunyan.nameFromLevel)) {
    const original = bunyan.prototype[name] as LogFunction | undefined;
    if (typeof original !== 'function') continue;
    bunyan.prototype[name] = function guarded(this: BunyanLogger, ...args: unknown[]): unknown {
      const outer = progress.source;
      progress.source = this?.src ? sourceOfCall(guarded) : undefined;
      try {
        return callGuarded(this, original, args, Number(number), name);
      } finally {
        progress.source = outer;
      }
    };
  }

  function callGuarded(
    logger: BunyanLogger,
    original: LogFunction,
    args: unknown[],
    level: number,
    name: string,
  ): unknown {
    const before = progress.emitted;
    try {
      return original.apply(logger, args);
    } catch (error) {
      // Past `_emit` it is a stream's own error, ours to pass on.
      if (progress.emitted !== before) throw error;
    }
    try {
      return original.apply(logger, args.map(plainCopy));
    } catch (error) {
      if (progress.emitted !== before) throw error;
      const body = args.find((value) => typeof value === 'string');
      host.emit({
        scope: String(logger.fields['name'] ?? 'bunyan'),
        severityNumber: severityOfNumber(level, name),
        severityText: name,
        body: body ?? '[log call that its logger could not write]',
      });
      return undefined;
    }
  }
}

/** bunyan counts stack frames for `src`, and ours would be the one it finds. */
function sourceOfCall(below: (...args: never[]) => unknown): Record<string, unknown> | undefined {
  const { stackTraceLimit, prepareStackTrace } = Error;
  try {
    Error.stackTraceLimit = 1;
    Error.prepareStackTrace = (_error, sites) => sites;
    const here: { stack?: unknown } = {};
    Error.captureStackTrace(here, below);
    const [site] = here.stack as NodeJS.CallSite[];
    if (!site) return undefined;
    const func = site.getFunctionName();
    const place = { file: site.getFileName(), line: site.getLineNumber() };
    return func ? { ...place, func } : place;
  } finally {
    Error.stackTraceLimit = stackTraceLimit;
    Error.prepareStackTrace = prepareStackTrace;
  }
}
