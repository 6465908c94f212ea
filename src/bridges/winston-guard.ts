import type { BridgeHost } from '../record/log-call.ts';
import { plainCopy } from './plain-copy.ts';
import { severityOf } from './winston-record.ts';
import type { WinstonLogger } from './winston-types.ts';

type LogFunction = (this: WinstonLogger | undefined, ...args: unknown[]) => unknown;

/** What the guard of the log methods and the patched `write` tell each other. */
export interface Progress {
  /** Infos that reached `write`. */
  writes: number;
}

/**
 * A log method of winston that does not throw for what it is given: winston
 * writes `level` onto the application's object (frozen?) and spreads it (a
 * getter that throws?) before anything is logged. The call is made again with
 * plain copies.
 *
 * @param level of the method; undefined for `log`, which gets it as an argument.
 */
export function guarded(
  original: LogFunction,
  level: string | undefined,
  host: BridgeHost,
  progress: Progress,
): LogFunction {
  return function log(this: WinstonLogger | undefined, ...args) {
    const before = progress.writes;
    try {
      return original.apply(this, args);
    } catch (error) {
      // Past `write` it is a transport's own error, ours to pass on.
      if (progress.writes !== before) throw error;
    }
    try {
      return original.apply(this, args.map(plainCopy));
    } catch (error) {
      if (progress.writes !== before) throw error;
      emitBare(this, level === undefined ? args : [level, ...args], host);
      return this;
    }
  };
}

/** Guards the level methods that `createLogger` has put on a logger's own prototype. */
export function guardLevelMethods(
  logger: WinstonLogger,
  host: BridgeHost,
  progress: Progress,
): void {
  const prototype = Object.getPrototypeOf(logger) as Record<string, LogFunction>;
  for (const level of Object.keys(logger.levels)) {
    if (!Object.hasOwn(prototype, level)) continue;
    prototype[level] = guarded(prototype[level] as LogFunction, level, host, progress);
  }
}

function emitBare(
  logger: WinstonLogger | undefined,
  [level, ...args]: unknown[],
  host: BridgeHost,
): void {
  const name = typeof level === 'string' ? level : 'info';
  const body = args.find((value) => typeof value === 'string');
  host.emit({
    scope: 'winston',
    severityNumber: severityOf(name, logger ?? ({ levels: {} } as WinstonLogger)),
    severityText: name,
    body: body ?? '[log call that its logger could not write]',
  });
}
