import {
  type InstrumentationNodeModuleDefinition,
  InstrumentationNodeModuleFile,
} from '@opentelemetry/instrumentation';
import { asHandedLine } from '../common/own-print.ts';
import type { BridgeHost } from '../record/log-call.ts';
import { isModuleNamespace, LoggerBridge } from './logger-bridge.ts';
import { findLoggedError } from './winston-error.ts';
import { preparedFormat } from './winston-format.ts';
import { guarded, guardLevelMethods, type Progress } from './winston-guard.ts';
import { type InfoBefore, levelOf, readWinstonInfo } from './winston-record.ts';
import { bareInfo, plainInfo, redactInfo } from './winston-redaction.ts';
import {
  firstConsole,
  goesNowhere,
  patchConsoleTransport,
  type ShownInfo,
  showInfo,
} from './winston-transports.ts';
import {
  LEVEL,
  type WinstonFormat,
  type WinstonInfo,
  type WinstonLogger,
  type WinstonModule,
} from './winston-types.ts';

const VERSIONS = ['>=3.0.0 <4'];
const CREATE_LOGGER = 'winston/lib/winston/create-logger.js';
const patchedPrototypes = new WeakSet<object>();
const progress: Progress = { writes: 0 };

type CreateLogger = (...args: unknown[]) => WinstonLogger;

/** winston 3. Its Transport would see a call late, or never where another is slow. */
export class WinstonBridge extends LoggerBridge {
  constructor(host: BridgeHost) {
    super(host, 'winston');
  }

  protected override init(): InstrumentationNodeModuleDefinition {
    const definition = this.define('winston', VERSIONS);
    // The default logger and `winston.loggers` take it from this file.
    const patchFile = (createLogger: CreateLogger) => guardedCreateLogger(createLogger, this.host);
    definition.files.push(
      new InstrumentationNodeModuleFile(CREATE_LOGGER, VERSIONS, patchFile, () => {}),
    );
    return definition;
  }

  protected override patchCopy(moduleExports: unknown): unknown {
    const winston = (
      isModuleNamespace(moduleExports) ? moduleExports['default'] : moduleExports
    ) as WinstonModule;
    // winston 2 has the same names for other things.
    if (!winston.format) return moduleExports;
    const { prototype } = winston.Logger;
    // In place: every logger of this copy, also the default one, is covered.
    if (!patchedPrototypes.has(prototype)) {
      patchedPrototypes.add(prototype);
      patchConsoleTransport(winston.transports.Console.prototype, this.host);
      prototype.log = guarded(prototype.log as never, undefined, this.host, progress);
      patchWrite(prototype, this.host);
    }
    return moduleExports;
  }
}

function guardedCreateLogger(original: CreateLogger, host: BridgeHost): CreateLogger {
  return function createLogger(...args) {
    const logger = original(...args);
    try {
      guardLevelMethods(logger, host, progress);
    } catch (error) {
      host.reportFailure('winston', error);
    }
    return logger;
  };
}

/**
 * Overrides `write`, as a subclass may: level methods, `log`, children,
 * profilers and exception handlers all end in it, and it runs during the call.
 */
function patchWrite(prototype: WinstonLogger, host: BridgeHost): void {
  const original = prototype.write;
  prototype.write = function write(this: WinstonLogger, info, ...rest) {
    progress.writes++;
    if (!this.silent && typeof info === 'object' && info !== null) {
      try {
        record(this, info as WinstonInfo, host);
      } catch (error) {
        host.reportFailure('winston', error);
      }
    }
    return asHandedLine(() => original.call(this, info, ...rest));
  };
}

/** Formats the info ahead of the stream, makes the record, and leaves the transports a safe info. */
function record(logger: WinstonLogger, info: WinstonInfo, host: BridgeHost): void {
  const { original, results } = preparedFormat(logger);
  // winston does the same when its stream gets to the info.
  if (!info[LEVEL]) info[LEVEL] = info.level;
  const before: InfoBefore = {
    level: levelOf(info),
    error: findLoggedError(info),
    hasTimestamp: 'timestamp' in info,
  };
  const { formatted, shown } = format(logger, info, original);
  const raw = !formatted || goesNowhere(logger, host);
  results.set(info, raw ? formatted : redactInfo(formatted, host));
  if (!shown) return;
  const consoleTarget = host.consoleMode === 'replace' ? shown.console : 'none';
  host.emit({ ...readWinstonInfo(shown.info, before, logger), consoleTarget });
}

interface Formatted {
  readonly formatted: ReturnType<WinstonFormat['transform']>;
  readonly shown: ShownInfo | undefined;
}

// A format that throws would throw at the application; the second try is with
// plain values, the last one past the formats with no value at all.
function format(logger: WinstonLogger, info: WinstonInfo, own: WinstonFormat): Formatted {
  for (const candidate of [() => info, () => plainInfo(info)]) {
    try {
      const formatted = own.transform(candidate(), own.options);
      return { formatted, shown: formatted ? showInfo(logger, formatted) : undefined };
    } catch {
      // The next one.
    }
  }
  const bare = bareInfo(levelOf(info));
  return { formatted: bare, shown: { info: bare, console: firstConsole(logger, bare) } };
}
