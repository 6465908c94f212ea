import { inPersonContext, onOwnLine } from './name-context.ts';
import { KIND, type NameWord } from './name-words.ts';

const { given, rareGiven, givenAlsoWord, surname, surnameAlsoWord, common, initial, foreign } =
  KIND;
const KNOWN = given | rareGiven | surname | foreign;
const LONGEST = 5;
/** What may stand between the words of one name. */
const BETWEEN =
  /^(?:[ \u00a0]{1,2}|-)(?:(?:de|da|das|dos|del|della|di|du|van|von|der|den|ter|ten|'t|la|le|bin|ibn|al|el|y|e|af|av|zu) ){0,3}$/;

/** What two persons do, whose names stand before. */
const DO_SOMETHING = /^ (?:were|are|have|had|went|met|both|said|agreed)/;

/** Words of a text that are one name, by their index. */
export interface NameSpan {
  readonly first: number;
  readonly last: number;
}

/** What is known of the whole text: whether it has no capitals, and how much it is about people. */
interface Setting {
  readonly lower: boolean;
  readonly people: number;
}

/** Finds the words of a text that are names. */
export class NameSearch {
  private readonly text: string;
  private readonly words: readonly NameWord[];
  private readonly setting: Setting;

  constructor(text: string, words: readonly NameWord[], setting: Setting) {
    this.text = text;
    this.words = words;
    this.setting = setting;
  }

  names(): NameSpan[] {
    const found: NameSpan[] = [];
    for (let first = 0; first < this.words.length; first++) {
      const last = this.lastWordOfName(first);
      if (last === undefined) continue;
      found.push({ first, last });
      first = last;
    }
    return found;
  }

  /** The index of the last word of a name that begins at a word, or nothing. */
  private lastWordOfName(first: number): number | undefined {
    const end = this.runEnd(first);
    const last = end > first ? this.nameOfWords(first, end) : undefined;
    if (last !== undefined) return last;
    if (this.isReversed(first))
      return this.isNextTo(first + 1) && is(this.words[first + 2], initial) ? first + 2 : first + 1;
    if (this.areTwo(first)) return first + 1;
    return this.isSingle(first, end) ? first : undefined;
  }

  /** The last of the words that stand next to each other from here on. */
  private runEnd(first: number): number {
    let end = first;
    while (end - first < LONGEST && this.isNextTo(end)) end++;
    return end;
  }

  private nameOfWords(first: number, end: number): number | undefined {
    let second = first + 1;
    while (second < end && is(this.words[second], initial)) second++;
    const other = this.words[second] as NameWord;
    if (is(other, initial) || !this.isPair(first, second)) return undefined;
    let last = second;
    while (last < end && continues(this.words[last + 1] as NameWord)) last++;
    return is(this.words[last], initial) ? last - 1 : last;
  }

  private isPair(first: number, second: number): boolean {
    const [one, other] = [this.words[first] as NameWord, this.words[second] as NameWord];
    if (isWord(one) || (isWord(other) && !is(other, surnameAlsoWord))) return false;
    const initials = second > first + 1;
    if (this.setting.lower) return isKnownPair(one, other) || (initials && !isWord(other));
    if (is(one, given | rareGiven)) return !isWord(other) || !isCapitals(other);
    if (is(one, initial)) return !isWord(other) && is(other, KNOWN);
    if (is(one, givenAlsoWord))
      return is(other, surname | foreign) || initials || this.inContext(first, second);
    if (isCapitals(one) || isCapitals(other)) return is(one, KNOWN) && is(other, KNOWN);
    if (initials) return true;
    return !isWord(other) && (is(other, KNOWN) || this.inContext(first, second));
  }

  private inContext(first: number, last: number): boolean {
    const [start, end] = [this.words[first]?.start as number, this.words[last]?.end as number];
    return inPersonContext(this.text, start, end) || onOwnLine(this.text, start, end);
  }

  /** `Hartwell, Amelia`. */
  private isReversed(first: number): boolean {
    const [one, other] = [this.words[first], this.words[first + 1]];
    if (one === undefined || other === undefined || this.setting.lower) return false;
    if (!/^, ?$/.test(this.text.slice(one.end, other.start))) return false;
    return is(one, surname | surnameAlsoWord) && is(other, given | rareGiven | givenAlsoWord);
  }

  /** `Park and Mann`: two surnames, at least one of them no word. */
  private areTwo(first: number): boolean {
    const [one, other] = [this.words[first], this.words[first + 1]];
    if (one === undefined || other === undefined || this.setting.lower) return false;
    if (!/^ (?:and|&) $/.test(this.text.slice(one.end, other.start))) return false;
    const names = surname | surnameAlsoWord | given | rareGiven | givenAlsoWord;
    if (this.setting.people === 0 && !DO_SOMETHING.test(this.text.slice(other.end, other.end + 8)))
      return false;
    return is(one, names) && is(other, names)
      ? !(isWord(one) && isWord(other))
      : isLoose(one, other);
  }

  private isSingle(at: number, end: number): boolean {
    const word = this.words[at] as NameWord;
    if (is(word, initial) || (isWord(word) && !is(word, surnameAlsoWord))) return false;
    // `Amelia Service` is a product's name, `Hi Amelia` is not.
    const next = end > at ? (this.words[at + 1] as NameWord) : undefined;
    if (!this.setting.lower && next !== undefined && isWord(next)) return false;
    if (isCapitals(word) || word.text.length < 3) return false;
    if (this.setting.lower && !is(word, KNOWN | givenAlsoWord)) return false;
    if (inPersonContext(this.text, word.start, word.end)) return true;
    if (isWord(word)) return false;
    return this.setting.lower ? this.isAmongGiven(at) : this.standsInProse(word);
  }

  private standsInProse(word: NameWord): boolean {
    if (word.text.length < 4 && this.setting.people < 2) return false;
    if (is(word, givenAlsoWord)) return this.setting.people > 1 && isCalled(this.text, word);
    if (!besideProse(this.text, word)) return false;
    if (is(word, given) || this.setting.people > 1) return true;
    return this.setting.people > 0 && is(word, rareGiven | surname);
  }

  /** `adam, chad and caleb`. */
  private isAmongGiven(at: number): boolean {
    if (!is(this.words[at], given)) return false;
    return [at - 1, at].some((from) => {
      const [one, other] = [this.words[from], this.words[from + 1]];
      if (one === undefined || other === undefined || !is(one, given) || !is(other, given))
        return false;
      return /^(?:, | and )$/.test(this.text.slice(one.end, other.start));
    });
  }

  private isNextTo(at: number): boolean {
    const [one, other] = [this.words[at], this.words[at + 1]];
    if (one === undefined || other === undefined) return false;
    return BETWEEN.test(this.text.slice(one.end, other.start));
  }
}

/** Names in a text without capitals must both be known. */
function isKnownPair(one: NameWord, other: NameWord): boolean {
  if (is(one, given)) return is(other, KNOWN | surnameAlsoWord);
  return is(one, rareGiven | foreign) && is(other, surname | foreign) && !isWord(other);
}

/** One of two is a surname, and the other no word. */
function isLoose(one: NameWord, other: NameWord): boolean {
  const names = surname | given | rareGiven | surnameAlsoWord;
  return !isWord(one) && is(other, names) && !is(one, initial);
}

/** A word in lower case stands next to it: no label, no value of its own. */
function besideProse(text: string, word: NameWord): boolean {
  return (
    /\p{Ll}{2},? $/u.test(text.slice(Math.max(0, word.start - 5), word.start)) ||
    /^(?:['’]s)?,? \p{Ll}{2}/u.test(text.slice(word.end, word.end + 7))
  );
}

/** `…, Mark!` */
function isCalled(text: string, word: NameWord): boolean {
  return /, $/.test(text.slice(0, word.start)) && /^(?:[!?.]|$)/.test(text.slice(word.end));
}

function continues(word: NameWord): boolean {
  return !isWord(word) && (word.kind & (initial | KNOWN)) !== 0;
}

function isWord(word: NameWord): boolean {
  return is(word, common) && !is(word, givenAlsoWord);
}

function is(word: NameWord | undefined, kinds: number): boolean {
  return word !== undefined && (word.kind & kinds) !== 0;
}

function isCapitals(word: NameWord): boolean {
  return word.text.length > 1 && word.text === word.text.toUpperCase();
}
