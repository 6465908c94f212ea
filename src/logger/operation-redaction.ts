import { describeException } from '../record/exception.ts';
import type { BridgeHost } from '../record/log-call.ts';
import { loggerDoor } from '../record/logger-door.ts';

const MOST_NAMES = 1000;

const names = new Map<string, string>();
let redactedBy: BridgeHost | undefined;

/**
 * The name of an operation or a health check, as a metric, a span and a report may carry it: no
 * processor redacts metrics and reports, spans may go to an SDK that is not ours, and somebody
 * will put a patient's name into one.
 */
export function redactedName(operation: string): string {
  const { host } = loggerDoor;
  if (host === undefined) return operation;
  if (redactedBy !== host) {
    // A new pipeline may redact more.
    redactedBy = host;
    names.clear();
  }
  const known = names.get(operation);
  if (known !== undefined) return known;
  const clean = host.redactText(operation);
  if (names.size < MOST_NAMES) names.set(operation, clean);
  return clean;
}

/**
 * An error as a span may carry it; see {@link redactedName}. Where nothing is started, its type
 * only.
 */
export function redactedException(error: unknown): {
  name: string;
  message: string;
  stack?: string;
} {
  const { type = 'Error', message = '', stacktrace } = describeException(error);
  const { host } = loggerDoor;
  if (host === undefined) return { name: type, message: type };
  const shown = { name: type, message: host.redactText(message) };
  return stacktrace === undefined ? shown : { ...shown, stack: host.redactText(stacktrace) };
}
