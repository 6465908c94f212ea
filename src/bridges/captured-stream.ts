import { isOutput, isRecordedWrite } from '../common/own-print.ts';
import type { BridgeHost } from '../record/log-call.ts';
import type { LineRecords } from './line-records.ts';
import { ChunkReader } from './stream-chunk.ts';
import type { TerminalWork } from './terminal-work.ts';

/** How long the beginning of a line waits for its end; a prompt is not noticed to come later. */
const WAIT_MILLIS = 100;
/** Characters of a line's beginning that wait at most. */
const LONGEST_HELD = 16 * 1024;
const HIDDEN = 'REDACTED';
/** The application's tests may replace the global one, and then nothing would ever come out. */
const startTimer = setTimeout;

type Encoding = 'utf8' | 'latin1';
/** What is used of a stream of the process. */
export interface ProcessStream {
  readonly isTTY?: boolean;
  write(chunk: unknown, encoding?: unknown, callback?: unknown): boolean;
  end(chunk?: unknown, encoding?: unknown, callback?: unknown): unknown;
  setDefaultEncoding(encoding: unknown): unknown;
}

/**
 * Redacts what the application writes to a stream of the process by itself. Everything but the
 * bytes is the stream's own, and so is the order: each `write` is one `write` of the stream, with
 * its callback and its answer. A line whose end has not come waits for it a moment, since half of
 * an identifier is none; what waits is let through by time, by size, by whatever else is written,
 * and at the end of the process.
 */
export class CapturedStream {
  readonly #stream: ProcessStream;
  readonly #host: BridgeHost;
  readonly #terminal: TerminalWork;
  readonly #records: LineRecords | undefined;
  readonly #write: ProcessStream['write'];
  readonly #end: ProcessStream['end'];
  readonly #setDefaultEncoding: ProcessStream['setDefaultEncoding'];
  readonly #chunks = new ChunkReader();
  #defaultEncoding: unknown = 'utf8';
  #handedOver: unknown;
  #held = '';
  #encoding: Encoding = 'utf8';
  #isRecorded = false;
  #timer: NodeJS.Timeout | undefined;
  #isBusy = false;
  #isEnding = false;

  /** @param records undefined where lines are redacted only */
  constructor(
    stream: ProcessStream,
    host: BridgeHost,
    terminal: TerminalWork,
    records: LineRecords | undefined,
  ) {
    this.#stream = stream;
    this.#host = host;
    this.#terminal = terminal;
    this.#records = records;
    this.#write = stream.write;
    this.#end = stream.end;
    this.#setDefaultEncoding = stream.setDefaultEncoding;
  }

  write(chunk: unknown, encoding?: unknown, callback?: unknown): boolean {
    if (typeof encoding === 'function') return this.write(chunk, undefined, encoding);
    if (isOutput()) {
      this.flush();
      return this.#raw(chunk, encoding, callback);
    }
    const given = this.#chunks.read(chunk, encoding ?? this.#defaultEncoding);
    // Refused by the stream, in its own words.
    if (!given) return this.#raw(chunk, encoding, callback);
    const isRecorded = isRecordedWrite() || this.#isHandedOver(chunk);
    if (given.kind === 'binary') {
      this.#encode('utf8');
      const lines = this.#take(given.before, isRecorded) + this.#release('');
      const bytes = lines === '' ? given.bytes : Buffer.concat([Buffer.from(lines), given.bytes]);
      return this.#raw(bytes, undefined, callback);
    }
    this.#encode(given.encoding);
    if (this.#terminal.draws(given.text)) {
      return this.#raw(this.#release('') + given.text, given.encoding, callback);
    }
    return this.#raw(this.#take(given.text, isRecorded), given.encoding, callback);
  }

  end(chunk?: unknown, encoding?: unknown, callback?: unknown): unknown {
    if (typeof chunk === 'function') return this.end(undefined, undefined, chunk);
    if (typeof encoding === 'function') return this.end(chunk, undefined, encoding);
    if (chunk !== undefined && chunk !== null) this.write(chunk, encoding);
    this.flush();
    return Reflect.apply(this.#end, this.#stream, callback === undefined ? [] : [callback]);
  }

  setDefaultEncoding(encoding: unknown): void {
    Reflect.apply(this.#setDefaultEncoding, this.#stream, [encoding]);
    this.#defaultEncoding = encoding;
  }

  /** Says that this chunk, about to be written, comes from a thread that makes its own records. */
  handOver(chunk: unknown): void {
    this.#handedOver = chunk;
  }

  /** Lets go of what waits. */
  flush(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.#letGo();
    const tail = this.#chunks.takeTail();
    if (tail.length > 0) this.#raw(tail);
  }

  /** From now on nothing waits: nobody would let it go. */
  finish(): void {
    this.#isEnding = true;
    this.flush();
    this.#records?.end();
  }

  /** What waits in another encoding goes first. */
  #encode(encoding: Encoding): void {
    if (this.#encoding !== encoding) this.#letGo();
    this.#encoding = encoding;
  }

  #letGo(): void {
    const text = this.#release('');
    if (text !== '') this.#raw(text, this.#encoding);
  }

  #isHandedOver(chunk: unknown): boolean {
    const is = chunk === this.#handedOver;
    this.#handedOver = undefined;
    return is;
  }

  /** What of the text, and of what waited, can be written now. */
  #take(text: string, isRecorded: boolean): string {
    if (this.#held === '') this.#isRecorded = isRecorded;
    const end = this.#isEnding ? text.length : text.lastIndexOf('\n') + 1;
    const out = end === 0 ? '' : this.#release(text.slice(0, end));
    if (end === 0) this.#held += text;
    else if (end < text.length) this.#held = text.slice(end);
    this.#isRecorded = isRecorded;
    return out + this.#bounded();
  }

  /** What is too long to wait goes at a space, as identifiers end there. */
  #bounded(): string {
    if (this.#held === '' && !this.#chunks.hasTail) return '';
    if (this.#held.length <= LONGEST_HELD) {
      this.#timer ??= startTimer(() => this.flush(), WAIT_MILLIS).unref();
      return '';
    }
    const held = this.#held;
    const space = held.lastIndexOf(' ') + 1;
    const end = space > LONGEST_HELD / 2 ? space : held.length;
    this.#held = held.slice(0, end);
    const out = this.#release('');
    this.#held = held.slice(end);
    return out;
  }

  /** Redacted, and recorded: what waited and what is added to it. */
  #release(added: string): string {
    const text = this.#held + added;
    this.#held = '';
    if (text === '') return '';
    const safe = this.#redact(text);
    if (!this.#isRecorded) this.#record(safe);
    return safe;
  }

  #redact(text: string): string {
    try {
      return this.#host.redactText(text);
    } catch {
      return text.endsWith('\n') ? `${HIDDEN}\n` : HIDDEN;
    }
  }

  #record(safe: string): void {
    // What is written while a record is made would be a record for ever.
    if (!this.#records || this.#isBusy) return;
    this.#isBusy = true;
    try {
      this.#records.take(safe);
      if (this.#isEnding) this.#records.end();
    } catch (error) {
      this.#host.reportFailure('stdout', error);
    } finally {
      this.#isBusy = false;
    }
  }

  #raw(chunk: unknown, encoding?: unknown, callback?: unknown): boolean {
    return Reflect.apply(this.#write, this.#stream, [chunk, encoding, callback]);
  }
}
