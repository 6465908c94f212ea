/**
 * What stands where something was taken out.
 *
 * @see https://opentelemetry.io/docs/specs/semconv/registry/attributes/url/ (`url.full`, `url.query`)
 */
export const REDACTED = 'REDACTED';
