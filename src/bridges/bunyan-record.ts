import type { LogCall } from '../record/log-call.ts';
import type { BunyanLogger, BunyanRecord } from './bunyan-types.ts';
import { severityOfNumber } from './level-severity.ts';
import { without } from './without.ts';
import { errorFromWritten, extraErrorFields, isError } from './written-error.ts';

/**
 * The record of what bunyan made of a call: `view` is the record as its line
 * shows it, after serializers.
 */
export function readBunyanRecord(
  record: BunyanRecord,
  view: Record<string, unknown>,
  logger: BunyanLogger,
  nameFromLevel: Readonly<Record<number, string>>,
): LogCall {
  const attributes = without(view, bookkeepingOf(view, logger.fields));
  const name = nameFromLevel[record.level] ?? String(record.level);
  const { name: scope } = logger.fields;
  return {
    scope: typeof scope === 'string' ? scope : 'bunyan',
    severityNumber: severityOfNumber(record.level, name),
    severityText: name,
    body: view['msg'],
    exception: takeException(record, attributes),
    attributes,
    timestamp: timeOf(record),
  };
}

/** bunyan lets a call bring its own `time`. */
function timeOf({ time }: BunyanRecord): number | undefined {
  const millis = time instanceof Date ? time.getTime() : Number.NaN;
  return Number.isNaN(millis) ? undefined : millis;
}

const ALWAYS = ['level', 'msg', 'v', 'time'];

// By value, not by key alone: a call's own `pid` or `name` may be a patient's.
function bookkeepingOf(
  view: Record<string, unknown>,
  fields: Record<string, unknown>,
): ReadonlySet<string> {
  const dropped = new Set(ALWAYS);
  for (const key of ['name', 'hostname', 'pid']) if (view[key] === fields[key]) dropped.add(key);
  return dropped;
}

function takeException(record: BunyanRecord, attributes: Record<string, unknown>): unknown {
  for (const key of ['err', 'error']) {
    // Still an Error: the logger has no serializer for it, so nothing was removed.
    if (isError(record[key])) {
      delete attributes[key];
      return record[key];
    }
    const value = attributes[key];
    const written = errorFromWritten(value);
    if (!written) continue;
    const extra = extraErrorFields(value);
    if (extra) attributes[key] = extra;
    else delete attributes[key];
    return written;
  }
  return undefined;
}
