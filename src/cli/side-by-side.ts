import type { PieceResult } from './redact-piece.ts';
import type { Piece } from './redact-pieces.ts';

const RED = '\u001b[31m';
const GREEN = '\u001b[32m';
const PLAIN = '\u001b[0m';
const NARROWEST = 24;

interface Look {
  readonly columns: number;
  readonly colour: boolean;
}

/** The original on the left, the result on the right, line by line; differing lines in colour. */
export function sideBySide(piece: Piece, result: PieceResult, look: Look): string {
  const width = Math.max(NARROWEST, Math.floor((look.columns - 3) / 2));
  const [left, right] = [linesOf(original(piece, result)), linesOf(result.text)];
  let out = '';
  for (let index = 0; index < Math.max(left.length, right.length); index++) {
    out += rows(left[index] ?? '', right[index] ?? '', width, look.colour);
  }
  return out;
}

/** Spelled like the result, or lines of a document would not stand beside each other. */
function original(piece: Piece, result: PieceResult): string {
  if (piece.kind !== 'json' || result.entries.length === 0) return piece.text;
  const indent = /^\s*[{[]\r?\n([ \t]+)/.exec(result.text)?.[1] ?? '';
  return JSON.stringify(JSON.parse(piece.text), null, indent);
}

function linesOf(text: string): string[] {
  return text.replace(/[\r\n]+$/, '').split(/\r\n|\n|\r/);
}

function rows(left: string, right: string, width: number, colour: boolean): string {
  const differ = left !== right;
  const [from, to] = [wrapped(left, width), wrapped(right, width)];
  let out = '';
  for (let index = 0; index < Math.max(from.length, to.length); index++) {
    const [one, other] = [(from[index] ?? '').padEnd(width), to[index] ?? ''];
    const sign = differ ? '│' : ' ';
    out +=
      differ && colour
        ? `${RED}${one}${PLAIN} ${sign} ${GREEN}${other}${PLAIN}\n`
        : `${one} ${sign} ${other}`.trimEnd().concat('\n');
  }
  return out;
}

function wrapped(line: string, width: number): string[] {
  // A file's control characters would drive the terminal.
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are the ones
  const shown = Array.from(line.replace(/\t/g, '  ').replace(/[\u0000-\u001f\u007f-\u009f]/g, '·'));
  const parts: string[] = [];
  for (let at = 0; at < shown.length; at += width) parts.push(shown.slice(at, at + width).join(''));
  return parts.length === 0 ? [''] : parts;
}
