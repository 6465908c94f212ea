/** The bytes are no message of the expected kind, or are nested deeper than any record of ours. */
export class MalformedMessageError extends Error {
  override readonly name = 'MalformedMessageError';
}

/** What handles a field: the tag and a reader that stands at the field's content. */
export type FieldReader = (tag: number, reader: WireReader) => boolean;

// A snapshot has twelve levels at most; without a bound, garbage could exhaust the stack.
const DEEPEST = 100;

/** Reads the fields of one protobuf message between two offsets, and never beyond them. */
export class WireReader {
  readonly #bytes: Buffer;
  readonly #depth: number;
  #at: number;
  #end: number;

  constructor(bytes: Buffer, start: number, end: number, depth = 0) {
    if (depth > DEEPEST) throw new MalformedMessageError('nested too deep');
    this.#bytes = bytes;
    this.#depth = depth;
    this.#at = start;
    this.#end = Math.min(end, bytes.length);
  }

  /**
   * Hands every field to a reader, which takes its content and answers true, or answers false for
   * one it does not know: that is passed over, as protobuf asks, by what its wire type says.
   *
   * @throws MalformedMessageError
   */
  fields(read: FieldReader): void {
    while (this.#at < this.#end) {
      const tag = this.length();
      // Zeros, which a crash leaves in a file, would otherwise pass for a message without fields.
      if (tag < 8) throw new MalformedMessageError('a field without a number');
      if (!read(tag, this)) this.#pass(tag & 7);
    }
  }

  /** A reader of the message at hand. */
  message(): WireReader {
    const start = this.#take(this.length());
    return new WireReader(this.#bytes, start, this.#at, this.#depth + 1);
  }

  text(encoding: 'utf8' | 'hex' | 'base64'): string {
    const start = this.#take(this.length());
    return this.#bytes.toString(encoding, start, this.#at);
  }

  double(): number {
    return this.#bytes.readDoubleLE(this.#take(8));
  }

  fixed32(): number {
    return this.#bytes.readUInt32LE(this.#take(4));
  }

  fixed64(): bigint {
    return this.#bytes.readBigUInt64LE(this.#take(8));
  }

  /** An unsigned varint of 32 bits; higher bits are cut off, as protobuf asks. */
  length(): number {
    // Nearly all tags and lengths are one byte.
    const byte = this.#at < this.#end ? (this.#bytes[this.#at] as number) : 128;
    if (byte > 127) return this.#varint().low;
    this.#at++;
    return byte;
  }

  /** A signed varint of 64 bits as a decimal number. */
  int64(): string {
    const { low, high } = this.#varint();
    if (high === 0) return String(low);
    return BigInt.asIntN(64, (BigInt(high) << 32n) | BigInt(low)).toString();
  }

  #varint(): { low: number; high: number } {
    let low = 0;
    let high = 0;
    for (let shift = 0; shift < 70; shift += 7) {
      const byte = this.#bytes[this.#take(1)] as number;
      const bits = byte & 127;
      if (shift < 32) low = (low | (bits << shift)) >>> 0;
      if (shift > 28) high = (high | (bits << (shift - 32))) >>> 0;
      else if (shift === 28) high = bits >>> 4;
      if (byte < 128) return { low, high };
    }
    throw new MalformedMessageError('a number of more than ten bytes');
  }

  #pass(wireType: number): void {
    if (wireType === 0) this.#varint();
    else if (wireType === 1) this.#take(8);
    else if (wireType === 2) this.#take(this.length());
    else if (wireType === 5) this.#take(4);
    else throw new MalformedMessageError(`wire type ${wireType}`);
  }

  /** Moves behind so many bytes and returns where they start. */
  #take(count: number): number {
    const start = this.#at;
    if (count > this.#end - start) throw new MalformedMessageError('ends within a field');
    this.#at = start + count;
    return start;
  }
}
