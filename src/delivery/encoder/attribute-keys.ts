import { writeText } from './wire-text.ts';

// Tags of KeyValue: field number << 3 | wire type.
const KEY = 0x0a;
const VALUE = 0x12;

// A service has a few keys that come again and again. One that makes up keys must not fill the
// memory: once so many are known, no more are learnt, and the rest is written as any other text.
const MOST_KEYS = 1_000;
const LONGEST_KEY = 64;
const knownKeys = new Map<string, Uint8Array>();

/** Writes the key of a KeyValue with its tag and length, and the tag of the value behind it. */
export function writeKey(buffer: Buffer, offset: number, key: string): number {
  const known = knownKeys.get(key) ?? learnKey(key);
  if (known === undefined) return writeNewKey(buffer, offset, key);
  const length = known.length;
  for (let index = 0; index < length; index++) buffer[offset + index] = known[index] as number;
  return offset + length;
}

function writeNewKey(buffer: Buffer, offset: number, key: string): number {
  buffer[offset] = KEY;
  const end = writeText(buffer, offset + 1, key);
  buffer[end] = VALUE;
  return end + 1;
}

function learnKey(key: string): Uint8Array | undefined {
  if (knownKeys.size >= MOST_KEYS || key.length > LONGEST_KEY) return undefined;
  const bytes = Buffer.alloc(LONGEST_KEY * 3 + 4);
  const known = Uint8Array.from(bytes.subarray(0, writeNewKey(bytes, 0, key)));
  knownKeys.set(key, known);
  return known;
}
