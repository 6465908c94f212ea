import type { AnyValue } from '@opentelemetry/api';
import { isAgeKey } from './age-key.ts';
import { isNumberKey } from './detectors/number-of-machine.ts';
import type { KeyRules, KeyVerdict } from './key-rules.ts';
import type { KeyRule } from './key-words.ts';
import { rolesOf } from './neighbors/roles.ts';
import { isStructuralKey } from './structures/object.ts';
import { isTraceKey } from './structures/trace-id.ts';

/** Keys may be made by an attacker: a cache without bounds would be a leak of memory. */
const CACHE_KEYS = 4_096;
const CACHED_LENGTH = 128;

/** A longer text hardly comes again as it is. */
const REMEMBERED_LENGTH = 96;
/** A longer list is hardly the same again, and costs as much to compare as to judge. */
const REMEMBERED_LIST = 8;
/** So many values in a row that did not come again: an ID, which never will. */
const ALWAYS_NEW = 32;
/** So many values later, that is asked again. */
const ASKED_AGAIN = 1_024;

const NO_LIST: readonly string[] = [];

/** What stands in front of a key: the key before it in the same object, or the object's own place. */
export interface Link {
  /** The key that came next the last time: records of one call site have the same keys in a row. */
  next: KnownKey | undefined;
}

/** What the keys above a value say of it. */
export class Above implements Link {
  next: KnownKey | undefined = undefined;
  readonly person: boolean;
  readonly key: string;

  constructor(person: boolean, key: string) {
    this.person = person;
    this.key = key;
  }
}

/** All that a walk needs to know of a key, looked up once. */
export class KnownKey implements Link {
  next: KnownKey | undefined = undefined;
  /** A value under this key at the top of a record in which nothing was found: most come again. */
  clean: AnyValue = undefined;
  /** A weak key was last met below this key, and together they fell under this rule. */
  lastAbove = '';
  lastRule: KeyRule | undefined = undefined;
  readonly key: string;
  readonly verdict: KeyVerdict;
  /** It may stay as it is: an e-mail address or card number may be a key itself. */
  readonly plain: boolean;
  /** May say that the object is a FHIR resource or DICOM data set. */
  readonly structural: boolean;
  /** What a scalar is under this key depends on its content alone, wherever it stands. */
  readonly quiet: boolean;
  /** Sixteen digits under it may look like a card, but are an ID. */
  readonly ofTrace: boolean;
  /** Says the age of a person, which identifies from 90 on. */
  readonly ofAge: boolean;
  /** A long number under it is what a machine counts by, not a card. */
  readonly ofMachine: boolean;
  /** What it is to the keys beside it: bits of `ROLE`. */
  readonly roles: number;
  /** It, or what stands beside it, may have to be changed whatever its value is. */
  readonly special: boolean;
  /** The same for a list of short texts, which a log call hardly ever changes. */
  private cleanList: readonly string[] = NO_LIST;
  private newInRow = 0;
  private below: Above | undefined;
  private belowPerson: Above | undefined;

  constructor(key: string, verdict: KeyVerdict, plain: boolean) {
    this.key = key;
    this.verdict = verdict;
    this.plain = plain;
    this.roles = rolesOf(key);
    this.ofAge = isAgeKey(key);
    this.ofTrace = isTraceKey(key);
    this.ofMachine = isNumberKey(key);
    this.structural = isStructuralKey(key);
    this.special = !plain || this.structural;
    this.quiet =
      verdict.scalarRule === undefined && !verdict.belowPerson && !verdict.weak && !this.ofAge;
  }

  /** Keeps a value in which nothing was found. */
  remember(value: string): void {
    if (value.length <= REMEMBERED_LENGTH) this.clean = value;
  }

  /** Keeps a list in which nothing was found, if it is a short one of texts. */
  rememberList(list: readonly AnyValue[]): void {
    if (list.length > REMEMBERED_LIST) return;
    for (const each of list) {
      if (typeof each !== 'string' || each.length > REMEMBERED_LENGTH) return;
    }
    this.cleanList = list.slice() as string[];
  }

  /** Whether a list is the one that was kept. */
  isCleanList(list: readonly AnyValue[]): boolean {
    const { cleanList } = this;
    const { length } = cleanList;
    if (length === 0 || length !== list.length) return false;
    for (let index = 0; index < length; index++) {
      if (list[index] !== cleanList[index]) return false;
    }
    return true;
  }

