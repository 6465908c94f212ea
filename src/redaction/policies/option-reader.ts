import { nearest } from '../../common/nearest.ts';

const MOST_ENTRIES = 1_000;
const LONGEST_SHOWN = 60;

/** Reads the options of a policy; what is wrong costs one sentence and counts as not given. */
export class OptionReader {
  readonly problems: string[] = [];
  private readonly source: string;

  constructor(source: string) {
    this.source = source;
  }

  /** One sentence: which option, what was given, what is allowed, what happens instead. */
  refuse(option: string, given: string, allowed: string, instead: string): void {
    const at = option === '' ? '' : `, ${option}`;
    this.problems.push(`${this.source}${at}: ${given} is not ${allowed}; ${instead}`);
  }

  /** @param names keys that are known; default: any */
  object(option: string, given: unknown, names?: readonly string[]): Record<string, unknown> {
    if (given === undefined || given === null) return {};
    if (typeof given !== 'object' || Array.isArray(given)) {
      this.refuse(option, this.shown(given), 'a mapping of names to values', 'it is left out');
      return {};
    }
    const result: Record<string, unknown> = {};
    for (const [name, value] of Object.entries(given).slice(0, MOST_ENTRIES)) {
      if (names === undefined || names.includes(name)) result[name] = value;
      else this.unknown(option, name, names);
    }
    return result;
  }

  oneOf<T extends string>(
    option: string,
    given: unknown,
    names: readonly T[],
    instead: string,
  ): T | undefined {
    if (given === undefined || given === null) return undefined;
    // YAML 1.1 reads a bare `off` as false.
    const word = given === false ? 'off' : given;
    const found = names.find((name) => name === word);
    if (found !== undefined) return found;
    const near = typeof word === 'string' ? nearest(word, names) : undefined;
    const hint = near === undefined ? '' : ` (did you mean ${near}?)`;
    this.refuse(option, this.shown(given), `one of ${names.join(', ')}${hint}`, instead);
    return undefined;
  }

  text(option: string, given: unknown): string | undefined {
    if (typeof given === 'string' && given !== '') return given;
    this.refuse(option, this.shown(given), 'a text', 'it is left out');
    return undefined;
  }

  /** Entries are not shown back: a value that may stay may be patient data all the same. */
  texts(option: string, given: unknown): string[] {
    if (given === undefined || given === null) return [];
    if (!Array.isArray(given)) {
      this.refuse(option, 'what was given', 'a list of texts', 'it is left out');
      return [];
    }
    const texts = given.filter((entry) => ['string', 'number'].includes(typeof entry)).map(String);
    const good = texts.filter((text) => text.trim() !== '').slice(0, MOST_ENTRIES);
    if (good.length < given.length) {
      const bad = given.length - good.length;
      this.refuse(option, `${bad} of ${given.length} entries`, 'a text', 'these are left out');
    }
    return good;
  }

  shown(given: unknown): string {
    if (given === undefined) return 'nothing';
    if (typeof given === 'object' && given !== null)
      return Array.isArray(given) ? 'a list' : 'a mapping';
    const text = JSON.stringify(given) ?? typeof given;
    return text.length > LONGEST_SHOWN ? `${text.slice(0, LONGEST_SHOWN)}…` : text;
  }

  private unknown(option: string, name: string, names: readonly string[]): void {
    const near = nearest(name, names);
    const full = option === '' ? name : `${option}.${name}`;
    const allowed =
      near === undefined ? `one of ${names.join(', ')}` : `known; did you mean ${near}?`;
    this.refuse(full.slice(0, 120), 'the name', allowed, 'it is left out');
  }
}
