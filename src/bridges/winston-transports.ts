import { asHandedLine } from '../common/own-print.ts';
import type { BridgeHost, ConsoleTarget } from '../record/log-call.ts';
import { levelOf } from './winston-record.ts';
import {
  LEVEL,
  SPLAT,
  type WinstonConsole,
  type WinstonInfo,
  type WinstonLogger,
  type WinstonTransport,
} from './winston-types.ts';

const patchedLogs = new WeakSet<object>();

/** Silences winston's Console transport; in `keep` mode it prints, but not through `console`. */
export function patchConsoleTransport(prototype: WinstonConsole, host: BridgeHost): void {
  const original = prototype.log;
  const patched = function log(this: WinstonConsole, info: WinstonInfo, callback?: () => void) {
    if (host.consoleMode === 'keep') {
      // With `forceConsole` the line would go through `console` and be recorded again.
      const silent = Object.create(this, { forceConsole: { value: false } }) as WinstonConsole;
      return asHandedLine(() => original.call(silent, info, callback));
    }
    setImmediate(() => this.emit('logged', info));
    callback?.();
  };
  patchedLogs.add(patched);
  prototype.log = patched;
}

/** How a call is shown: the info after all formats, and the console it would have been on. */
export interface ShownInfo {
  readonly info: WinstonInfo;
  readonly console: ConsoleTarget;
}

/**
 * The info as one of the transports writes it: transports have formats of their
 * own, and one of them may be the application's redaction. The Console first,
 * because its line is the one we print in its place. Undefined where no
 * transport takes the call, so that without us there is no line either.
 */
export function showInfo(logger: WinstonLogger, info: WinstonInfo): ShownInfo | undefined {
  const { transports } = logger;
  if (transports.length === 0) {
    return logger.isLevelEnabled(levelOf(info)) ? { info, console: 'none' } : undefined;
  }
  const takers = transports.filter((transport) => accepts(transport, logger, info)).map(unwrap);
  const ordered = [...takers.filter(isConsole), ...takers.filter((taker) => !isConsole(taker))];
  for (const taker of ordered) {
    const shown = taker.format ? taker.format.transform(copyOf(info), taker.format.options) : info;
    if (shown) return { info: shown, console: isConsole(taker) ? targetOf(taker, info) : 'none' };
  }
  return undefined;
}

/** The console that takes an info, whatever the transports' formats make of it. */
export function firstConsole(logger: WinstonLogger, info: WinstonInfo): ConsoleTarget {
  const takers = logger.transports.filter((transport) => accepts(transport, logger, info));
  const taker = takers.map(unwrap).find(isConsole);
  return taker ? targetOf(taker, info) : 'none';
}

/** Whether the info goes to nobody but silenced Consoles, so that redacting it would be in vain. */
export function goesNowhere(logger: WinstonLogger, host: BridgeHost): boolean {
  if (host.consoleMode === 'keep') return false;
  const { transports } = logger;
  // Each transport is one listener; more are the application's own.
  return (
    transports.every((transport) => isConsole(unwrap(transport))) &&
    logger.listenerCount('data') <= transports.length
  );
}

/** The test of winston-transport, and of the stream for exceptions around a transport. */
function accepts(transport: WinstonTransport, logger: WinstonLogger, info: WinstonInfo): boolean {
  const inner = unwrap(transport);
  if (transport.silent || inner.silent) return false;
  if (info.exception === true && !transport.handleExceptions) return false;
  if (inner !== transport && transport.handleExceptions) return Boolean(info.exception);
  const threshold = logger.levels[inner.level || logger.level];
  const rank = logger.levels[levelOf(info)];
  return threshold !== undefined && rank !== undefined && threshold >= rank;
}

function unwrap(transport: WinstonTransport): WinstonTransport {
  return transport.transport ?? transport;
}

function isConsole(transport: WinstonTransport): transport is WinstonConsole {
  return typeof transport.log === 'function' && patchedLogs.has(transport.log);
}

function targetOf(transport: WinstonConsole, info: WinstonInfo): ConsoleTarget {
  const level = levelOf(info);
  const onStderr = transport.stderrLevels[level] || transport.consoleWarnLevels[level];
  return onStderr ? 'stderr' : 'stdout';
}

// The transport will run its format again: it must find the arguments that
// `splat` takes out of their array.
function copyOf(info: WinstonInfo): WinstonInfo {
  const copy = Object.assign({}, info, { [LEVEL]: levelOf(info) });
  const splat = info[SPLAT];
  return Array.isArray(splat) ? Object.assign(copy, { [SPLAT]: [...splat] }) : copy;
}
