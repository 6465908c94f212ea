import type { BridgeHost } from '../record/log-call.ts';
import { severityOfNumber } from './level-severity.ts';
import type { PinoRecordReader } from './pino-record.ts';
import type { WriteProgress } from './pino-stream.ts';
import type { LogMethod, LogMethodHook, PinoLogger } from './pino-types.ts';
import { plainCopy } from './plain-copy.ts';

/**
 * A `logMethod` hook around the application's own. pino throws for a value that
 * throws (a getter, a Proxy) before anything is written: the call is made again
 * with plain copies, so that serializers and `redact` still apply.
 */
export function guardedLogMethod(
  own: LogMethodHook | undefined,
  reader: PinoRecordReader,
  host: BridgeHost,
  progress: WriteProgress,
): LogMethodHook {
  function run(logger: PinoLogger, args: unknown[], method: LogMethod, level: number): void {
    if (own) own.call(logger, args, method, level);
    else method.apply(logger, args);
  }
  return function logMethod(args, method, level) {
    const before = progress.lines;
    try {
      run(this, args, method, level);
    } catch (error) {
      // Past the stream it is the destination's own error, ours to pass on.
      if (progress.lines !== before) throw error;
      try {
        run(
          this,
          args.map((value) => plainCopy(value)),
          method,
          level,
        );
      } catch (again) {
        if (progress.lines !== before) throw again;
        emitBare(this, args, level, own !== undefined);
      }
    }
  };

  // A serializer or a mixin fails whatever it is given. What it would have
  // removed is unknown, so only the message goes out, and not past a hook.
  function emitBare(logger: PinoLogger, args: unknown[], level: number, hooked: boolean): void {
    const name = logger.levels.labels[level] ?? String(level);
    const message = args.find((value) => typeof value === 'string');
    host.emit({
      scope: reader.scope,
      severityNumber: severityOfNumber(level, name),
      severityText: name,
      body:
        hooked || message === undefined ? '[log call that its logger could not write]' : message,
    });
  }
}
