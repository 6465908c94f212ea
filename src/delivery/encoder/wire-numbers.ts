import type { HrTime } from '@opentelemetry/api';

// Every writer of this folder takes a buffer and an offset and returns the offset behind what
// it wrote. A typed array ignores a store behind its end, so nobody checks for room byte by
// byte: the offsets go on counting, and an end behind the buffer tells both that the buffer was
// too small and how large it must be. Therefore no writer may ever move its end backwards.

const TWO_TO_32 = 4294967296;
const NANOSECONDS = 1e9;

/** Bytes that the varint of a length takes: 1 to 5, for 0 to 2^32 - 1. */
export function varintSize(length: number): number {
  if (length < 128) return 1;
  if (length < 16384) return 2;
  if (length < 2097152) return 3;
  return length < 268435456 ? 4 : 5;
}

/** Any integer of 64 bits as a varint: 1 to 10 bytes, a negative one as its two's complement. */
export function writeVarint(buffer: Uint8Array, offset: number, value: number): number {
  if (!(value >= 0 && value < TWO_TO_32)) return writeWideVarint(buffer, offset, value);
  let at = offset;
  let rest = value >>> 0;
  while (rest > 127) {
    buffer[at++] = (rest & 127) | 128;
    rest >>>= 7;
  }
  buffer[at++] = rest;
  return at;
}

function writeWideVarint(buffer: Uint8Array, offset: number, value: number): number {
  const size = Math.abs(value);
  let low = size >>> 0;
  let high = (size / TWO_TO_32) >>> 0;
  if (!(value >= 0)) {
    low = (~low + 1) >>> 0;
    high = (low === 0 ? ~high + 1 : ~high) >>> 0;
  }
  let at = offset;
  while (high > 0 || low > 127) {
    buffer[at++] = (low & 127) | 128;
    low = ((low >>> 7) | (high << 25)) >>> 0;
    high >>>= 7;
  }
  buffer[at++] = low;
  return at;
}

/** An unsigned number of 32 bits, little endian. */
export function writeFixed32(buffer: Uint8Array, offset: number, value: number): number {
  buffer[offset] = value;
  buffer[offset + 1] = value >>> 8;
  buffer[offset + 2] = value >>> 16;
  buffer[offset + 3] = value >>> 24;
  return offset + 4;
}

const doubleBytes = new Uint8Array(8);
const doubleView = new DataView(doubleBytes.buffer);

/** A double, little endian on every machine. */
export function writeDouble(buffer: Uint8Array, offset: number, value: number): number {
  doubleView.setFloat64(0, value, true);
  for (let index = 0; index < 8; index++) buffer[offset + index] = doubleBytes[index] as number;
  return offset + 8;
}

// Most records share their second with the one before them.
let lastSeconds = Number.NaN;
let lastLow = 0;
let lastHigh = 0;

/**
 * A time as nanoseconds since the epoch, fixed64, without a bigint. The seconds are multiplied in
 * two halves, because 1e9 times today's seconds is beyond what a double holds exactly. Before
 * 1970 and after 2554 the bytes are as meaningless as those of the official serialiser, and equal.
 */
export function writeTime(buffer: Uint8Array, offset: number, time: HrTime): number {
  if (time[0] !== lastSeconds) splitSeconds(time[0]);
  const low = lastLow + time[1];
  const carry = Math.floor(low / TWO_TO_32);
  writeFixed32(buffer, offset, low >>> 0);
  return writeFixed32(buffer, offset + 4, (lastHigh + carry) >>> 0);
}

function splitSeconds(seconds: number): void {
  const fromLower = (seconds & 65535) * NANOSECONDS;
  const fromUpper = ((seconds / 65536) >>> 0) * NANOSECONDS;
  lastSeconds = seconds;
  lastLow = (fromLower >>> 0) + (((fromUpper & 65535) * 65536) >>> 0);
  lastHigh = Math.floor(fromLower / TWO_TO_32) + ((fromUpper / 65536) >>> 0);
}
