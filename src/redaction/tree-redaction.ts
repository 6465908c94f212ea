import type { AnyValue, Attributes } from '@opentelemetry/api';
import { isSnapshot, snapshotFaithfully } from '../record/snapshot.ts';
import { isCardNumber } from './detectors/payment-card.ts';
import type { KeyRules, KeyVerdict } from './key-rules.ts';
import type { KeyRule } from './key-words.ts';
import { isNetworkAddress } from './network-address.ts';
import { isReplacement } from './replacement.ts';
import { redactObject } from './structures/object.ts';

/** A plain object. */
export type Tree = Record<string, AnyValue>;

/** What the keys above a value say of it. */
export interface Above {
  readonly person: boolean;
  readonly key: string;
}

const ROOT: Above = { person: false, key: '' };

/** What a walk needs of the redactor it belongs to. */
export interface TreeParts {
  readonly keys: KeyRules;
  readonly redactText: (text: string) => string;
  /** Whether identifiers are looked for at all. */
  readonly identifiers: boolean;
  /** What stands in place of a finding from now on; counts it. */
  readonly replace: (detector: string, value: AnyValue, hint?: string) => AnyValue;
}

/** Copies on write: a part in which nothing was found is the very same object afterwards. */
export class TreeRedaction {
  private readonly parts: TreeParts;

  constructor(parts: TreeParts) {
    this.parts = parts;
  }

  /**
   * Redacts any value. What is no clean tree (a class, a Proxy, a getter, a cycle, too much of
   * it) is replaced by its snapshot first: reading it twice could show two different things.
   */
  redact(value: AnyValue, key?: string): AnyValue {
    if (typeof value !== 'object' || value === null) return this.scalar(value, key);
    if (isSnapshot(value)) return this.keyed(key, value, ROOT);
    const { value: taken, faithful } = snapshotFaithfully(value);
    const clean = this.keyed(key, taken, ROOT);
    return faithful && clean === taken ? value : clean;
  }

  /** Redacts what `JSON.parse` made: plain all through, and of any size. */
  parsed(value: AnyValue): AnyValue {
    return this.walk(value, ROOT);
  }

  /**
   * Redacts the attributes that an SDK's record or span holds: its own object of plain
   * properties, so only what lies below them is checked for code of its own.
   */
  attributes(given: Attributes): Attributes {
    const attributes = this.structured(given) as Attributes;
    let copy: Attributes | undefined;
    for (const key of Object.keys(attributes)) {
      const value = attributes[key];
      const clean = this.redact(value, key);
      const cleanKey = this.key(key);
      if (copy === undefined && (clean !== value || cleanKey !== key)) {
        copy = before(attributes, key);
      }
      if (copy !== undefined) put(copy, cleanKey, clean);
    }
    return copy ?? attributes;
  }

  private scalar(value: AnyValue, key: string | undefined): AnyValue {
    if (typeof value === 'string' || typeof value === 'number') return this.keyed(key, value, ROOT);
    if (value === null || typeof value === 'boolean' || value === undefined) return value;
    return this.keyed(key, snapshotFaithfully(value).value, ROOT);
  }

  protected keyed(key: string | undefined, value: AnyValue, above: Above): AnyValue {
    if (key === undefined) return this.walk(value, above);
    const verdict = this.parts.keys.verdict(key);
    const rule = this.rule(verdict, key, value, above);
    if (rule !== undefined && this.taken(value, rule)) {
      return this.parts.replace(`key:${rule.kind}`, value);
    }
    if (typeof value !== 'object' || value === null) return this.walk(value, above);
    return this.walk(value, { person: above.person || verdict.person, key });
  }

  private rule(verdict: KeyVerdict, key: string, value: AnyValue, above: Above) {
    const container = typeof value === 'object' && value !== null;
    const rule = container ? verdict.rule : verdict.scalarRule;
    if (rule !== undefined) return rule;
    if (above.person && verdict.belowPerson && !container) return this.parts.keys.identifies();
    if (verdict.weak && above.key !== '')
      return this.parts.keys.verdict(`${above.key}.${key}`).rule;
    return undefined;
  }

  /** Booleans and null identify no one, and an empty string has nothing to hide. */
  private taken(value: AnyValue, rule: KeyRule): boolean {
    if (value === null || typeof value === 'boolean' || value === '' || isReplacement(value))
      return false;
    return !(rule.shape === 'address' && typeof value === 'string' && isNetworkAddress(value));
  }

  private walk(value: AnyValue, above: Above): AnyValue {
    if (typeof value === 'string') return this.parts.redactText(value);
    if (typeof value === 'number') return this.number(value);
    if (typeof value !== 'object' || value === null) return value;
    return Array.isArray(value) ? this.array(value, above) : this.tree(value as Tree, above);
  }

  /** Thirteen digits and more may be a card; epochs begin with digits that no issuer has. */
  private number(value: number): AnyValue {
    if (value < 1e11 || !this.parts.identifiers || !Number.isSafeInteger(value)) return value;
    if (!isCardNumber(String(value))) return value;
    return this.parts.replace('payment-card', value);
  }

  protected array(value: AnyValue[], above: Above): AnyValue[] {
    let copy: AnyValue[] | undefined;
    for (let index = 0; index < value.length; index++) {
      const clean = this.walk(value[index], above);
      if (clean !== value[index]) copy ??= value.slice(0, index);
      copy?.push(clean);
    }
    return copy ?? value;
  }

  protected tree(given: Tree, above: Above): Tree {
    const value = this.structured(given);
    let copy: Tree | undefined;
    for (const key of Object.keys(value)) {
      const child = value[key];
      const clean = this.keyed(key, child, above);
      const cleanKey = this.key(key);
      if (copy === undefined && (clean !== child || cleanKey !== key)) copy = before(value, key);
      if (copy !== undefined) put(copy, cleanKey, clean);
    }
    return copy ?? value;
  }

  /** What a FHIR resource or DICOM data set says by its structure goes before the keys are judged. */
  private structured(value: Tree): Tree {
    return this.parts.identifiers ? (redactObject(value, this.parts.replace) as Tree) : value;
  }

  /** An e-mail address or card number may be a key itself. */
  private key(key: string): string {
    return this.parts.keys.isPlain(key) ? key : this.parts.redactText(key);
  }
}

/** A copy of all properties in front of one. */
function before(tree: Tree, end: string): Tree {
  const copy: Tree = {};
  for (const key of Object.keys(tree)) {
    if (key === end) break;
    put(copy, key, tree[key]);
  }
  return copy;
}

/** Two keys may become one word; the second then gets a number. `__proto__` stays a mere key. */
function put(copy: Tree, key: string, value: AnyValue): void {
  let free = key;
  for (let number = 2; Object.hasOwn(copy, free); number++) free = `${key}#${number}`;
  Object.defineProperty(copy, free, {
    value,
    enumerable: true,
    configurable: true,
    writable: true,
  });
}
