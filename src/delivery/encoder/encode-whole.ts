const FIRST_TRY_BYTES = 1024;

/** Encodes a value into a buffer of its own; for what is encoded rarely: resources and scopes. */
export function encodeWhole<T>(
  encode: (value: T, buffer: Buffer, offset: number) => number,
  value: T,
): Buffer {
  let buffer = Buffer.allocUnsafeSlow(FIRST_TRY_BYTES);
  for (;;) {
    const end = encode(value, buffer, 0);
    if (end <= buffer.length) return Buffer.from(buffer.subarray(0, end));
    buffer = Buffer.allocUnsafeSlow(buffer.length * 2);
  }
}
