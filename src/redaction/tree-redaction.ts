import type { AnyValue, Attributes } from '@opentelemetry/api';
import { isPlain } from '../record/plain-check.ts';
import { isSnapshot, snapshot } from '../record/snapshot.ts';
import { isHighAge } from './age-key.ts';
import { CleanCheck, SMALLEST_CARD } from './clean-check.ts';
import { isLongNumber } from './detectors/number-of-machine.ts';
import { isCardNumber } from './detectors/payment-card.ts';
import type { KeyRules } from './key-rules.ts';
import { redactKey } from './key-text.ts';
import type { KeyRule } from './key-words.ts';
import { type Above, type KnownKey, KnownKeys, type Link } from './known-keys.ts';
import { judgeSequence } from './neighbors/array-neighbors.ts';
import { judgeNeighbors } from './neighbors/object-neighbors.ts';
import { mayBeNeighbors, rolesOf } from './neighbors/roles.ts';
import { TreeJudge } from './neighbors/tree-judge.ts';
import type { NewTexts } from './new-texts.ts';
import { shownBytes } from './structures/bytes.ts';
import { isStructuralKey, redactObject } from './structures/object.ts';
import { mapTree } from './structures/object-structure.ts';
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
  private readonly judge: TreeJudge;

  constructor(parts: TreeParts) {
    this.parts = parts;
    this.known = new KnownKeys(parts.keys);
    this.judge = new TreeJudge(this.known, (rule, value, label, at) =>
      this.replacedBeside(rule, value, label, at),
    );
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
    const attributes = this.structured(given as Tree, this.known.root, trusted);
    const labels = this.judge.takeLabels();
    let copy: Tree | undefined;
    let names: Map<string, string> | undefined;
    let link: Link = this.known.root;
    for (const key in attributes) {
      const value = (copy ?? attributes)[key];
      let known = link.next;
      if (known === undefined || known.key !== key) known = this.known.after(link, key);
      link = known;
      if (value === known.clean && value !== undefined) continue;
      const clean = this.top(known, value, labels?.get(key));
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
  private top(known: KnownKey | undefined, value: AnyValue, label?: string): AnyValue {
    switch (typeof value) {
      case 'string':
      case 'number':
        return this.keyed(known, value, this.known.root);
      case 'boolean':
      case 'undefined':
        return value;
      case 'object':
        if (value === null) return value;
        if (isSnapshot(value)) return this.keyed(known, value, this.known.root, label);
        if (isPlain(value)) return this.plain(known, value, label);
    }
    return this.keyed(known, snapshot(value), this.known.root, label);
  }

  /** What was changed shares nothing with the application's object, which may change later. */
  private plain(known: KnownKey | undefined, value: AnyValue, label?: string): AnyValue {
    const clean = this.keyed(known, value, this.known.root, label);
    return clean === value || typeof clean !== 'object' ? clean : snapshot(clean);
  }

  /** @param label stands beside the key and speaks of its value, where the key itself does not */
  protected keyed(
    known: KnownKey | undefined,
    value: AnyValue,
    above: Above,
    label?: string,
  ): AnyValue {
    if (known === undefined) return this.walk(value, above);
    if (typeof value !== 'object' || value === null) {
      if (!known.quiet) {
        const rule = this.known.scalarRule(known, above);
        if (known.ofAge && known.verdict.scalarRule === undefined) return this.age(value, above);
        if (rule !== undefined && isTaken(value, rule, known.key))
          return this.replaced(rule, value);
      }
      if (known.ofTrace && isTraceId(known.key, value)) return value;
      if (known.ofMachine && isLongNumber(value)) return value;
      return this.walk(value, above);
    }
    const rule = known.verdict.rule ?? this.known.weakRule(known, above);
    if (rule !== undefined) return this.replaced(rule, value);
    return label === undefined
      ? this.walk(value, known.place(above))
      : this.labelled(label, value, known.place(above));
  }

  private labelled(label: string, value: AnyValue, above: Above): AnyValue {
    const known = this.known.ofLabel(label);
    const rule = known.verdict.rule ?? this.known.weakRule(known, above);
    if (rule !== undefined) return this.replaced(rule, value, label);
    const held = onlyValue(value);
    if (held === undefined) return this.walk(value, known.place(above));
    const clean = this.judge.of(above).value(label, held[1], ['*', held[0]]);
    return clean === held[1] ? this.walk(value, known.place(above)) : { [held[0]]: clean };
  }

  /** Up to 89, an age stays, also below a person's key. */
  private age(value: AnyValue, above: Above): AnyValue {
    return this.parts.identifiers && isHighAge(value, above.key)
      ? this.parts.replace('age-over-89', value)
      : this.walk(value, above);
  }

  private replaced(rule: KeyRule, value: AnyValue, label?: string): AnyValue {
    return this.parts.replace(
      rule.kind === 'secret' ? 'key:secret' : 'key:identifier',
      value,
      label,
    );
  }

  protected replacedBeside(
    rule: KeyRule,
    value: AnyValue,
    label: string,
    _at: readonly string[],
  ): AnyValue {
    return this.replaced(rule, value, label);
  }

  private walk(value: AnyValue, above: Above): AnyValue {
    if (typeof value === 'string') return this.parts.redactText(value);
    if (typeof value === 'number') return value < SMALLEST_CARD ? value : this.number(value);
    if (typeof value !== 'object' || value === null) return value;
    const bytes = shownBytes(value, this.parts.redactText);
    if (bytes !== undefined) return bytes;
    return Array.isArray(value) ? this.array(value, above) : this.tree(value as Tree, above);
  }

  /** Thirteen digits and more may be a card; epochs begin with digits that no issuer has. */
  private number(value: number): AnyValue {
    if (!this.parts.identifiers || !Number.isSafeInteger(value)) return value;
    if (!isCardNumber(String(value))) return value;
    return this.parts.replace('payment-card', value);
  }

  protected array(given: AnyValue[], above: Above): AnyValue[] {
    const value = judgeSequence(given, above.key, this.judge.of(above));
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
    const labels = this.judge.takeLabels();
    let copy: Tree | undefined;
    let names: Map<string, string> | undefined;
    let link: Link = above;
    for (const key in tree) {
      const value = tree[key];
      let known = link.next;
      if (known === undefined || known.key !== key) known = this.known.after(link, key);
      link = known;
      const clean = this.keyed(known, value, above, labels?.get(key));
      if (clean !== value) {
        copy ??= copyOf(tree);
        assign(copy, key, clean);
      }
      if (!known.plain) names = this.rename(key, names);
    }
    return names === undefined ? (copy ?? tree) : renamed(copy ?? tree, names);
  }

  /**
   * What a FHIR resource or DICOM data set says by its structure, and a key's value by what stands
   * beside it, goes before the keys are judged.
   *
   * @param readable makes the values of an object readable without distrust
   */
  private structured(value: Tree, above: Above, readable?: (tree: Tree) => Tree): Tree {
    let link: Link = above;
    let roles = 0;
    let structural = false;
    for (const key in value) {
      const guess = link.next;
      const known = guess !== undefined && guess.key === key ? guess : this.known.get(key);
      if (known === undefined) {
        roles |= rolesOf(key);
        structural ||= isStructuralKey(key);
      } else {
        link = known;
        roles |= known.roles;
        structural ||= known.structural;
      }
    }
    const shaped = structural && this.parts.identifiers ? this.byStructure(value) : value;
    if (!mayBeNeighbors(roles)) return shaped;
    return judgeNeighbors(readable?.(shaped) ?? shaped, roles, this.judge.of(above));
  }

  protected byStructure(value: Tree): Tree {
    return redactObject(value, this.parts.replace) as Tree;
  }
}

/** What OTLP and the like put around a value: `{ stringValue: 'x' }`. */
function onlyValue(value: AnyValue): [string, AnyValue] | undefined {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return undefined;
  const entries = Object.entries(value as Tree);
  return entries.length === 1 ? entries[0] : undefined;
}

/** An SDK's attributes may hold objects with code of their own. */
function trusted(attributes: Tree): Tree {
  return mapTree(attributes, (_, value) => {
    if (typeof value !== 'object' || value === null) return value;
    return isSnapshot(value) || isPlain(value) ? value : snapshot(value);
  }) as Tree;
}
