import { isDigit, isLetter } from '../ascii.ts';
import { WordTable } from './word-table.ts';

/**
 * Words of patterns that tell whether one of them can match at a place. Most places have none, and
 * a look at one word costs a hundredth of a search.
 */
export class ContextWords {
  private readonly table: WordTable;

  /** @param more words that the patterns make of parts (`neighbou?r`) */
  constructor(patterns: readonly string[], more: readonly string[]) {
    const words = patterns.flatMap((pattern) => pattern.toLowerCase().match(/[a-z]+/g) ?? []);
    this.table = new WordTable(words.length + more.length);
    for (const word of [...words, ...more]) this.table.add(word, 1);
  }

  /** Whether what ends before an index, up to blanks and a mark, may be what the patterns end with. */
  mayEndBefore(text: string, index: number): boolean {
    if (index === 0 || !isSpace(text.charCodeAt(index - 1))) return false;
    let end = index - 1;
    while (end > 0 && index - end <= BLANKS && isSpace(text.charCodeAt(end - 1))) end--;
    while (end > 0 && index - end <= BLANKS && isMark(text.charCodeAt(end - 1))) end--;
    if (text.charAt(end - 1) === 'é') return true;
    let start = end;
    while (start > 0 && end - start <= LONGEST && isLetter(text.charCodeAt(start - 1))) start--;
    return text.charAt(start - 1) === 'é' || this.has(text, start, end);
  }

  /** Whether what begins at an index may be what the patterns begin with. */
  mayBeginAt(text: string, index: number): boolean {
    let start = index;
    const first = text.charAt(start);
    if (first === ':' || first === "'" || first === '’') return true;
    if (first === ',') start++;
    if (text.charAt(start) !== ' ') return false;
    let end = ++start;
    if (isDigit(text.charCodeAt(start))) return true;
    while (end - start <= LONGEST && isLetter(text.charCodeAt(end))) end++;
    return this.has(text, start, end);
  }

  private has(text: string, start: number, end: number): boolean {
    return end > start && this.table.bitsOf(text, start, end) !== 0;
  }
}

const BLANKS = 12;
const LONGEST = 16;

/** `\s` of regular expressions. */
export function isSpace(code: number): boolean {
  if (code < 0x1680) return code === 32 || (code >= 9 && code <= 13) || code === 0xa0;
  return /\s/.test(String.fromCharCode(code));
}

function isMark(code: number): boolean {
  return isSpace(code) || '.,:!?-='.includes(String.fromCharCode(code));
}
