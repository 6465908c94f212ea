import { SeverityNumber } from '@opentelemetry/api';
import {
  type InstrumentationNodeModuleDefinition,
  InstrumentationNodeModuleFile,
} from '@opentelemetry/instrumentation';
import { asOwnPrint } from '../common/own-print.ts';
import type { BridgeHost, ConsoleTarget } from '../record/log-call.ts';
import { readArguments } from './console-arguments.ts';
import { severityOfName, severityOfNumber } from './level-severity.ts';
import {
  APPENDERS,
  type AppenderModule,
  patchAppender,
  reachedConsole,
} from './log4js-appenders.ts';
import { type NamedLogger, patchCategories, withShownLogger } from './log4js-names.ts';
import { LoggerBridge } from './logger-bridge.ts';
import { mergedAttributes } from './merged-attributes.ts';
import { redactedArguments } from './redacted-arguments.ts';

const VERSIONS = ['>=6.0.0 <7'];

interface Level {
  readonly level: number;
  readonly levelStr: string;
}
interface Logger extends NamedLogger {
  _log(level: Level, data: unknown[]): void;
}

const patched = new WeakSet<object>();

/** log4js 6: `Logger._log`, in which every enabled call ends, and the appenders of the console. */
export class Log4jsBridge extends LoggerBridge {
  constructor(host: BridgeHost) {
    super(host, 'log4js');
  }

  protected override init(): InstrumentationNodeModuleDefinition {
    const definition = this.define('log4js', VERSIONS);
    this.defineFile(definition, 'logger', (logger: { prototype: Logger }) =>
      patchLogger(logger, this.host),
    );
    this.defineFile(definition, 'categories', patchCategories);
    for (const name of APPENDERS) {
      this.defineFile(definition, `appenders/${name}`, (appender: AppenderModule) =>
        patchAppender(name, appender, this.host),
      );
    }
    return definition;
  }

  /** Its classes are patched by their files. */
  protected override patchCopy(moduleExports: unknown): unknown {
    return moduleExports;
  }

  private defineFile<T>(
    definition: InstrumentationNodeModuleDefinition,
    name: string,
    patchFile: (moduleExports: T) => void,
  ): void {
    const patch = (moduleExports: T): T => {
      try {
        patchFile(moduleExports);
      } catch (error) {
        this.host.reportFailure('log4js', error);
      }
      return moduleExports;
    };
    const file = `log4js/lib/${name}.js`;
    definition.files.push(new InstrumentationNodeModuleFile(file, VERSIONS, patch, () => {}));
  }
}

function patchLogger({ prototype }: { prototype: Logger }, host: BridgeHost): void {
  if (patched.has(prototype)) return;
  if (typeof prototype._log !== 'function') throw new Error('log4js without _log');
  patched.add(prototype);
  const original = prototype._log;
  prototype._log = function (this: Logger, level, data) {
    let target: ConsoleTarget = 'none';
    try {
      // Appenders run within the call; one of the application's own may print by `console`.
      const write = (shown: Logger) => original.call(shown, level, redactedArguments(data, host));
      target = reachedConsole(() => asOwnPrint(() => withShownLogger(this, host, write)));
    } finally {
      record(this, level, data, target, host);
    }
  };
}

function record(
  { category, context }: Logger,
  level: Level,
  data: unknown[],
  consoleTarget: ConsoleTarget,
  host: BridgeHost,
): void {
  try {
    const { attributes, ...call } = readArguments(data, host);
    host.emit({
      scope: category === 'default' ? 'log4js' : category,
      severityNumber: severityOf(level),
      severityText: level.levelStr.toLowerCase(),
      consoleTarget,
      attributes: mergedAttributes(context, attributes),
      ...call,
    });
  } catch (error) {
    host.reportFailure('log4js', error);
  }
}

// log4js counts trace 5000, debug 10000 … fatal 50000; `mark` is above all, yet no failure.
function severityOf({ level, levelStr }: Level): SeverityNumber {
  if (levelStr === 'MARK') return SeverityNumber.INFO;
  return severityOfName(levelStr) ?? severityOfNumber(level / 1000 + 10, levelStr);
}
