/**
 * What stands where something was taken out.
 *
 * @see https://opentelemetry.io/docs/specs/semconv/registry/attributes/url/ (`url.full`, `url.query`)
 */
export const REDACTED = 'REDACTED';

/** Whether a value is what a redaction left: it must not be taken for a finding again. */
export function isReplacement(value: unknown): boolean {
  return value === REDACTED;
}
