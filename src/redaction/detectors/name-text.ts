import { aboutPeople } from './about-people.ts';
import { CHARACTER, characterAt } from './character-class.ts';
import { inPersonContext } from './name-context.ts';
import { joinsName } from './name-gaps.ts';
import { KIND } from './name-kinds.ts';
import type { NameWords } from './name-words.ts';

/** Words of a text that are one name, by their index. */
export interface NameSpan {
  readonly first: number;
  readonly last: number;
}

/** A text, its words, and what is known of the whole. */
export class NameText {
  readonly text: string;
  readonly words: NameWords;
  /** Whether the text has no capitals, and its words are all that it has. */
  readonly lower: boolean;
  private readonly places: readonly number[] | undefined;
  private level: number | undefined;
  private small: boolean | undefined;
  private readonly capitals: boolean[] = [];

  /** @param places where words of people may stand; not given: anywhere */
  constructor(
    words: NameWords,
    lower: boolean,
    places: readonly number[] | undefined,
    people?: number,
  ) {
    this.text = words.text;
    this.words = words;
    this.lower = lower;
    this.places = places;
    this.level = people;
  }

  /** How much the text is about people; looked up when it is first asked for, since it takes a search of the whole. */
  get people(): number {
    this.level ??= aboutPeople(this.text, this.places);
    return this.level;
  }

  /** Whether the text has small letters; a line in capitals has abbreviations and headings all over. */
  get hasSmall(): boolean {
    this.small ??= /\p{Ll}{2}/u.test(this.text);
    return this.small;
  }

  start(at: number): number {
    return this.words.starts[at] as number;
  }

  end(at: number): number {
    return this.words.ends[at] as number;
  }

  /** Whether the dictionaries know a word as one of these kinds. Nothing where there is no such word. */
  is(at: number, kinds: number): boolean {
    return at >= 0 && at < this.words.count && ((this.words.kinds[at] as number) & kinds) !== 0;
  }

  /** Whether it is an ordinary word and no given name. */
  isWord(at: number): boolean {
    return this.is(at, KIND.common) && !this.is(at, KIND.givenAlsoWord);
  }

  /** In capitals, as a heading or an abbreviation. Asked of each word several times. */
  isCapitals(at: number): boolean {
    this.capitals[at] ??= this.areCapitals(this.start(at), this.end(at));
    return this.capitals[at] as boolean;
  }

  private areCapitals(start: number, end: number): boolean {
    if (end - start < 2) return false;
    // Nearly every word has a small letter at its second place.
    if ((characterAt(this.text, start + 1) & CHARACTER.lower) !== 0) return false;
    const word = this.text.slice(start, end);
    return word === word.toUpperCase();
  }

  /** Whether the next word stands so that both may be of one name. */
  isNextTo(at: number): boolean {
    return at + 1 < this.words.count && joinsName(this.text, this.end(at), this.start(at + 1));
  }

  /** Whether what stands around some words says that they are a person's name. */
  inContext(first: number, last: number): boolean {
    return inPersonContext(this.text, this.start(first), this.end(last));
  }
}
