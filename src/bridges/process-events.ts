import { SeverityNumber } from '@opentelemetry/api';
import type { BridgeHost } from '../record/log-call.ts';
import { redactFatalPrint } from './fatal-print.ts';
import { redactWarningPrint } from './warning-print.ts';

const SCOPE = 'process';

/**
 * Records uncaught exceptions, unhandled rejections and process warnings, and changes nothing of
 * what the process does about them. Node prints them itself, redacted, so these records have no
 * console line of ours.
 *
 * @returns takes the listeners away.
 */
export function bridgeProcessEvents(host: BridgeHost): () => void {
  const onFatal = (error: unknown, origin: string): void =>
    emit(host, SeverityNumber.FATAL, 'fatal', `${origin}: ${headline(error)}`, error, origin);
  const recordWarning = (warning: Error): void =>
    emit(host, SeverityNumber.WARN, 'warn', headline(warning), warning, 'warning');
  const stops = [
    redactWarningPrint(host),
    // What a listener for it throws ends the process, and no event tells of it.
    redactFatalPrint(host, (thrown) => onFatal(thrown, 'uncaughtException')),
    followRejections(host),
  ];
  process.on('uncaughtExceptionMonitor', onFatal);
  process.prependListener('warning', recordWarning);
  return () => {
    process.off('uncaughtExceptionMonitor', onFatal);
    process.off('warning', recordWarning);
    for (const stop of stops) stop();
  };
}

/**
 * A listener for `unhandledRejection` changes what Node does, so ours is only
 * there while the application has one of its own. Without one, Node raises the
 * rejection as an uncaught exception, which the monitor above sees.
 */
function followRejections(host: BridgeHost): () => void {
  const name = 'unhandledRejection';
  const onRejection = (reason: unknown): void =>
    emit(host, SeverityNumber.ERROR, 'error', `${name}: ${headline(reason)}`, reason, name);
  const onAdded = (event: string | symbol, listener: unknown): void => {
    if (event !== name || listener === onRejection) return;
    if (!process.listeners(name).includes(onRejection)) process.prependListener(name, onRejection);
  };
  const onRemoved = (event: string | symbol): void => {
    if (event === name && process.listenerCount(name) === 1) process.off(name, onRejection);
  };
  process.on('newListener', onAdded);
  process.on('removeListener', onRemoved);
  return () => {
    process.off('newListener', onAdded);
    process.off('removeListener', onRemoved);
    process.off(name, onRejection);
  };
}

function emit(
  host: BridgeHost,
  severityNumber: SeverityNumber,
  severityText: string,
  body: string,
  exception: unknown,
  eventName: string,
): void {
  host.emit({
    scope: SCOPE,
    severityNumber,
    severityText,
    body,
    exception,
    eventName: `process.${eventName}`,
    consoleTarget: 'none',
  });
}

function headline(error: unknown): string {
  try {
    return error instanceof Error ? `${error.name}: ${error.message}` : String(error);
  } catch {
    return 'a value that cannot be shown';
  }
}
