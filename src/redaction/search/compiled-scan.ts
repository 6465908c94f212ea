import { LONG_WORD_KINDS, SIEVE } from '../sieve.ts';
import { EDGE } from './beginning.ts';
import { BeginningTable, MOST_STATES, type TableMemory } from './beginning-table.ts';
import { classTables, kindsOf } from './character-classes.ts';
import type { Scan } from './scan.ts';
import type { Scanner } from './text-scan.ts';
import { TEXT_SCAN } from './text-scan-binary.ts';

/** Addresses in the module's memory: `text-scan.wat`. */
const LONG_WORDS = 0x100;
const FIRSTS = 0x1000;
const ENDS = 0x11000;
const STEPS = 0x12000;
const FOUND = 0x11a000;
/** Numbers of the results. */
const RESULTS = 0x80;
const COUNT = 0;
const KINDS = 1;
const NEED_STATE = 2;
const NEED_CODE = 3;
const PLACE = 4;
/** What a run says where it is at its end, and something was found; where it is not; else kinds. */
const FOUND_SOME = -1;
const STOPPED = -2;
/** Behind the kinds: there is a long word. */
const LONG = 1 << 16;
const TEXT = 0x13a010;
const PAGE = 65_536;
/** What a run reads beyond a text's end. */
const BEHIND = 32;
/** A call that copies takes as long as this many characters one by one. */
const SHORT = 16;
/** UTF-8 takes so many bytes for each unit of a text at most. */
const UTF8 = 3;
const LAST_OF_ASCII = 127;
const ENDED = 0x10000;

/** What Node's types say nothing of where no browser's are loaded. */
declare const WebAssembly: {
  Module: new (bytes: Uint8Array) => object;
  Instance: new (module: object) => { readonly exports: unknown };
};

interface Exports {
  readonly memory: { readonly buffer: ArrayBuffer; grow(pages: number): number };
  run(length: number, wide: number): number;
  scan(from: number, length: number): number;
}

/**
 * {@link TextScan} in WebAssembly: sixteen characters at a time, and as quick for the first text
 * as for the thousandth, which JavaScript is not.
 */
export class CompiledScan implements Scanner {
  private readonly exports: Exports;
  private readonly table: BeginningTable;
  private bytes: Buffer;
  /** The same, from the sentinel in front of the text on. */
  private before: Uint8Array;
  private found: Uint32Array;
  private results: Int32Array;

  /** @param exports of a module of its own, whose memory holds the tables */
  private constructor(patterns: readonly RegExp[], exports: Exports) {
    this.exports = exports;
    const { buffer } = exports.memory;
    this.table = new BeginningTable(patterns, tableMemory(buffer));
    this.bytes = Buffer.from(buffer, TEXT);
    this.before = new Uint8Array(buffer, TEXT - 1);
    this.results = new Int32Array(buffer, RESULTS, 5);
    this.found = new Uint32Array(buffer, FOUND, (TEXT - 16 - FOUND) / 4);
    const classes = classTables();
    new Uint8Array(buffer, 0, classes.length).set(classes);
    new Uint8Array(buffer, LONG_WORDS, LONG_WORD_KINDS.length).set(LONG_WORD_KINDS);
    new Uint8Array(buffer)[TEXT - 1] = EDGE;
  }

  /**
   * Not given where WebAssembly is switched off, or a pattern may begin inside of a word.
   *
   * @param known all are patterns of ours, which a test has asked where they begin
   */
  static create(patterns: readonly RegExp[], known: boolean): CompiledScan | undefined {
    try {
      const module = new WebAssembly.Module(Buffer.from(TEXT_SCAN, 'base64'));
      const { exports } = new WebAssembly.Instance(module);
      const scan = new CompiledScan(patterns, exports as unknown as Exports);
      return known || scan.table.startsAtWords() ? scan : undefined;
    } catch {
      return undefined;
    }
  }

  run(text: string, scan: Scan): void {
    const { length } = text;
    if (this.bytes.length < length * UTF8 + BEHIND) this.grow(length);
    this.search(length, this.writeAscii(text) ? 0 : this.writeWide(text), scan);
  }

  private search(length: number, wide: number, scan: Scan): void {
    scan.begin();
    const { exports } = this;
    let status = exports.run(length, wide);
    while (status === STOPPED) {
      this.take(scan);
      const from = this.results[PLACE] as number;
      this.know(from);
      status = exports.scan(from, length + 1);
    }
    if (status === FOUND_SOME) {
      this.take(scan);
      status = this.results[KINDS] as number;
    }
    scan.bits = kindsOf(status & (LONG - 1));
    if (status >= LONG) scan.bits |= SIEVE.long;
  }

  /** Whether a text is of ASCII; most are, and take a byte for each character. */
  private writeAscii(text: string): boolean {
    const { bytes } = this;
    const { length } = text;
    if (length > SHORT) return bytes.write(text) === length;
    let all = 0;
    for (let index = 0; index < length; index++) {
      const code = text.charCodeAt(index);
      bytes[index] = code;
      all |= code;
    }
    return all <= LAST_OF_ASCII;
  }

  /** @returns 1, as the module wants to be told */
  private writeWide(text: string): number {
    const { bytes } = this;
    const end = bytes.write(text, 'utf16le');
    bytes.fill(0, end, end + BEHIND * 2);
    return 1;
  }

  /** What was found is taken away with each run. */
  private take(scan: Scan): void {
    const count = this.results[COUNT] as number;
    const { found, table } = this;
    for (let index = 0; index < count; index++) {
      const place = found[index * 2] as number;
      const state = found[index * 2 + 1] as number;
      const patterns = state >= ENDED ? table.endedAt(state - ENDED) : table.openAt(state);
      for (let each = 0; each < patterns.length; each++) {
        scan.keep(patterns[each] as number, place);
      }
    }
  }

  /** Learns the state that the module asked for. */
  private know(place: number): void {
    const state = this.results[NEED_STATE] as number;
    if (state === -1) this.table.first(this.codeAt(place - 1), this.codeAt(place));
    else if (state >= 0) this.table.step(state, this.results[NEED_CODE] as number);
  }

  /** A byte stands for each character once a run has begun, and in front of the first one, too. */
  private codeAt(place: number): number {
    return this.before[place + 1] as number;
  }

  private grow(length: number): void {
    const bytes = TEXT + length * UTF8 + BEHIND * 2;
    const { memory } = this.exports;
    memory.grow(Math.ceil((bytes - memory.buffer.byteLength) / PAGE));
    this.table.memory = tableMemory(memory.buffer);
    this.bytes = Buffer.from(memory.buffer, TEXT);
    this.before = new Uint8Array(memory.buffer, TEXT - 1);
    this.results = new Int32Array(memory.buffer, RESULTS, 5);
    this.found = new Uint32Array(memory.buffer, FOUND, (TEXT - 16 - FOUND) / 4);
  }
}

function tableMemory(buffer: ArrayBuffer): TableMemory {
  return {
    firsts: new Uint16Array(buffer, FIRSTS, 128 * 128),
    steps: new Uint16Array(buffer, STEPS, MOST_STATES * 128),
    ends: new Uint8Array(buffer, ENDS, MOST_STATES),
  };
}
