import type { CapitalFinder } from './capital-finder.ts';
import { CHARACTER, characterAt, characterBefore } from './character-class.ts';
import { fold } from './fold.ts';
import { KIND, knownAt, knownByHash } from './name-kinds.ts';
import { endBeforeJoint, endOfInitials, endOfPlain, endOfWord, widthAt } from './word-ends.ts';
import { HASH_START, hashNext } from './word-table.ts';

const { upper, letter, inWord, joinsAfter } = CHARACTER;
const SPACE = 0x20;
const REDACTED = 'REDACTED';
const CAPITALISED = /\p{Lu}[\p{L}\p{M}'’-]/u;

/** The words of a text that may be of names, as parallel lists: an object a word would cost more than the search. */
export class NameWords {
  readonly text: string;
  readonly starts: number[] = [];
  readonly ends: number[] = [];
  readonly kinds: number[] = [];
  /** Whether a capital begins or continues a word anywhere but in what a redaction left. */
  hasCapitals = false;
  /** Whether a word is more than an ordinary word. */
  mayHaveNames = false;

  constructor(text: string) {
    this.text = text;
  }

  get count(): number {
    return this.starts.length;
  }

  /** The word as the text has it, without possessive. */
  word(at: number): string {
    return this.text.slice(this.starts[at], this.ends[at]);
  }

  /** The word as the dictionaries have it. */
  folded(at: number): string {
    return fold(this.word(at));
  }

  /** Reads the words that begin with a capital. */
  readCapitalised(capitals: CapitalFinder): void {
    const { text } = this;
    let index = capitals.next(0);
    while (index < text.length) {
      const isCapital = (characterAt(text, index) & upper) !== 0;
      index = capitals.next(isCapital ? this.readWord(index) : index + 1);
    }
  }

  /** Reads all words, for a text that has no capitals. */
  readAll(): void {
    const { text } = this;
    let index = 0;
    while (index < text.length) {
      index = (characterAt(text, index) & letter) !== 0 ? this.readWord(index) : index + 1;
    }
  }

  /** Takes the word that begins at an index, if one does, and says where to go on. */
  private readWord(start: number): number {
    const plainEnd = this.readPlain(start);
    if (plainEnd !== undefined) return plainEnd;
    const { text } = this;
    if ((characterBefore(text, start) & joinsAfter) !== 0 && !this.isBesideLast(start)) {
      return this.readInside(start);
    }
    const initials = endOfInitials(text, start);
    if (initials !== undefined) return this.take(start, initials, KIND.initial);
    const end = endOfWord(text, start);
    this.hasCapitals ||= this.hasCapital(start, end);
    const matched = endBeforeJoint(text, end);
    if (matched === start) return start + 1;
    const plain = endOfPlain(text, start, matched);
    if (plain - start === REDACTED.length && text.startsWith(REDACTED, start)) return matched;
    // What is cut off from a longer word is no name, however it is spelled.
    const kind = matched < end ? KIND.common : knownAt(text, start, plain);
    this.mayHaveNames ||= mayBeName(kind);
    // Words that are nothing else say nothing about a name that begins behind them.
    if (this.count === 0 && kind === KIND.common) return matched;
    this.take(start, plain, kind);
    return matched;
  }

  /**
   * {@link readWord} of what most words are: a capital and small letters of ASCII between spaces.
   * Nothing where it is more.
   */
  private readPlain(start: number): number | undefined {
    const { text } = this;
    const capital = text.charCodeAt(start);
    if (capital < 65 || capital > 90) return undefined;
    if (start > 0 && text.charCodeAt(start - 1) !== SPACE) return undefined;
    let hash = hashNext(HASH_START, capital);
    let end = start + 1;
    let code = text.charCodeAt(end);
    for (; code >= 97 && code <= 122; code = text.charCodeAt(++end)) hash = hashNext(hash, code);
    if (code !== SPACE || end === start + 1) return undefined;
    this.hasCapitals = true;
    const kind = knownByHash(text, start, end, hash);
    if (kind === KIND.common && this.count === 0) return end;
    this.mayHaveNames ||= mayBeName(kind);
    return this.take(start, end, kind);
  }

  /** `Davis/Young`: directly behind the slash behind the last word. */
  private isBesideLast(start: number): boolean {
    return (
      this.count > 0 &&
      this.ends[this.count - 1] === start - 1 &&
      this.text.charAt(start - 1) === '/'
    );
  }

  private take(start: number, end: number, kind: number): number {
    this.starts.push(start);
    this.ends.push(end);
    this.kinds.push(kind);
    return end;
  }

  /** A letter within a word, or in a path or an address. */
  private readInside(index: number): number {
    if (this.text.startsWith(REDACTED, index)) return index + REDACTED.length;
    this.hasCapitals ||=
      (characterAt(this.text, index) & upper) !== 0 &&
      (characterAt(this.text, index + widthAt(this.text, index)) & inWord) !== 0;
    return index + 1;
  }

  private hasCapital(start: number, end: number): boolean {
    if (end - start < 2) return false;
    if (!this.text.startsWith(REDACTED, start))
      return (characterAt(this.text, start) & upper) !== 0;
    return CAPITALISED.test(this.text.slice(start + REDACTED.length, end));
  }
}

/** All but words that are nothing else. */
function mayBeName(kind: number): boolean {
  return kind !== KIND.common;
}
