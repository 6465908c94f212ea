import { SeverityNumber } from '@opentelemetry/api';
import type { InstrumentationNodeModuleDefinition } from '@opentelemetry/instrumentation';
import { asOwnPrint } from '../common/own-print.ts';
import type { BridgeHost } from '../record/log-call.ts';
import { readArguments } from './console-arguments.ts';
import { severityOfName } from './level-severity.ts';
import { LoggerBridge } from './logger-bridge.ts';
import { mergedAttributes } from './merged-attributes.ts';
import { redactedArgument, redactedArguments } from './redacted-arguments.ts';
import { redactedName } from './redacted-name.ts';
import { makeError } from './written-error.ts';

type Print = (
  this: ConsoleLogger,
  messages: unknown[],
  context?: string,
  level?: string,
  stream?: 'stdout' | 'stderr',
  stack?: string,
  ...rest: unknown[]
) => void;
interface ConsoleLogger {
  /** There where the application has given NestJS a redaction of its own. */
  readonly redactor?: unknown;
  redact?(value: unknown): unknown;
  resolveMessage?(message: unknown): unknown;
  printMessages: Print;
  printStackTrace?(stack: unknown): void;
}

const patched = new WeakSet<object>();

/**
 * The ConsoleLogger of NestJS 9 and newer, behind its `Logger`, which writes to the streams
 * of the process past `console`. Both methods are there to be overridden (protected); a
 * subclass of the application that does so keeps its own.
 */
export class NestjsBridge extends LoggerBridge {
  constructor(host: BridgeHost) {
    super(host, '@nestjs/common');
  }

  protected override init(): InstrumentationNodeModuleDefinition {
    return this.define('@nestjs/common', ['>=9.0.0 <13']);
  }

  protected override patchCopy(moduleExports: unknown): unknown {
    const { ConsoleLogger } = moduleExports as { ConsoleLogger: { prototype: ConsoleLogger } };
    if (!patched.has(ConsoleLogger.prototype)) {
      patched.add(ConsoleLogger.prototype);
      patchPrint(ConsoleLogger.prototype, this.host);
    }
    return moduleExports;
  }
}

function patchPrint(prototype: ConsoleLogger, host: BridgeHost): void {
  const { printMessages, printStackTrace } = prototype;
  const recordedStacks = new WeakMap<object, unknown>();
  prototype.printMessages = function (messages, context, level, stream, stack, ...rest) {
    record(this, { messages, context, level, stream, stack, params: rest[0] }, host);
    recordedStacks.set(this, stack);
    if (host.consoleMode !== 'keep') return;
    const safe = redactedArguments(messages, host);
    const safeStack = redactedArgument(stack, host) as string | undefined;
    const safeRest = redactedArguments(rest, host);
    const name = redactedName(context, host);
    asOwnPrint(() => printMessages.call(this, safe, name, level, stream, safeStack, ...safeRest));
  };
  prototype.printStackTrace = function (stack) {
    // Before version 11 this is all that is told of the stack.
    if (stack && recordedStacks.get(this) !== stack) {
      const printed = { messages: ['stack trace'], stack: String(stack), level: 'error' };
      record(this, { ...printed, stream: 'stderr', context: undefined, params: undefined }, host);
    }
    if (host.consoleMode !== 'keep') return;
    asOwnPrint(() => printStackTrace?.call(this, redactedArgument(stack, host)));
  };
}

interface Printed {
  readonly messages: unknown[];
  readonly context: string | undefined;
  readonly level: string | undefined;
  readonly stream: 'stdout' | 'stderr' | undefined;
  readonly stack: string | undefined;
  readonly params: unknown;
}

/** NestJS prints one line for each message of a call; the stack belongs to the first. */
function record(logger: ConsoleLogger, printed: Printed, host: BridgeHost): void {
  const { messages, context, level = 'log', stream = 'stdout', params } = printed;
  try {
    for (const [index, message] of messages.entries()) {
      const call = readArguments([shown(logger, message)], host);
      const stack = index === 0 ? printed.stack : undefined;
      host.emit({
        scope: context || 'nestjs',
        severityNumber: severityOfName(level) ?? SeverityNumber.INFO,
        severityText: level,
        consoleTarget: stream,
        ...call,
        exception: call.exception ?? (stack === undefined ? undefined : errorOf(call.body, stack)),
        attributes: mergedAttributes(
          call.attributes,
          params === undefined ? undefined : { params: shown(logger, params) },
        ),
      });
    }
  } catch (error) {
    host.reportFailure('nestjs', error);
  }
}

// What the application's own redaction removes must not come back.
function shown(logger: ConsoleLogger, value: unknown): unknown {
  if (!logger.redactor || !logger.redact) return value;
  return logger.redact(logger.resolveMessage?.(value) ?? value);
}

function errorOf(message: string, stack: string): Error {
  const [name = 'Error'] = /^[A-Za-z]{1,60}(?=:)/.exec(stack) ?? [];
  return makeError(name, message, stack);
}
