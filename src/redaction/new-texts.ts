import type { CleanTexts } from './clean-texts.ts';
import type { KnownKey } from './known-keys.ts';

/** Longer texts are looked at on their own, in UTF-16 code units. */
const LONGEST = 1_024;
/** Most texts of a record that are looked at together. */
const MOST = 32;
/** Stands before and behind a text for the search of beginnings, which finds no less across it. */
const EDGE = '\0';

/**
 * The texts of one record that were not seen before. A look at all of them together costs about as
 * much as a look at one, and mostly says that none holds anything.
 */
export class NewTexts {
  private readonly clean: CleanTexts;
  private readonly longest: number;
  private readonly holdNothing: (joined: string) => boolean;
  private readonly texts: string[] = new Array(MOST).fill('');
  private readonly keys: (KnownKey | undefined)[] = new Array(MOST).fill(undefined);
  private joined = '';
  private count = 0;

  /**
   * @param longest text that may be looked at, in UTF-16 code units
   * @param holdNothing whether no detector has to see any of some texts, with a NUL between them
   */
  constructor(clean: CleanTexts, longest: number, holdNothing: NewTexts['holdNothing']) {
    this.clean = clean;
    this.longest = Math.min(longest, LONGEST);
    this.holdNothing = holdNothing;
  }

  /** How many texts wait to be looked at. */
  get waiting(): number {
    return this.count;
  }

  /**
   * Takes a text up, unless it is known to be clean. No: it is too long, there are too many, or it has an edge in it.
   *
   * @param key remembers the text where it was clean
   */
  add(text: string, key: KnownKey | undefined): boolean {
    if (key?.isAlwaysNew !== true && this.clean.has(text, this.clean.slotOf(text))) {
      key?.sawAgain();
      return true;
    }
    const { count } = this;
    if (count === MOST || text.length > this.longest || text.includes(EDGE)) return false;
    this.joined = count === 0 ? text : this.joined + EDGE + text;
    this.texts[count] = text;
    this.keys[count] = key;
    this.count = count + 1;
    return true;
  }

  /** Whether none of the texts holds anything; remembers them then. */
  areClean(): boolean {
    const { count } = this;
    if (count === 0) return true;
    if (!this.holdNothing(this.joined)) return false;
    for (let index = 0; index < count; index++) {
      const text = this.texts[index] as string;
      const key = this.keys[index];
      if (key?.sawNew() === true) continue;
      this.clean.add(text, this.clean.slotOf(text));
      key?.remember(text);
    }
    return true;
  }

  /** Lets go of the texts: they may hold secrets. */
  end(): void {
    for (let index = 0; index < this.count; index++) this.texts[index] = '';
    this.joined = '';
    this.count = 0;
  }
}
