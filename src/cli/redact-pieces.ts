/** A part of a file that is redacted as one. */
export interface Piece {
  readonly kind: 'text' | 'json' | 'hl7';
  readonly text: string;
  /** What ends it in the file, kept as it is. */
  readonly end: string;
  /** The line it begins at, from 1. */
  readonly line: number;
}

/** A document or message beyond this is taken line by line: memory stays bounded. */
const LARGEST_DOCUMENT = 67_108_864;
const LARGEST_MESSAGE = 4_194_304;
const LONGEST_LINE = 1_048_576;
/** A PEM block (a private key) is one finding over many lines. */
const LONGEST_BLOCK = 65_536;
const BREAK = /\r\n|\n|\r/g;
/** White space includes the 0x0b that MLLP begins a message with. */
const HL7 = /^\s*(?:MSH|FHS|BHS)\|/;

/**
 * Cuts a file into pieces: each JSON line, the whole of a JSON document, each HL7 message,
 * each line. Holds one piece at a time.
 */
export async function* piecesOf(
  chunks: AsyncIterable<string>,
  onRead: (characters: number) => void,
): AsyncGenerator<Piece> {
  const cutter = new Cutter();
  for await (const chunk of chunks) {
    onRead(chunk.length);
    yield* cutter.add(chunk);
  }
  yield* cutter.end();
}

class Cutter {
  private waiting = '';
  private line = 1;
  private mode: 'unknown' | 'lines' | 'document' | 'hl7' = 'unknown';

  *add(chunk: string): Generator<Piece> {
    this.waiting += chunk;
    if (this.mode === 'unknown') this.mode = modeOf(this.waiting);
    if (this.mode === 'document' && this.waiting.length > LARGEST_DOCUMENT) this.mode = 'lines';
    if (this.mode === 'hl7') yield* this.messages();
    else if (this.mode === 'lines') yield* this.lines(false);
  }

  *end(): Generator<Piece> {
    const kind = this.mode === 'hl7' ? 'hl7' : 'json';
    if (this.mode === 'hl7' || (this.mode === 'document' && isJson(this.waiting))) {
      if (this.waiting !== '') yield this.piece(kind, this.waiting, '');
      return;
    }
    this.mode = 'lines';
    yield* this.lines(true);
  }

  /** Up to the last `MSH` that begins a line, which may not be complete yet. */
  private *messages(): Generator<Piece> {
    for (;;) {
      const next = /[\r\n]\s*(?=(?:MSH|FHS|BHS)\|)/.exec(this.waiting);
      if (next === null) break;
      const at = next.index + next[0].length;
      yield this.piece('hl7', this.waiting.slice(0, at), '');
      this.waiting = this.waiting.slice(at);
    }
    if (this.waiting.length > LARGEST_MESSAGE) this.mode = 'lines';
  }

  private *lines(last: boolean): Generator<Piece> {
    let from = 0;
    while (from < this.waiting.length) {
      const found = lineEnd(this.waiting, from, last);
      if (found === undefined) break;
      const text = this.waiting.slice(from, found.at);
      yield this.piece(isRecord(text) ? 'json' : 'text', text, found.end);
      from = found.at + found.end.length;
    }
    this.waiting = this.waiting.slice(from);
  }

  private piece(kind: Piece['kind'], text: string, end: string): Piece {
    const piece = { kind, text, end, line: this.line };
    this.line += ((text + end).match(BREAK) ?? []).length;
    return piece;
  }
}

/** A document opens with a bracket, and its first line is not a whole record itself. */
function modeOf(text: string): 'unknown' | 'lines' | 'document' | 'hl7' {
  const start = text.trimStart();
  if (start.length < 4) return 'unknown';
  if (HL7.test(text)) return 'hl7';
  if (!/^[{[]/.test(start)) return 'lines';
  const end = start.search(/[\r\n]/);
  if (end === -1) return start.length > LONGEST_LINE ? 'document' : 'unknown';
  return isJson(start.slice(0, end)) ? 'lines' : 'document';
}

function lineEnd(text: string, from: number, last: boolean) {
  BREAK.lastIndex = from;
  const found = BREAK.exec(text);
  // A `\r` at the end may be the first half of `\r\n`.
  const complete = found !== null && (last || found.index + found[0].length < text.length);
  if (found !== null && complete && !opensBlock(text, from, found.index)) {
    return { at: found.index, end: found[0] };
  }
  if (found !== null && complete) return afterBlock(text, from, last);
  if (last) return { at: text.length, end: '' };
  return text.length - from > LONGEST_LINE ? { at: cut(text, from), end: '' } : undefined;
}

function opensBlock(text: string, from: number, to: number): boolean {
  const line = text.slice(from, to);
  return /-----BEGIN [A-Z0-9 ]{1,40}-----/.test(line) && !line.includes('-----END ');
}

/** The line on which a PEM block ends; a block without an end goes as far as a block may. */
function afterBlock(text: string, from: number, last: boolean) {
  const close = text.indexOf('-----END ', from);
  const far = from + LONGEST_BLOCK;
  if (close === -1 && text.length < far && !last) return undefined;
  BREAK.lastIndex = close === -1 || close > far ? Math.min(far, text.length) : close;
  const found = BREAK.exec(text);
  if (found === null) return last ? { at: text.length, end: '' } : undefined;
  return { at: found.index, end: found[0] };
}

/** Between words, so that nothing to be found is cut in two. */
function cut(text: string, from: number): number {
  const space = text.lastIndexOf(' ', from + LONGEST_LINE);
  return space > from + LONGEST_LINE / 2 ? space : from + LONGEST_LINE;
}

function isRecord(line: string): boolean {
  return /^\s*[{[]/.test(line) && isJson(line);
}

function isJson(text: string): boolean {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null;
  } catch {
    return false;
  }
}