  /** Whether its values never seem to come again, so that to remember them is not worth while. */
  get isAlwaysNew(): boolean {
    return this.newInRow >= ALWAYS_NEW;
  }

  /** A value came again. */
  sawAgain(): void {
    this.newInRow = 0;
  }

  /** A value came for the first time; returns {@link isAlwaysNew}. */
  sawNew(): boolean {
    this.newInRow = this.newInRow === ASKED_AGAIN ? 0 : this.newInRow + 1;
    return this.newInRow >= ALWAYS_NEW;
  }

  /** The place of what stands in the container under this key. */
  place(above: Above): Above {
    if (above.person || this.verdict.person) {
      this.belowPerson ??= new Above(true, this.key);
      return this.belowPerson;
    }
    this.below ??= new Above(false, this.key);
    return this.below;
  }

  /** A key that is known no more must not be held by guesses about those that were beside it. */
  forgetGuesses(): void {
    this.next = undefined;
    this.below = undefined;
    this.belowPerson = undefined;
  }
}

/** The keys that walks of one redactor have met. */
export class KnownKeys {
  readonly root = new Above(false, '');
  private readonly keys = new Map<string, KnownKey>();
  private readonly rules: KeyRules;

  constructor(rules: KeyRules) {
    this.rules = rules;
  }

  /** A key that was met before. */
  get(key: string): KnownKey | undefined {
    return this.keys.get(key);
  }

  rolesOf(key: string): number {
    return this.keys.get(key)?.roles ?? rolesOf(key);
  }

  /** What a key that is somewhere else a value says; it is not remembered as one. */
  ofLabel(label: string): KnownKey {
    return this.keys.get(label) ?? new KnownKey(label, this.rules.verdict(label), true);
  }

  /** Whether a label says nothing of any value, wherever both stand. */
  saysNothing(label: string): boolean {
    const { rule, scalarRule, person, belowPerson, weak } = this.rules.verdict(label);
    return rule === undefined && scalarRule === undefined && !person && !belowPerson && !weak;
  }

  /** The rule of a label that ends with the thing itself. */
  labelRule(label: string): KeyRule | undefined {
    return this.rules.label(label);
  }

  /** The key behind a link, which is guessed again the next time. */
  after(link: Link, key: string): KnownKey {
    const known = this.keys.get(key);
    if (known === undefined) return this.learn(link, key);
    link.next = known;
    return known;
  }

  /** A key whatever stands in front of it. */
  of(key: string): KnownKey {
    return this.keys.get(key) ?? this.learn(undefined, key);
  }

  /** Whether what a scalar is depends on its content alone, at this place. */
  hasNoScalarRule(known: KnownKey, above: Above): boolean {
    return known.quiet || (!known.ofAge && this.scalarRule(known, above) === undefined);
  }

  /** The rule that a scalar falls under for its key and the keys above it. */
  scalarRule(known: KnownKey, above: Above): KeyRule | undefined {
    const { verdict } = known;
    if (verdict.scalarRule !== undefined) return verdict.scalarRule;
    if (above.person && verdict.belowPerson) return this.rules.identifies();
    return this.weakRule(known, above);
  }

  /** The rule for a key that says too little alone, together with the one above it. */
  weakRule(known: KnownKey, above: Above): KeyRule | undefined {
    if (!known.verdict.weak || above.key === '') return undefined;
    if (known.lastAbove !== above.key) {
      known.lastRule = this.rules.verdict(`${above.key}.${known.key}`).rule;
      known.lastAbove = above.key;
    }
    return known.lastRule;
  }

  /** Only keys that may stay are remembered: others hold patient data. */
  private learn(link: Link | undefined, key: string): KnownKey {
    const known = new KnownKey(key, this.rules.verdict(key), this.rules.isPlain(key));
    if (!known.plain || key.length > CACHED_LENGTH) return known;
    if (this.keys.size >= CACHE_KEYS) this.forget();
    this.keys.set(key, known);
    if (link !== undefined) link.next = known;
    return known;
  }

  private forget(): void {
    for (const known of this.keys.values()) known.forgetGuesses();
    this.root.next = undefined;
    this.keys.clear();
  }
}
