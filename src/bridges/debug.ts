import { SeverityNumber } from '@opentelemetry/api';
import type { InstrumentationNodeModuleDefinition } from '@opentelemetry/instrumentation';
import { asHandedLine } from '../common/own-print.ts';
import type { BridgeHost } from '../record/log-call.ts';
import { readArguments } from './console-arguments.ts';
import { isModuleNamespace, LoggerBridge } from './logger-bridge.ts';
import { redactedArguments } from './redacted-arguments.ts';

type Print = (this: unknown, ...values: unknown[]) => unknown;
interface Debug {
  formatArgs(this: object, values: unknown[]): void;
  log: Print;
}

const patched = new WeakSet<object>();

/**
 * debug 3 and 4, which write to stderr. `formatArgs` and `log` are its documented places for
 * other formats and outputs: the first still sees the call without time, name and colours.
 * An application that sets a `log` of its own keeps it.
 */
export class DebugBridge extends LoggerBridge {
  constructor(host: BridgeHost) {
    super(host, 'debug');
  }

  protected override init(): InstrumentationNodeModuleDefinition {
    return this.define('debug', ['>=3.0.0 <5']);
  }

  protected override patchCopy(moduleExports: unknown): unknown {
    const debug = (
      isModuleNamespace(moduleExports) ? moduleExports['default'] : moduleExports
    ) as Debug;
    if (!patched.has(debug)) {
      patched.add(debug);
      patchDebug(debug, this.host);
    }
    return moduleExports;
  }
}

function patchDebug(debug: Debug, host: BridgeHost): void {
  const { formatArgs, log } = debug;
  const unformatted = new WeakMap<object, unknown[]>();
  debug.formatArgs = function (values) {
    unformatted.set(this, [...values]);
    formatArgs.call(this, values);
  };
  debug.log = function (...values) {
    const called = typeof this === 'function' ? unformatted.get(this) : undefined;
    if (called) {
      unformatted.delete(this as object);
      record(called, this, host);
    }
    if (called && host.consoleMode !== 'keep') return undefined;
    const print = () => log.apply(this, redactedArguments(values, host));
    return called ? asHandedLine(print) : print();
  };
}

function record(values: unknown[], instance: unknown, host: BridgeHost): void {
  try {
    const { namespace } = instance as { namespace?: unknown };
    const call = readArguments(values, host);
    host.emit({
      scope: typeof namespace === 'string' ? namespace : 'debug',
      severityNumber: SeverityNumber.DEBUG,
      severityText: 'debug',
      consoleTarget: 'stderr',
      ...call,
    });
  } catch (error) {
    host.reportFailure('debug', error);
  }
}
