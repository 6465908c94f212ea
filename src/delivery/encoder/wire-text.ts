import { varintSize, writeVarint } from './wire-numbers.ts';

// Below this length a loop over the characters beats the call into the runtime. At most 127,
// so that the length takes one byte.
const SHORT = 80;

/** A string with its length before it, as UTF-8; a lone surrogate becomes U+FFFD. */
export function writeText(buffer: Buffer, offset: number, text: string): number {
  const length = text.length;
  if (length > SHORT) return writeLongText(buffer, offset, text);
  for (let index = 0; index < length; index++) {
    const code = text.charCodeAt(index);
    if (code > 127) return writeLongText(buffer, offset, text);
    buffer[offset + 1 + index] = code;
  }
  buffer[offset] = length;
  return offset + 1 + length;
}

function writeLongText(buffer: Buffer, offset: number, text: string): number {
  // UTF-8 has at least as many bytes as the string has units, and at most three times as many.
  const reserved = varintSize(text.length);
  const start = offset + reserved;
  if (start + text.length * 3 <= buffer.length) {
    return closeLength(buffer, offset, reserved, start + buffer.write(text, start));
  }
  // Buffer.write would leave out what has no room, and nobody would learn it.
  const end = start + Buffer.byteLength(text);
  if (end <= buffer.length) buffer.write(text, start);
  return closeLength(buffer, offset, reserved, end);
}

/** Bytes with their length before them. */
export function writeBytes(buffer: Uint8Array, offset: number, bytes: Uint8Array): number {
  const start = writeVarint(buffer, offset, bytes.length);
  const end = start + bytes.length;
  if (end <= buffer.length) buffer.set(bytes, start);
  return end;
}

/**
 * Writes the length of a message whose content was written first, and returns the new end.
 *
 * @param offset where the length belongs
 * @param reserved bytes kept free for it; never more than needed, see `wire-numbers.ts`
 * @param end behind the content; it moves if the length needs more bytes than were kept free
 */
export function closeLength(
  buffer: Uint8Array,
  offset: number,
  reserved: number,
  end: number,
): number {
  const length = end - offset - reserved;
  if (length < 128) {
    buffer[offset] = length;
    return end;
  }
  const size = varintSize(length);
  if (size > reserved) buffer.copyWithin(offset + size, offset + reserved, end);
  writeVarint(buffer, offset, length);
  return end + size - reserved;
}

const HEX_DIGITS = Uint8Array.from({ length: 128 }, (_, code) => {
  const digit = Number.parseInt(String.fromCharCode(code), 16);
  return Number.isNaN(digit) ? 0 : digit;
});

/** The bytes of a trace or span ID with their length before them; the SDK vouches for its digits. */
export function writeHex(buffer: Uint8Array, offset: number, hex: string): number {
  const length = hex.length >>> 1;
  let at = writeVarint(buffer, offset, length);
  for (let index = 0; index < length * 2; index += 2) {
    const high = HEX_DIGITS[hex.charCodeAt(index)] as number;
    buffer[at++] = (high << 4) | (HEX_DIGITS[hex.charCodeAt(index + 1)] as number);
  }
  return at;
}
