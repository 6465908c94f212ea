import { stripVTControlCharacters } from 'node:util';
import type { SeverityNumber } from '@opentelemetry/api';
import type { LogCall } from '../record/log-call.ts';
import { jsonView } from './json-view.ts';
import { severityOfName, severityOfRank } from './level-severity.ts';
import { type LoggedError, takeException } from './winston-error.ts';
import { LEVEL, type WinstonInfo, type WinstonLogger } from './winston-types.ts';
import { isError } from './written-error.ts';

/** What must be known of an info before the formats change it in place. */
export interface InfoBefore {
  readonly level: string;
  readonly error: LoggedError | undefined;
  readonly hasTimestamp: boolean;
}

/** The record of an info after the application's formats. */
export function readWinstonInfo(
  shown: WinstonInfo,
  before: InfoBefore,
  logger: WinstonLogger,
): LogCall {
  const { level: _level, message, ...fields } = jsonView(shown);
  // Written by the `timestamp` format: bookkeeping, unlike one of the call's own.
  if (!before.hasTimestamp) delete fields['timestamp'];
  const body = bodyOf(shown, message);
  return {
    scope: 'winston',
    severityNumber: severityOf(before.level, logger),
    severityText: before.level,
    body,
    exception: takeException(before.error, shown, fields, body),
    attributes: fields,
  };
}

/** The severity of one of the logger's levels, npm's, syslog's or its own. */
export function severityOf(level: string, { levels }: WinstonLogger): SeverityNumber {
  const ranks = Object.values(levels);
  return severityOfName(level) ?? severityOfRank(levels[level] ?? 0, Math.max(...ranks));
}

export function levelOf(info: WinstonInfo): string {
  return String(info[LEVEL] ?? info.level);
}

// `colorize({ message: true })` leaves terminal codes in the message.
function bodyOf(shown: WinstonInfo, written: unknown): unknown {
  const { message } = shown;
  if (isError(message)) return message.message;
  if (typeof message === 'string') return stripVTControlCharacters(message);
  return typeof message === 'object' ? written : message;
}
