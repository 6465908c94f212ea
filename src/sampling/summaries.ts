import { SeverityNumber } from '@opentelemetry/api';
import { PACKAGE_NAME } from '../common/version.ts';
import { ATTR_LOG_STREAM } from '../record/attribute-names.ts';
import { consoleTargetOf } from '../record/console-target.ts';
import type { LogCall, LogStreamName } from '../record/log-call.ts';
import { levelOfSeverity } from '../record/severity.ts';
import type { LeftOutRepeats } from './repeats.ts';

/**
 * The record that stands for repeated ones, in the context of the last of them.
 *
 * The repeated text is an attribute of its own, unchanged. Joined to ours, or with its
 * numbers folded, it could lose the form (an HL7 message, an e-mail address) by which
 * redaction, which comes after this, knows what must not leave.
 */
export function repeatSummary(repeats: LeftOutRepeats): LogCall {
  const { count, firstMillis, lastMillis, last, context } = repeats;
  const { severityNumber = SeverityNumber.INFO, severityText } = last;
  return {
    scope: last.instrumentationScope.name,
    severityNumber,
    severityText: severityText ?? levelOfSeverity(severityNumber),
    body: `repeated ${count} times`,
    eventName: 'log.repeated',
    // Ours: one that came with a value had another name by then.
    stream: last.attributes[ATTR_LOG_STREAM] as LogStreamName | undefined,
    attributes: {
      'log.repeat.count': count,
      'log.repeat.body': last.body,
      'log.repeat.first_time': new Date(firstMillis).toISOString(),
      'log.repeat.last_time': new Date(lastMillis).toISOString(),
    },
    context,
    consoleTarget: consoleTargetOf(context),
  };
}

/** The record that says how many were left out without a summary of their own. */
export function leftOutSummary(sampled: number, limited: number): LogCall {
  // A limit that is reached was not planned for; a ratio was.
  const isWarning = limited > 0;
  return {
    scope: PACKAGE_NAME,
    severityNumber: isWarning ? SeverityNumber.WARN : SeverityNumber.INFO,
    severityText: isWarning ? 'warn' : 'info',
    body: `log records left out: ${sampled} by LOG_SAMPLING, ${limited} over LOG_LIMIT`,
    eventName: 'log.left_out',
    attributes: { 'log.left_out.sampled': sampled, 'log.left_out.limited': limited },
  };
}
