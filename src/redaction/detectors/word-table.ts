/** Sets the bit that tells small letters of ASCII from capitals; apostrophe and hyphen have it as well. */
const SMALL = 32;
const PRIME = 0x0100_0193;
const LETTERS_A_WORD = 10;

/** The hash of nothing; {@link hashNext} adds a character. */
export const HASH_START = 0;

/** The hash with one more character, in any case. */
export function hashNext(hash: number, code: number): number {
  const mixed = Math.imul(hash ^ (code | SMALL), PRIME);
  return mixed ^ (mixed >>> 15);
}

/** Bits for each of many words of ASCII, looked up in a text without taking the word out of it. */
export class WordTable {
  /** All words behind each other: an object for each would cost a miss of the cache. */
  private letters: Uint8Array;
  private readonly ends: Int32Array;
  private readonly bits: Int32Array;
  private readonly slots: Int32Array;
  private readonly mask: number;
  private count = 0;

  /** @param capacity the most words it will hold */
  constructor(capacity: number) {
    const size = 1 << (33 - Math.clz32(capacity));
    this.slots = new Int32Array(size);
    this.mask = size - 1;
    this.ends = new Int32Array(capacity + 1);
    this.bits = new Int32Array(capacity + 1);
    this.letters = new Uint8Array(capacity * LETTERS_A_WORD);
  }

  /** Adds bits to those of a word in lower case. */
  add(word: string, bits: number): void {
    this.addCodes(
      Uint8Array.from(word, (letter) => letter.charCodeAt(0)),
      word.length,
      bits,
    );
  }

  /** The same by the codes of its letters. */
  addCodes(codes: Uint8Array, length: number, bits: number): void {
    let hash = HASH_START;
    for (let at = 0; at < length; at++) hash = hashNext(hash, codes[at] as number);
    let index = this.findCodes(codes, length, hash);
    if (index === 0) index = this.append(codes, length, hash);
    this.bits[index] = (this.bits[index] as number) | bits;
  }

  /** The bits of the word between two indices, in any case; 0 where the table has it not. */
  bitsOf(text: string, start: number, end: number): number {
    return this.bitsOfHashed(text, start, end, hashOf(text, start, end));
  }

  /** The same, where the hash is known. */
  bitsOfHashed(text: string, start: number, end: number, hash: number): number {
    return this.bits[this.find(text, start, end, hash)] as number;
  }

  private append(codes: Uint8Array, length: number, hash: number): number {
    const from = this.ends[this.count] as number;
    const index = ++this.count;
    if (index === this.ends.length) throw new RangeError('more words than the table has room for');
    if (from + length > this.letters.length) this.grow(length);
    for (let at = 0; at < length; at++) this.letters[from + at] = codes[at] as number;
    this.ends[index] = from + length;
    let slot = hash & this.mask;
    while (this.slots[slot] !== 0) slot = (slot + 1) & this.mask;
    this.slots[slot] = index;
    return index;
  }

  private findCodes(codes: Uint8Array, length: number, hash: number): number {
    for (let slot = hash & this.mask; ; slot = (slot + 1) & this.mask) {
      const index = this.slots[slot] as number;
      if (index === 0) return 0;
      const from = this.ends[index - 1] as number;
      if ((this.ends[index] as number) - from !== length) continue;
      let at = 0;
      while (at < length && this.letters[from + at] === codes[at]) at++;
      if (at === length) return index;
    }
  }

  private grow(least: number): void {
    const letters = new Uint8Array(this.letters.length * 2 + least);
    letters.set(this.letters);
    this.letters = letters;
  }

  /** The index of a word, from 1; 0 where there is none. */
  private find(text: string, start: number, end: number, hash: number): number {
    for (let slot = hash & this.mask; ; slot = (slot + 1) & this.mask) {
      const index = this.slots[slot] as number;
      if (index === 0 || this.isSame(index, text, start, end)) return index;
    }
  }

  private isSame(index: number, text: string, start: number, end: number): boolean {
    let from = this.ends[index - 1] as number;
    if ((this.ends[index] as number) - from !== end - start) return false;
    for (let at = start; at < end; at++, from++) {
      if (this.letters[from] !== (text.charCodeAt(at) | SMALL)) return false;
    }
    return true;
  }
}

function hashOf(text: string, start: number, end: number): number {
  let hash = HASH_START;
  for (let at = start; at < end; at++) hash = hashNext(hash, text.charCodeAt(at));
  return hash;
}
