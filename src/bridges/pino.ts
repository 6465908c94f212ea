import type { InstrumentationNodeModuleDefinition } from '@opentelemetry/instrumentation';
import type { BridgeHost } from '../record/log-call.ts';
import { isModuleNamespace, LoggerBridge } from './logger-bridge.ts';
import { PinoDestination, rememberTransport, silencedConsole } from './pino-destination.ts';
import { withoutLines } from './pino-fields.ts';
import { guardedLogMethod } from './pino-guard.ts';
import { PinoRecordReader } from './pino-record.ts';
import { recordingStream, type WriteProgress } from './pino-stream.ts';
import { withCaller, withoutConsoleTargets } from './pino-transport.ts';
import {
  HOOKS,
  type LogMethodHook,
  type Multistream,
  type PinoLogger,
  type PinoModule,
  type PinoStream,
  type TransportOptions,
} from './pino-types.ts';

const PATCHED_EXPORTS = ['default', 'pino', 'transport', 'multistream', 'module.exports'];
const patchedCopies = new WeakMap<PinoModule, PinoModule>();

/** pino 7 and newer, by its public means only: stream, hooks and symbols. */
export class PinoBridge extends LoggerBridge {
  constructor(host: BridgeHost) {
    super(host, 'pino');
  }

  protected override init(): InstrumentationNodeModuleDefinition {
    return this.define('pino', ['>=7.0.0']);
  }

  protected override patchCopy(moduleExports: unknown): unknown {
    if (!isModuleNamespace(moduleExports)) return patched(moduleExports as PinoModule, this.host);
    const pino = patched(moduleExports['default'] as PinoModule, this.host);
    for (const key of PATCHED_EXPORTS) {
      if (key in moduleExports) moduleExports[key] = key in pino ? pino[key] : pino;
    }
    return moduleExports;
  }
}

/** The patched form of one copy of pino, made once whichever hook sees the copy. */
function patched(original: PinoModule, host: BridgeHost): PinoModule {
  const known = patchedCopies.get(original);
  if (known) return known;
  const copy = patchedModule(original, host);
  patchedCopies.set(original, copy);
  patchedCopies.set(copy, copy);
  return copy;
}

function patchedModule(original: PinoModule, host: BridgeHost): PinoModule {
  function pino(...args: unknown[]): PinoLogger {
    const transport = transportOption(args);
    if (transport)
      args[0] = { ...(args[0] as object), transport: prepared(transport, original, host) };
    const logger = original(...args);
    try {
      attach(logger, original.symbols, host, transport);
    } catch (error) {
      host.reportFailure('pino', error);
    }
    return logger;
  }
  const statics = Object.getOwnPropertyDescriptors(original) as PropertyDescriptorMap;
  delete statics['prototype'];
  Object.defineProperties(pino, statics);
  return Object.assign(pino as unknown as PinoModule, {
    default: pino,
    pino,
    transport: patchedTransport(original, host),
    multistream: patchedMultistream(original, host),
  });
}

/** Puts our stream and our guard into a new logger; its children inherit both. */
function attach(
  logger: PinoLogger,
  symbols: PinoModule['symbols'],
  host: BridgeHost,
  transport: TransportOptions | undefined,
): void {
  const streamSymbol = symbols['streamSym'] as symbol;
  const real = logger[streamSymbol] as PinoStream;
  // With the logger's own levels, which the targets of a transport may name.
  if (transport) rememberTransport(real, { levels: logger.levels.values, ...transport });
  const hooks = logger[HOOKS] as { logMethod?: LogMethodHook } | undefined;
  const progress: WriteProgress = { lines: 0, call: undefined };
  const reader = new PinoRecordReader(logger, symbols);
  const destination = new PinoDestination(real, host.consoleMode);
  const stream = recordingStream(real, destination, reader, host, progress);
  const logMethod = guardedLogMethod(hooks?.logMethod, reader, host, progress);
  logger[streamSymbol] = stream;
  if (destination.isUnread) withoutLines(logger, symbols, reader, progress);
  logger[HOOKS] = { ...hooks, logMethod };
  // pino binds the hook to the log methods when the level is set.
  // biome-ignore lint/correctness/noSelfAssign: a setter
  logger.level = logger.level;
}

function patchedTransport(original: PinoModule, host: BridgeHost): PinoModule['transport'] {
  return function transport(options) {
    const stream = original.transport(prepared(options, original, host));
    if (options) rememberTransport(stream, options);
    return stream;
  };
}

function patchedMultistream(original: PinoModule, host: BridgeHost): PinoModule['multistream'] {
  if (host.consoleMode === 'keep' || !original.multistream) return original.multistream;
  return function multistream(streams, options) {
    const list = Array.isArray(streams) ? streams.map(silencedEntry) : silencedEntry(streams);
    const multi: Multistream = original.multistream(list, options);
    const { add } = multi;
    multi.add = function (this: Multistream, entry: unknown) {
      return add.call(this, silencedEntry(entry));
    };
    return multi;
  };
}

function silencedEntry(entry: unknown): unknown {
  const holder = entry as { write?: unknown; stream?: unknown } | undefined;
  if (!holder) return entry;
  if (holder.write) return silencedConsole(holder);
  const stream = silencedConsole(holder.stream);
  return stream === holder.stream ? entry : { ...holder, stream };
}

function transportOption(args: unknown[]): TransportOptions | undefined {
  const options = args[0] as { transport?: unknown; levels?: unknown } | undefined;
  const transport = options?.transport as (TransportOptions & { write?: unknown }) | undefined;
  if (typeof transport !== 'object' || transport === null || transport.write) return undefined;
  return transport;
}

function prepared(
  options: TransportOptions,
  { version }: PinoModule,
  host: BridgeHost,
): TransportOptions {
  if (typeof options !== 'object' || options === null) return options;
  // Two frames of ours: this function and the patched one that called it.
  const called = withCaller(options, 2, version);
  return host.consoleMode === 'keep' ? called : withoutConsoleTargets(called);
}
