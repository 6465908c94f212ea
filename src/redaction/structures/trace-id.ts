const KEY = /^(?:\w{1,16}[._-])?(?:trace|span|parent|parentspan|parent_span)[._-]?id$/i;

/** Whether a key is that of a trace's or span's ID (W3C Trace Context, section 2.2.2). */
export function isTraceKey(key: string): boolean {
  return KEY.test(key);
}

/** One in some thousand IDs has no letter among its digits of base 16, and may be a card number. */
export function isTraceId(key: string, value: unknown): boolean {
  if (typeof value !== 'string' || (value.length !== 16 && value.length !== 32)) return false;
  return /^\d{16}(?:\d{16})?$/.test(value) && isTraceKey(key);
}
