import type { AnyValue, Attributes } from '@opentelemetry/api';
import { isPlain } from '../record/plain-check.ts';
import { isSnapshot, snapshot } from '../record/snapshot.ts';
import { CleanCheck, SMALLEST_CARD } from './clean-check.ts';
import { isNameOfPair } from './detectors/name-pair.ts';
import { isCardNumber } from './detectors/payment-card.ts';
import type { KeyRules } from './key-rules.ts';
import { redactKey } from './key-text.ts';
import type { KeyRule } from './key-words.ts';
import { type Above, type KnownKey, KnownKeys, type Link } from './known-keys.ts';
import type { NewTexts } from './new-texts.ts';
import { isStructuralKey, redactObject } from './structures/object.ts';
import { isTraceId } from './structures/trace-id.ts';
import { isTaken } from './taken-value.ts';
import { assign, copyOf, renamed, type Tree } from './tree-copy.ts';

/** What a walk needs of the redactor it belongs to. */
export interface TreeParts {
  readonly keys: KeyRules;
  readonly redactText: (text: string) => string;
  /** Looks at texts that were not seen before. Not given: the place of each must be known. */
  readonly newTexts: NewTexts | undefined;
  /** Whether identifiers are looked for at all. */
  readonly identifiers: boolean;
  /** What stands in place of a finding from now on; counts it. */
  readonly replace: (detector: string, value: AnyValue, hint?: string) => AnyValue;
}

/** Copies on write: a part in which nothing was found is the very same object afterwards. */
export class TreeRedaction {
  private readonly parts: TreeParts;
  private readonly known: KnownKeys;
  private readonly check: CleanCheck | undefined;

  constructor(parts: TreeParts) {
    this.parts = parts;
    this.known = new KnownKeys(parts.keys);
    this.check = parts.newTexts && new CleanCheck(this.known, parts.newTexts);
  }

  /**
   * Redacts any value. What is no clean tree (a class, a Proxy, a getter, a cycle, too much of
   * it) is replaced by its snapshot first: reading it twice could show two different things.
   */
  redact(value: AnyValue, key?: string): AnyValue {
    if (key === undefined && typeof value === 'string') return this.parts.redactText(value);
    return this.top(key === undefined ? undefined : this.known.of(key), value);
  }

  /** Redacts what `JSON.parse` made: plain all through, and of any size. */
  parsed(value: AnyValue): AnyValue {
    return this.walk(value, this.known.root);
  }

  /**
   * Redacts the attributes that an SDK's record or span holds: its own object of plain
   * properties, so only what lies below them is checked for code of its own.
   */
  attributes(given: Attributes): Attributes {
    if (this.check?.isClean(given as Tree)) return given;
    const attributes = this.structured(given as Tree, this.known.root);
    let copy: Tree | undefined;
    let names: Map<string, string> | undefined;
    let link: Link = this.known.root;
    for (const key in attributes) {
      const value = (copy ?? attributes)[key];
      let known = link.next;
      if (known === undefined || known.key !== key) known = this.known.after(link, key);
      link = known;
      if (value === known.clean && value !== undefined) continue;
      const clean = this.top(known, value);
      if (clean !== value) {
        copy ??= copyOf(attributes);
        assign(copy, key, clean);
      } else if (typeof value === 'string' && this.check !== undefined) known.remember(value);
      if (!known.plain) names = this.rename(key, names);
    }
    return names === undefined ? (copy ?? attributes) : renamed(copy ?? attributes, names);
  }

  private rename(key: string, names = new Map<string, string>()): Map<string, string> {
    return names.set(key, redactKey(key, this.parts.redactText));
  }

  /** A value that nobody has looked at yet. */
  private top(known: KnownKey | undefined, value: AnyValue): AnyValue {
    switch (typeof value) {
      case 'string':
      case 'number':
        return this.keyed(known, value, this.known.root);
      case 'boolean':
      case 'undefined':
        return value;
      case 'object':
        if (value === null) return value;
        if (isSnapshot(value)) return this.keyed(known, value, this.known.root);
        if (isPlain(value)) return this.plain(known, value);
    }
    return this.keyed(known, snapshot(value), this.known.root);
  }

