import { context } from '@opentelemetry/api';
import type { InstrumentationNodeModuleDefinition } from '@opentelemetry/instrumentation';
import type { BridgeHost } from '../record/log-call.ts';
import { consoleOfStream } from './console-stream.ts';
import { isModuleNamespace, LoggerBridge } from './logger-bridge.ts';
import { bufferedStream } from './morgan-buffer.ts';
import { formatOf, redactedTokens } from './morgan-format.ts';
import { type LoggedRequest, recordingStream } from './morgan-stream.ts';
import type {
  FormatLine,
  Middleware,
  Morgan,
  MorganOptions,
  MorganStream,
} from './morgan-types.ts';

const patchedCopies = new WeakMap<Morgan, Morgan>();

/**
 * morgan 1, the access log of Express, which writes to `process.stdout` past `console`: by its
 * public means, the format function and the stream of a middleware.
 */
export class MorganBridge extends LoggerBridge {
  constructor(host: BridgeHost) {
    super(host, 'morgan');
  }

  protected override init(): InstrumentationNodeModuleDefinition {
    return this.define('morgan', ['>=1.6.0 <2']);
  }

  protected override patchCopy(moduleExports: unknown): unknown {
    if (!isModuleNamespace(moduleExports)) return patched(moduleExports as Morgan, this.host);
    const morgan = patched(moduleExports['default'] as Morgan, this.host);
    for (const key of ['default', 'module.exports']) {
      if (key in moduleExports) moduleExports[key] = morgan;
    }
    return moduleExports;
  }
}

/** A Proxy, as formats and tokens are properties that the application sets on what it was given. */
function patched(original: Morgan, host: BridgeHost): Morgan {
  const known = patchedCopies.get(original);
  if (known) return known;
  const copy = new Proxy(original, {
    apply(target, receiver, args: [unknown, MorganOptions?]) {
      let prepared: readonly [FormatLine, MorganOptions, PendingLine] | undefined;
      try {
        prepared = prepare(target, args, host);
      } catch (error) {
        host.reportFailure('morgan', error);
      }
      if (!prepared) return Reflect.apply(target, receiver, args);
      const [format, options, pending] = prepared;
      return inContext(target(format, options), pending);
    },
  });
  patchedCopies.set(original, copy);
  patchedCopies.set(copy, copy);
  return copy;
}

function prepare(
  morgan: Morgan,
  [first, second]: readonly [unknown, MorganOptions?],
  host: BridgeHost,
): readonly [FormatLine, MorganOptions, PendingLine] {
  const isAlone = typeof first === 'object' && first !== null;
  const { buffer, ...options } = (isAlone ? first : (second ?? {})) as MorganOptions;
  const given = isAlone ? options.format || 'default' : first;
  // For the warnings that it gives to these forms.
  if (isAlone || given === undefined || buffer) morgan(first, second);
  const format = formatOf(given, morgan);
  const tokens = redactedTokens(morgan, host);
  const pending = new PendingLine();
  const formatLine: FormatLine = (_tokens, request, response) =>
    pending.of(request, response, () => format(tokens, request, response));
  const real = options.stream || process.stdout;
  const stream = recordingStream(far(real, buffer), () => pending.take(), host);
  return [formatLine, { ...options, stream }, pending];
}

function far(real: MorganStream, buffer: MorganOptions['buffer']): MorganStream {
  return buffer && !consoleOfStream(real) ? bufferedStream(real, buffer) : real;
}

/** The request of the line that is being written: a format and the write of its line follow each other. */
class PendingLine {
  readonly #arrived = new WeakMap<object, Pick<LoggedRequest, 'context' | 'startedMillis'>>();
  #line: LoggedRequest | undefined;

  arrived(response: object): void {
    const arrival = { context: context.active(), startedMillis: performance.now() };
    this.#arrived.set(response, arrival);
  }

  of<T>(
    request: LoggedRequest['request'],
    response: LoggedRequest['response'],
    format: () => T,
  ): T {
    this.#line = undefined;
    const line = format();
    const arrival = this.#arrived.get(response);
    if (arrival && line !== null && line !== undefined) {
      this.#line = { request, response, ...arrival };
    }
    return line;
  }

  take(): LoggedRequest | undefined {
    const line = this.#line;
    this.#line = undefined;
    return line;
  }
}

/** A line comes when its response is over, perhaps in no context at all. */
function inContext(middleware: Middleware, pending: PendingLine): Middleware {
  return function logger(request, response, next) {
    pending.arrived(response);
    middleware(request, response, next);
  };
}
