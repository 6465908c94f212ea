import type { InstrumentationNodeModuleDefinition } from '@opentelemetry/instrumentation';
import { asHandedLine } from '../common/own-print.ts';
import type { BridgeHost, ConsoleTarget } from '../record/log-call.ts';
import { guardLevels, type Progress } from './bunyan-guard.ts';
import { readBunyanRecord } from './bunyan-record.ts';
import type { BunyanLogger, BunyanModule, BunyanRecord, BunyanStream } from './bunyan-types.ts';
import { consoleOfStream } from './console-stream.ts';
import { jsonView } from './json-view.ts';
import { isModuleNamespace, LoggerBridge } from './logger-bridge.ts';

const patchedPrototypes = new WeakSet<object>();

/** bunyan 1.8 and 2. */
export class BunyanBridge extends LoggerBridge {
  constructor(host: BridgeHost) {
    super(host, 'bunyan');
  }

  protected override init(): InstrumentationNodeModuleDefinition {
    return this.define('bunyan', ['>=1.8.0']);
  }

  protected override patchCopy(moduleExports: unknown): unknown {
    const bunyan = (
      isModuleNamespace(moduleExports) ? moduleExports['default'] : moduleExports
    ) as BunyanModule;
    // In place: loggers, children and subclasses share the prototype, and those
    // made before we came are covered too.
    if (!patchedPrototypes.has(bunyan.prototype)) {
      patchedPrototypes.add(bunyan.prototype);
      const progress: Progress = { emitted: 0, source: undefined };
      patchEmit(bunyan, this.host, progress);
      guardLevels(bunyan, this.host, progress);
    }
    return moduleExports;
  }
}

/**
 * `_emit` is not public, but it is where every call ends after serializers and
 * level, and OpenTelemetry's own instrumentation has patched it since bunyan
 * 1.0; the alternative, a stream per logger, would miss streams added later.
 */
function patchEmit(bunyan: BunyanModule, host: BridgeHost, progress: Progress): void {
  const original = bunyan.prototype._emit;
  bunyan.prototype._emit = function (this: BunyanLogger, record, noEmit) {
    if (noEmit) return original.call(this, record, noEmit);
    progress.emitted++;
    if (progress.source && record['src']) record['src'] = progress.source;
    const view = jsonView(record);
    try {
      return writeLine(this, record, view, original, host);
    } finally {
      emit(this, record, view, bunyan, host);
    }
  };
}

function emit(
  logger: BunyanLogger,
  record: BunyanRecord,
  view: Record<string, unknown>,
  bunyan: BunyanModule,
  host: BridgeHost,
): void {
  try {
    const consoleTarget = host.consoleMode === 'replace' ? consoleOfCall(logger, record) : 'none';
    const call = readBunyanRecord(record, view, logger, bunyan.nameFromLevel);
    host.emit({ ...call, consoleTarget });
  } catch (error) {
    host.reportFailure('bunyan', error);
  }
}

/** Lets bunyan write its line, redacted, to the streams that are not silenced. */
function writeLine(
  logger: BunyanLogger,
  record: BunyanRecord,
  shown: Record<string, unknown>,
  original: BunyanLogger['_emit'],
  host: BridgeHost,
): unknown {
  const streams = logger.streams.filter(
    ({ stream }) => host.consoleMode === 'keep' || !consoleOfStream(stream),
  );
  if (!streams.some(({ level }) => level <= record.level)) return undefined;
  const view = Object.create(logger, {
    streams: { value: streams },
    haveNonRawStreams: { value: streams.some(({ raw }) => !raw) },
  }) as BunyanLogger;
  return asHandedLine(() => original.call(view, redacted(record, shown, host)));
}

// Never the raw record, also because bunyan prints a record that it cannot
// stringify on stderr. Fails closed: only level and time of the line remain.
function redacted(
  { level, time, v }: BunyanRecord,
  shown: Record<string, unknown>,
  host: BridgeHost,
): BunyanRecord {
  try {
    const safe = host.redactValue(shown) as Record<string, unknown>;
    return { ...safe, level, time, v };
  } catch {
    return { level, msg: 'REDACTED', time, v };
  }
}

function consoleOfCall(logger: BunyanLogger, { level }: BunyanRecord): ConsoleTarget {
  const accepts = (stream: BunyanStream): boolean => stream.level <= level;
  const target = logger.streams.filter(accepts).map(({ stream }) => consoleOfStream(stream));
  return target.find((console) => console !== undefined) ?? 'none';
}