  /** What was changed shares nothing with the application's object, which may change later. */
  private plain(known: KnownKey | undefined, value: AnyValue): AnyValue {
    const clean = this.keyed(known, value, this.known.root);
    return clean === value || typeof clean !== 'object' ? clean : snapshot(clean);
  }

  protected keyed(known: KnownKey | undefined, value: AnyValue, above: Above): AnyValue {
    if (known === undefined) return this.walk(value, above);
    if (typeof value !== 'object' || value === null) {
      if (!known.quiet) {
        const rule = this.known.scalarRule(known, above);
        if (rule !== undefined && isTaken(value, rule, known.key))
          return this.replaced(rule, value);
      }
      if (known.ofTrace && isTraceId(known.key, value)) return value;
      return this.walk(value, above);
    }
    const rule = known.verdict.rule ?? this.known.weakRule(known, above);
    if (rule !== undefined) return this.replaced(rule, value);
    return this.walk(value, known.place(above));
  }

  private replaced(rule: KeyRule, value: AnyValue): AnyValue {
    return this.parts.replace(rule.kind === 'secret' ? 'key:secret' : 'key:identifier', value);
  }

  private ofPair(value: AnyValue): AnyValue {
    return this.parts.identifiers ? this.parts.replace('key:identifier', value) : value;
  }

  private walk(value: AnyValue, above: Above): AnyValue {
    if (typeof value === 'string') return this.parts.redactText(value);
    if (typeof value === 'number') return value < SMALLEST_CARD ? value : this.number(value);
    if (typeof value !== 'object' || value === null) return value;
    return Array.isArray(value) ? this.array(value, above) : this.tree(value as Tree, above);
  }

  /** Thirteen digits and more may be a card; epochs begin with digits that no issuer has. */
  private number(value: number): AnyValue {
    if (!this.parts.identifiers || !Number.isSafeInteger(value)) return value;
    if (!isCardNumber(String(value))) return value;
    return this.parts.replace('payment-card', value);
  }

  protected array(value: AnyValue[], above: Above): AnyValue[] {
    let copy: AnyValue[] | undefined;
    for (let index = 0; index < value.length; index++) {
      const each = value[index];
      const clean = this.walk(each, above);
      if (clean !== each) {
        copy ??= value.slice();
        copy[index] = clean;
      }
    }
    return copy ?? value;
  }

  protected tree(given: Tree, above: Above): Tree {
    const tree = this.structured(given, above);
    let copy: Tree | undefined;
    let names: Map<string, string> | undefined;
    let link: Link = above;
    for (const key in tree) {
      const value = tree[key];
      let known = link.next;
      if (known === undefined || known.key !== key) known = this.known.after(link, key);
      link = known;
      let clean = this.keyed(known, value, above);
      if (known.ofPair && clean === value && isNamePair(tree)) clean = this.ofPair(value);
      if (clean !== value) {
        copy ??= copyOf(tree);
        assign(copy, key, clean);
      }
      if (!known.plain) names = this.rename(key, names);
    }
    return names === undefined ? (copy ?? tree) : renamed(copy ?? tree, names);
  }

  /** What a FHIR resource or DICOM data set says by its structure goes before the keys are judged. */
  private structured(value: Tree, above: Above): Tree {
    if (!this.parts.identifiers) return value;
    let link: Link = above;
    for (const key in value) {
      const guess = link.next;
      const known = guess !== undefined && guess.key === key ? guess : this.known.get(key);
      if (known !== undefined) link = known;
      if (known === undefined ? isStructuralKey(key) : known.structural) {
        return this.byStructure(value);
      }
    }
    return value;
  }

  protected byStructure(value: Tree): Tree {
    return redactObject(value, this.parts.replace) as Tree;
  }
}

/** `{ first: 'Orla', last: 'Reyes' }`; pages and lists have numbers and links there. */
function isNamePair({ first, last }: Tree): boolean {
  return isNameOfPair(first) && isNameOfPair(last);
}
