import type { HrTime } from '@opentelemetry/api';
import type { ReadableLogRecord } from '@opentelemetry/sdk-logs';
import { PACKAGE_NAME, PACKAGE_VERSION } from '../../common/version.ts';
import { ATTR_LOG_RECORD_UID } from '../../record/attribute-names.ts';
import { encodeWhole } from '../encoder/encode-whole.ts';
import { encodeLogRecord } from '../encoder/log-record.ts';
import { encodeScope } from '../encoder/resource-and-scope.ts';
import type { LossNotice, SpoolEntry } from '../spool/index.ts';

/** The instrumentation scope of what we log ourselves. */
export const OWN_SCOPE = encodeWhole(encodeScope, { name: PACKAGE_NAME, version: PACKAGE_VERSION });

const WARN = 13;

/** A loss notice of the spool as a log record: the stream itself tells what is missing in it. */
export function lossRecord(entry: SpoolEntry, stream: string): Buffer {
  const notice = read(entry);
  const attributes: Record<string, string | number> = {
    [ATTR_LOG_RECORD_UID]: `${stream}-${entry.thread}:loss-${entry.frame.sequence}`,
  };
  let sum = 0;
  for (const [reason, levels] of Object.entries(notice.dropped)) {
    for (const [level, records] of Object.entries(levels)) {
      attributes[`lumen.spool.dropped.${reason}.${level}`] = records;
      sum += records;
    }
  }
  return encodeWhole(encodeLogRecord, {
    hrTime: toHrTime(notice.to),
    hrTimeObserved: toHrTime(notice.to),
    severityNumber: WARN,
    severityText: 'WARN',
    body: `${sum} log records were dropped before delivery, from ${shown(notice.from)} to ${shown(notice.to)}`,
    attributes,
    droppedAttributesCount: 0,
  } as unknown as ReadableLogRecord);
}

function read(entry: SpoolEntry): LossNotice {
  try {
    return JSON.parse(entry.frame.payload.toString('utf8')) as LossNotice;
  } catch {
    return { dropped: {}, from: 0, to: 0 };
  }
}

const toHrTime = (millis: number): HrTime => [Math.trunc(millis / 1000), (millis % 1000) * 1e6];
const shown = (millis: number): string => new Date(millis).toISOString();
