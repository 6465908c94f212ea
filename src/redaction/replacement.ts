/**
 * What stands where something was taken out.
 *
 * @see https://opentelemetry.io/docs/specs/semconv/registry/attributes/url/ (`url.full`, `url.query`)
 */
export const REDACTED = 'REDACTED';

/** What a key of surrogates may be called; the `k` keeps it apart from words of a text. */
export const KEY_ID = /^k[a-z0-9]{1,11}$/;

/** `person_k1_bcdfghjklmnpqrstbcdf`. */
const SURROGATE = /^[a-z]{2,12}_k[a-z0-9]{1,11}_[bcdfghjklmnpqrst]{20}$/;
/** How many characters a partial mask shows, and the fewest it hides. */
const SHOWN = 4;
const HIDDEN = 5;

/** Whether a value is what a redaction left: it must not be taken for a finding again. */
export function isReplacement(value: unknown): boolean {
  if (value === REDACTED) return true;
  if (typeof value !== 'string' || value === '') return false;
  return isSurrogate(value) || isMasked(value);
}

function isSurrogate(value: string): boolean {
  return value.length >= 26 && value.length <= 46 && SURROGATE.test(value);
}

/** `***-**-****`, and `***-**-6789`: nothing readable, or exactly four characters behind the mask. */
function isMasked(value: string): boolean {
  const last = value.lastIndexOf('*');
  if (last === -1 || READABLE.test(value.slice(0, last))) return false;
  const shown = value.slice(last).match(READABLE_ALL)?.length ?? 0;
  return shown === 0 || (shown === SHOWN && value.split('*').length > HIDDEN);
}

const READABLE = /[\p{L}\p{N}]/u;
const READABLE_ALL = /[\p{L}\p{N}]/gu;
