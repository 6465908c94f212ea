import { SeverityNumber } from '@opentelemetry/api';
import type { InstrumentationNodeModuleDefinition } from '@opentelemetry/instrumentation';
import { asOwnPrint } from '../common/own-print.ts';
import { className } from '../record/guarded-read.ts';
import type { BridgeHost, ConsoleTarget } from '../record/log-call.ts';
import { fieldsOf, type LogObject, redactedLogObject } from './consola-log-object.ts';
import { readArguments } from './console-arguments.ts';
import { severityOfName } from './level-severity.ts';
import { LoggerBridge } from './logger-bridge.ts';
import { mergedAttributes } from './merged-attributes.ts';

interface Reporter {
  log(logObject: LogObject, context: { readonly options: Options }): void;
}
interface Options {
  readonly reporters: readonly Reporter[];
  readonly stdout?: unknown;
  readonly stderr?: unknown;
}
interface Consola {
  readonly options: Options;
  _log(logObject: LogObject): void;
}

const OWN_REPORTERS = new Set(['BasicReporter', 'FancyReporter']);
const SEVERITIES = [
  SeverityNumber.ERROR,
  SeverityNumber.WARN,
  SeverityNumber.INFO,
  SeverityNumber.INFO,
  SeverityNumber.DEBUG,
];
const patched = new WeakSet<object>();

/**
 * consola 3. Every instance hands a call to its reporters in `_log`, after levels, throttling
 * and pausing. A reporter of ours beside them would be lost with `setReporters`, and could
 * not redact what the others write.
 */
export class ConsolaBridge extends LoggerBridge {
  constructor(host: BridgeHost) {
    super(host, 'consola');
  }

  protected override init(): InstrumentationNodeModuleDefinition {
    return this.define('consola', ['>=3.0.0 <4']);
  }

  protected override patchCopy(moduleExports: unknown): unknown {
    const { consola } = moduleExports as { consola: Consola };
    const prototype = Object.getPrototypeOf(consola) as Consola;
    if (typeof prototype._log !== 'function') throw new Error('consola without _log');
    if (!patched.has(prototype)) {
      patched.add(prototype);
      patchLog(prototype, this.host);
    }
    return moduleExports;
  }
}

function patchLog(prototype: Consola, host: BridgeHost): void {
  prototype._log = function (this: Consola, logObject) {
    const { options } = this;
    const own = options.reporters.find((reporter) => writesToConsole(reporter, options));
    const silent = own !== undefined && host.consoleMode !== 'keep';
    record(logObject, silent ? targetOf(logObject) : 'none', host);
    const loud = options.reporters.filter(
      (reporter) => !(silent && writesToConsole(reporter, options)),
    );
    if (loud.length === 0) return;
    const safe = redactedLogObject(logObject, host);
    // A reporter often prints through `console`.
    for (const reporter of loud) asOwnPrint(() => reporter.log(safe, { options }));
  };
}

function record(logObject: LogObject, consoleTarget: ConsoleTarget, host: BridgeHost): void {
  try {
    const { args, level, type, tag } = logObject;
    const { attributes, ...call } = readArguments(args, host);
    host.emit({
      scope: tag || 'consola',
      severityNumber: severityOfName(type) ?? SEVERITIES[Math.max(level, 0)] ?? 1,
      severityText: type,
      consoleTarget,
      attributes: mergedAttributes(fieldsOf(logObject), attributes),
      ...call,
    });
  } catch (error) {
    host.reportFailure('consola', error);
  }
}

function writesToConsole(reporter: Reporter, { stdout, stderr }: Options): boolean {
  return (
    OWN_REPORTERS.has(className(reporter)) &&
    (stdout === undefined || stdout === process.stdout) &&
    (stderr === undefined || stderr === process.stderr)
  );
}

function targetOf({ level }: LogObject): ConsoleTarget {
  return level < 2 ? 'stderr' : 'stdout';
}
