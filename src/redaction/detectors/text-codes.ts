/** Characters that are kept room for; a longer text has a room of its own for once. */
const ROOM = 32_768;
/** Up to this length, a loop is faster than the call that copies. */
const SHORT = 64;

const kept = Buffer.alloc(ROOM * 2);
const keptCodes = new Uint16Array(kept.buffer, kept.byteOffset, ROOM);
const keptPairs = pairs(keptCodes);

/**
 * The UTF-16 codes of a text, at its indices: to read them here takes a third of the time that
 * `charCodeAt` takes. Good until the next call; behind the text stands anything.
 */
export function codesOf(text: string): Uint16Array {
  const { length } = text;
  if (length >= ROOM) {
    const own = Buffer.alloc(length * 2 + 4);
    own.write(text, 'utf16le');
    return new Uint16Array(own.buffer, own.byteOffset, length + 1);
  }
  if (length > SHORT) kept.write(text, 'utf16le');
  else for (let index = 0; index < length; index++) keptCodes[index] = text.charCodeAt(index);
  return keptCodes;
}

/** The same two by two. */
export function pairsOf(codes: Uint16Array): Uint32Array {
  return codes === keptCodes ? keptPairs : pairs(codes);
}

function pairs({ buffer, byteOffset, length }: Uint16Array): Uint32Array {
  return new Uint32Array(buffer, byteOffset, length >> 1);
}
