import { hasLongWord, SIEVE } from '../sieve.ts';
import { BEYOND, EDGE } from './beginning.ts';
import { BeginningTable, MOST_STATES, type TableMemory } from './beginning-table.ts';
import { classTables, kindsOf } from './character-classes.ts';
import { keepPlace, type Scan, type Scanner, startScan } from './text-scan.ts';
import { TEXT_SCAN } from './text-scan-binary.ts';

/** Addresses in the module's memory: `text-scan.wat`. */
const FIRSTS = 0x1000;
const ENDS = 0x11000;
const STEPS = 0x12000;
const FOUND = 0x112000;
/** Numbers of the results. */
const RESULTS = 0x80;
const COUNT = 0;
const KINDS = 1;
const NEED_STATE = 2;
const NEED_CODE = 3;
const LONG = 4;
const TEXT = 0x132010;
const PAGE = 65_536;
/** What a run reads beyond a text's end. */
const BEHIND = 32;
/** A call that copies takes as long as this many characters one by one. */
const SHORT = 48;
const ENDED = 0x10000;

/** What Node's types say nothing of where no browser's are loaded. */
declare const WebAssembly: {
  Module: new (bytes: Uint8Array) => object;
  Instance: new (module: object) => { readonly exports: unknown };
};

interface Exports {
  readonly memory: { readonly buffer: ArrayBuffer; grow(pages: number): number };
  run(length: number): number;
  scan(from: number, length: number): number;
}

/**
 * {@link TextScan} in WebAssembly: sixteen characters at a time, and as quick for the first text
 * as for the thousandth, which JavaScript is not.
 */
export class CompiledScan implements Scanner {
  private readonly exports: Exports;
  private readonly table: BeginningTable;
  private text: Uint16Array;
  private bytes: Buffer;
  private found: Uint32Array;
  private results: Int32Array;

  /** @param exports of a module of its own, whose memory holds the tables */
  private constructor(patterns: readonly RegExp[], exports: Exports) {
    this.exports = exports;
    const { buffer } = exports.memory;
    this.table = new BeginningTable(patterns, tableMemory(buffer));
    this.text = new Uint16Array(buffer, TEXT);
    this.bytes = Buffer.from(buffer, TEXT);
    this.results = new Int32Array(buffer, RESULTS, 5);
    this.found = new Uint32Array(buffer, FOUND, (TEXT - 16 - FOUND) / 4);
    const classes = classTables();
    new Uint8Array(buffer, 0, classes.length).set(classes);
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
    startScan(scan);
    const { length } = text;
    this.write(text, length);
    const { exports } = this;
    let from = exports.run(length);
    scan.bits = kindsOf(this.results[KINDS] as number);
    if (this.results[LONG] === 1 && hasLongWord(text)) scan.bits |= SIEVE.long;
    this.take(scan);
    while (from <= length) {
      this.know(text, from);
      from = exports.scan(from, length + 1);
      this.take(scan);
    }
    if (scan.patterns.length > 1) scan.patterns.sort((one, other) => one - other);
  }

  private write(text: string, length: number): void {
    if (this.text.length < length + BEHIND) this.grow(length);
    const { text: units } = this;
    if (length <= SHORT) {
      for (let index = 0; index < length; index++) units[index] = text.charCodeAt(index);
    } else this.bytes.write(text, 0, length * 2, 'utf16le');
    const end = (length + BEHIND) & ~15;
    for (let index = length; index < end; index++) units[index] = 0;
  }

  /** What was found is taken away with each run. */
  private take(scan: Scan): void {
    const count = this.results[COUNT] as number;
    for (let index = 0; index < count; index++) {
      const place = this.found[index * 2] as number;
      const state = this.found[index * 2 + 1] as number;
      const patterns =
        state >= ENDED ? this.table.endedAt(state - ENDED) : this.table.openAt(state);
      for (const pattern of patterns) keepPlace(scan, pattern, place);
    }
  }

  /** Learns the state that the module asked for. */
  private know(text: string, place: number): void {
    const state = this.results[NEED_STATE] as number;
    if (state === -1) {
      const before = place === 0 ? EDGE : codeAt(text, place - 1);
      this.table.first(before, codeAt(text, place));
    } else if (state >= 0) this.table.step(state, this.results[NEED_CODE] as number);
  }

  private grow(length: number): void {
    const bytes = TEXT + (length + BEHIND) * 2;
    const { memory } = this.exports;
    memory.grow(Math.ceil((bytes - memory.buffer.byteLength) / PAGE));
    this.table.memory = tableMemory(memory.buffer);
    this.text = new Uint16Array(memory.buffer, TEXT);
    this.bytes = Buffer.from(memory.buffer, TEXT);
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

function codeAt(text: string, index: number): number {
  return index < text.length ? Math.min(text.charCodeAt(index), BEYOND) : EDGE;
}
