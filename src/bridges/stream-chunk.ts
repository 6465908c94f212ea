import { isUtf8 } from 'node:buffer';

/** What a program wrote at once. */
export type Chunk =
  | { readonly kind: 'text'; readonly text: string; readonly encoding: 'utf8' | 'latin1' }
  /** An image, an archive, a compressed file: not ours to change, unlike whole lines before it. */
  | { readonly kind: 'binary'; readonly before: string; readonly bytes: Buffer };

const NONE = Buffer.alloc(0);
const TEXT_ENCODINGS = new Set(['utf8', 'utf-8']);
/** No text has them, in whatever encoding; tab, line breaks, backspace, bell and escape it has. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
const NOT_TEXT = /[\u0000-\u0006\u000e-\u001a\u001c-\u001f]/;
const NEWLINE = 0x0a;
/** The longest beginning of a character in UTF-8 that lacks its last byte. */
const LONGEST_TAIL = 3;

/**
 * Reads the chunks of a stream as text. A character that two chunks share is put together; what
 * is text in no encoding is binary. A text that is not UTF-8 is read byte by byte as Latin-1,
 * which gives every byte back as it was.
 */
export class ChunkReader {
  #tail: Buffer = NONE;
  #isBinary = false;

  /** @returns undefined where a stream refuses the chunk, too */
  read(chunk: unknown, encoding: unknown): Chunk | undefined {
    if (typeof chunk === 'string') {
      const isText = encoding === undefined || TEXT_ENCODINGS.has(String(encoding).toLowerCase());
      if (isText) return this.#string(chunk);
      return Buffer.isEncoding(String(encoding))
        ? this.#bytes(Buffer.from(chunk, encoding as BufferEncoding))
        : undefined;
    }
    if (!ArrayBuffer.isView(chunk)) return undefined;
    return this.#bytes(Buffer.from(chunk.buffer, chunk.byteOffset, chunk.byteLength));
  }

  /** Whether the beginning of a character waits for its end. */
  get hasTail(): boolean {
    return this.#tail.length > 0;
  }

  /** The bytes of a character that is not complete; they are then let go. */
  takeTail(): Buffer {
    const tail = this.#tail;
    this.#tail = NONE;
    return tail;
  }

  #string(text: string): Chunk {
    if (this.#tail.length > 0) return this.#bytes(Buffer.from(text));
    this.#isBinary = false;
    return { kind: 'text', text, encoding: 'utf8' };
  }

  #bytes(given: Buffer): Chunk {
    const bytes = this.#tail.length > 0 ? Buffer.concat([this.takeTail(), given]) : given;
    const whole = bytes.subarray(0, bytes.length - tailLength(bytes));
    const isText = isUtf8(whole);
    const text = isText ? whole.toString('utf8') : bytes.toString('latin1');
    // A text file inside an archive is the archive's.
    const goesOn = this.#isBinary && !(isText && whole.at(-1) === NEWLINE);
    this.#isBinary = goesOn || NOT_TEXT.test(text);
    if (this.#isBinary) return goesOn ? { kind: 'binary', before: '', bytes } : beginning(bytes);
    if (!isText) return { kind: 'text', text, encoding: 'latin1' };
    // A copy: the application may use its buffer again.
    this.#tail = Buffer.from(bytes.subarray(whole.length));
    return { kind: 'text', text, encoding: 'utf8' };
  }
}

/** A line of a log may share a chunk with what comes next. */
function beginning(bytes: Buffer): Chunk {
  const end = bytes.toString('latin1').search(NOT_TEXT);
  const lines = bytes.subarray(0, bytes.lastIndexOf(NEWLINE, end) + 1);
  return isUtf8(lines)
    ? { kind: 'binary', before: lines.toString('utf8'), bytes: bytes.subarray(lines.length) }
    : { kind: 'binary', before: '', bytes };
}

/** How many bytes at the end begin a character in UTF-8 and do not end it. */
function tailLength(bytes: Buffer): number {
  for (let length = 1; length <= Math.min(LONGEST_TAIL, bytes.length); length++) {
    const byte = bytes[bytes.length - length] as number;
    if (byte < 0x80) return 0;
    if (byte >= 0xc0) return charLength(byte) > length ? length : 0;
  }
  return 0;
}

function charLength(lead: number): number {
  if (lead >= 0xf0) return lead < 0xf8 ? 4 : 1;
  return lead >= 0xe0 ? 3 : 2;
}
