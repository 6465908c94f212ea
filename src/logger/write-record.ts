import { context, type SeverityNumber } from '@opentelemetry/api';
import { sayOnce } from '../common/diagnostics.ts';
import type { Level } from '../common/levels.ts';
import { printedByUs } from '../record/console-target.ts';
import { readString } from '../record/guarded-read.ts';
import type { BridgeHost, LogCall, LogStreamName } from '../record/log-call.ts';
import { loggerDoor } from '../record/logger-door.ts';
import { isError, resolveLazy, takeFields } from './take-fields.ts';

type Fields = Record<string, unknown>;

/** What the records of a logger have in common. */
export interface LoggerOrigin {
  readonly scope: string;
  readonly stream: LogStreamName | undefined;
}

/** Makes one record of one call and hands it to the pipeline. Never throws. */
export function writeRecord(
  origin: LoggerOrigin,
  bound: Fields | undefined,
  severityNumber: SeverityNumber,
  level: Level,
  message: unknown,
  fields: unknown,
  eventName?: string,
): void {
  const { host } = loggerDoor;
  if (host === undefined) {
    sayNotStarted();
    return;
  }
  const { attributes, exception } = takeFields(bound, fields);
  const thrown = isError(message);
  emitCall(host, {
    scope: origin.scope,
    stream: origin.stream,
    severityNumber,
    severityText: level,
    body: thrown ? readString(message, 'message') : resolveLazy(message),
    attributes,
    exception: exception ?? (thrown ? message : undefined),
    eventName,
  });
}

/** Hands over a call that has a record anyway; says so where there is no pipeline. */
export function recordCall(call: LogCall): void {
  if (loggerDoor.host === undefined) sayNotStarted();
  else emitCall(loggerDoor.host, call);
}

function emitCall(host: BridgeHost, call: LogCall): void {
  const kept = host.consoleMode === 'keep';
  host.emit(kept ? { ...call, context: printedByUs(context.active()) } : call);
}

// Not printed on the console instead: without the pipeline nothing would redact it.
function sayNotStarted(): void {
  if (loggerDoor.disabled || /^true$/i.test(process.env['OTEL_SDK_DISABLED'] ?? '')) return;
  sayOnce(
    'logger not started',
    'warn',
    'the logger was used where nothing is started, or after a shutdown; its calls are not recorded; ' +
      'begin with --require @lumen/otel-logger/register, or call start() before the first one',
  );
}
