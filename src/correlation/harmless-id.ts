import { ATTR_CORRELATION_ID } from '../record/attribute-names.ts';
import { loggerDoor } from '../record/logger-door.ts';
import { isCorrelationId } from './correlation-id.ts';

/** RFC 9562; what nearly all IDs are. No person's number has this form, so nothing is looked for. */
const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

/**
 * Whether a value from outside may be a correlation ID: well-formed ({@link isCorrelationId}), and
 * redaction would leave it as it is. One that it would take (`MRN-…`) names a patient: it would be
 * echoed, sent on, and stand in the name of every record, where it reads `REDACTED` from then on.
 *
 * @returns never throws
 */
export function isHarmlessId(value: unknown): value is string {
  if (!isCorrelationId(value)) return false;
  if (UUID.test(value)) return true;
  const { host } = loggerDoor;
  if (host === undefined) return true;
  const attributes = host.redactValue({ [ATTR_CORRELATION_ID]: value }) as Record<string, unknown>;
  return attributes?.[ATTR_CORRELATION_ID] === value && host.redactText(value) === value;
}
