import { Console } from 'node:console';
import { SeverityNumber } from '@opentelemetry/api';
import { asOwnPrint, isOwnPrint } from '../common/own-print.ts';
import type { BridgeHost, ConsoleTarget } from '../record/log-call.ts';
import {
  type ConsoleCall,
  lineOf,
  readArguments,
  redactIfText,
  safeToShow,
} from './console-arguments.ts';
import { isWarningPrint } from './warning-print.ts';

/*
 * Not `@opentelemetry/instrumentation-console`: on SDK 3 it delivers nothing (it
 * emits through a global that SDK 3 does not read), and it leaves the
 * application's own line on the console, unredacted.
 */

type Method = keyof Console & string;

interface Level {
  readonly severityNumber: SeverityNumber;
  readonly severityText: string;
  readonly target: ConsoleTarget;
}

const level = (
  severityNumber: SeverityNumber,
  severityText: string,
  target: ConsoleTarget,
): Level => ({ severityNumber, severityText, target });

const DEBUG = level(SeverityNumber.DEBUG, 'debug', 'stdout');
const INFO = level(SeverityNumber.INFO, 'info', 'stdout');
const WARN = level(SeverityNumber.WARN, 'warn', 'stderr');
const ERROR = level(SeverityNumber.ERROR, 'error', 'stderr');
const TRACE = level(SeverityNumber.TRACE, 'trace', 'stderr');

/** Methods that print their arguments. */
const PRINTING: Partial<Record<Method, Level>> = {
  debug: DEBUG,
  log: INFO,
  info: INFO,
  warn: WARN,
  error: ERROR,
};

/**
 * Methods that print something they made of their arguments or of a state that
 * the console keeps, or complain about that state.
 */
const RENDERING: Partial<Record<Method, Level>> = {
  assert: ERROR,
  table: INFO,
  dir: INFO,
  dirxml: INFO,
  group: INFO,
  groupCollapsed: INFO,
  groupEnd: INFO,
  count: INFO,
  countReset: WARN,
  time: WARN,
  timeEnd: INFO,
  timeLog: INFO,
};

/** Which console a target's own `stdout` and `stderr` are. */
export interface ConsoleTargets {
  readonly stdout: 'stdout' | 'stderr';
  readonly stderr: 'stdout' | 'stderr';
}

const GLOBAL_TARGETS: ConsoleTargets = { stdout: 'stdout', stderr: 'stderr' };

/**
 * Turns every method of the global `console` into one record per line group it
 * prints. In `replace` and `off` mode the console itself stays silent; in `keep`
 * mode it prints its own text, redacted.
 *
 * @returns puts the methods back.
 */
export function bridgeConsole(
  host: BridgeHost,
  target: Console = console,
  targets: ConsoleTargets = GLOBAL_TARGETS,
): () => void {
  const shadow = new ShadowConsole();
  const originals = new Map<Method, unknown>();
  const keeps = host.consoleMode === 'keep';
  const print = printerFor(host, target);
  const emit = (at: Level, { body, attributes, exception }: ConsoleCall): void =>
    host.emit({
      scope: 'console',
      severityNumber: at.severityNumber,
      severityText: at.severityText,
      consoleTarget: at.target === 'none' ? 'none' : targets[at.target],
      body,
      attributes,
      exception,
    });
  const patch = (method: Method, replacement: (...values: unknown[]) => void): void => {
    const original = target[method] as unknown;
    if (typeof original !== 'function') return;
    originals.set(method, original);
    Object.defineProperty(replacement, 'name', { value: method });
    (target as unknown as Record<string, unknown>)[method] = replacement;
  };
  for (const [method, at] of Object.entries(PRINTING) as [Method, Level][]) {
    const original = (target[method] as (...values: unknown[]) => void).bind(target);
    patch(method, (...values) => {
      if (isWarningPrint() || isOwnPrint()) {
        asOwnPrint(() => original(...values.map((value) => redactIfText(value, host))));
      } else {
        const call = readArguments(values, host);
        emit(at, call);
        if (keeps) print(at, lineOf(values, host), call.attributes);
      }
    });
  }
  for (const [method, at] of Object.entries(RENDERING) as [Method, Level][]) {
    patch(method, (...values) => {
      const body = shadow.render(
        method,
        values.map((value) => safeToShow(value, host)),
      );
      if (body === undefined) return;
      emit(at, { body });
      if (keeps) print(at, body);
    });
  }
  const trace = (...values: unknown[]): void => {
    const here = { stack: '' };
    Error.captureStackTrace(here, trace);
    const call = readArguments(values, host);
    const stack = here.stack.replace(/^.*\n/, '');
    emit(TRACE, { ...call, attributes: { ...call.attributes, 'code.stacktrace': stack } });
    if (keeps) print(TRACE, `Trace: ${lineOf(values, host)}\n${stack}`, call.attributes);
  };
  patch('trace', trace);
  return () => {
    for (const [method, original] of originals) {
      (target as unknown as Record<string, unknown>)[method] = original;
    }
  };
}

/** @param fields of the same call: what is redacted in them also goes from the line */
type Printer = (at: Level, line: string, fields?: Record<string, unknown>) => void;

/** Prints a line as `keep` does; taken before the methods are replaced. */
function printerFor(host: BridgeHost, target: Console): Printer {
  const methods = {
    stdout: target.log.bind(target),
    stderr: target.error.bind(target),
    none: () => undefined,
  };
  return (at, line, given) => {
    const fields = given && { given, clean: host.redactValue(given) };
    asOwnPrint(() => methods[at.target](host.redactText(line, fields)));
  };
}

/** Renders as the console would, with its groups, counters and timers, into a string. */
class ShadowConsole {
  #text = '';
  readonly #console: Console;

  constructor() {
    const write = (chunk: string): boolean => {
      this.#text += chunk;
      return true;
    };
    // All that a console needs of a stream; node:stream costs each process 1 MB.
    const stream = { write } as NodeJS.WritableStream;
    this.#console = new Console({ stdout: stream, stderr: stream, ignoreErrors: false });
  }

  /** The text a method prints, without its last line break; nothing where it prints nothing. */
  render(method: Method, values: unknown[]): string | undefined {
    this.#text = '';
    try {
      (this.#console[method] as (...values: unknown[]) => void)(...values);
    } catch {
      return '[value that cannot be shown]';
    }
    return this.#text === '' ? undefined : this.#text.replace(/\n$/, '');
  }
}
