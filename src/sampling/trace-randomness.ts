import { isValidTraceId, type SpanContext } from '@opentelemetry/api';

/** Hexadecimal digits of the 56 random bits that all participants of a trace share. */
const DIGITS = 14;
const RANDOM_BITS = 2 ** 56;
const RANDOM_VALUE = /^[0-9a-f]{14}$/;
/** Greater than every hexadecimal digit. */
const NEVER = 'g';

/**
 * The randomness of a trace as 14 hexadecimal digits: `rv` of the `ot` entry of its
 * `tracestate`, else the last 56 bits of its ID.
 *
 * Source: OpenTelemetry "TraceState: Probability Sampling"; W3C Trace Context Level 2,
 * random trace ID flag. Two services that know the same trace compute the same.
 *
 * @returns `undefined` outside of any trace
 */
export function randomnessOf(span: SpanContext | undefined): string | undefined {
  if (span === undefined || !isValidTraceId(span.traceId)) return undefined;
  const state = span.traceState?.get('ot');
  return (state && explicitRandomness(state)) ?? span.traceId.slice(-DIGITS).toLowerCase();
}

/**
 * The threshold of a ratio: a trace is kept where its randomness is not below it. Texts
 * of one length compare like their numbers, which need three bits more than a double has.
 *
 * @param ratio from 0 (keeps none) to 1 (keeps all)
 */
export function thresholdOf(ratio: number): string {
  if (ratio <= 0) return NEVER;
  const threshold = BigInt(Math.round((1 - ratio) * RANDOM_BITS));
  const digits = threshold.toString(16).padStart(DIGITS, '0');
  return digits.length > DIGITS ? NEVER : digits;
}

function explicitRandomness(state: string): string | undefined {
  for (const member of state.split(';')) {
    if (!member.startsWith('rv:')) continue;
    const value = member.slice(3);
    return RANDOM_VALUE.test(value) ? value : undefined;
  }
  return undefined;
}
