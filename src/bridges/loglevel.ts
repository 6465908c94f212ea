import type { InstrumentationNodeModuleDefinition } from '@opentelemetry/instrumentation';
import { asOwnPrint } from '../common/own-print.ts';
import type { BridgeHost, ConsoleTarget } from '../record/log-call.ts';
import { lineOf, readArguments } from './console-arguments.ts';
import { severityOfName } from './level-severity.ts';
import { isModuleNamespace, LoggerBridge } from './logger-bridge.ts';

type Method = (...values: unknown[]) => void;
type MethodFactory = (method: string, level: number, name: string | symbol) => Method;
interface Loglevel {
  methodFactory: MethodFactory;
  rebuild(): void;
}

const patched = new WeakSet<object>();

/**
 * loglevel 1.9. It ends in `console`, whose bridge would see its `debug` as `info` and not
 * know its logger; the factory of its methods is the place it has for plugins.
 */
export class LoglevelBridge extends LoggerBridge {
  constructor(host: BridgeHost) {
    super(host, 'loglevel');
  }

  // `rebuild`, which puts the factory to work without setting a level, came with 1.9.
  protected override init(): InstrumentationNodeModuleDefinition {
    return this.define('loglevel', ['>=1.9.0 <2']);
  }

  protected override patchCopy(moduleExports: unknown): unknown {
    const log = (
      isModuleNamespace(moduleExports) ? moduleExports['default'] : moduleExports
    ) as Loglevel;
    if (!patched.has(log)) {
      patched.add(log);
      log.methodFactory = recordingFactory(log.methodFactory, this.host);
      log.rebuild();
    }
    return moduleExports;
  }
}

function recordingFactory(original: MethodFactory, host: BridgeHost): MethodFactory {
  return function factory(this: unknown, method, level, name) {
    const print = original.call(this, method, level, name);
    const scope = name === undefined ? 'loglevel' : String(name);
    return (...values) => {
      try {
        record(method, scope, values, print, host);
      } catch (error) {
        host.reportFailure('loglevel', error);
      }
    };
  };
}

function record(
  method: string,
  scope: string,
  values: unknown[],
  print: Method,
  host: BridgeHost,
): void {
  const call = readArguments(values, host);
  host.emit({
    scope,
    severityNumber: severityOfName(method) ?? 9,
    severityText: method,
    consoleTarget: targetOf(method),
    ...call,
  });
  if (host.consoleMode === 'keep') asOwnPrint(() => print(host.redactText(lineOf(values, host))));
}

function targetOf(method: string): ConsoleTarget {
  return method === 'debug' || method === 'info' ? 'stdout' : 'stderr';
}
