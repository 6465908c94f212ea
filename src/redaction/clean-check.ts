import type { AnyValue } from '@opentelemetry/api';
import { isSnapshot } from '../record/snapshot.ts';
import type { Above, KnownKey, KnownKeys, Link } from './known-keys.ts';
import { judgeSequence } from './neighbors/array-neighbors.ts';
import type { Judge } from './neighbors/judge.ts';
import { judgeNeighbors } from './neighbors/object-neighbors.ts';
import { mayBeNeighbors } from './neighbors/roles.ts';
import type { NewTexts } from './new-texts.ts';
import { mayBeCodes } from './structures/bytes.ts';
import type { Tree } from './tree-copy.ts';

/** From here on a number may be a payment card. */
export const SMALLEST_CARD = 1e11;

/**
 * Says of most records in one pass that there is nothing to redact: no key has a rule, no number
 * may be a card, and the texts that are new hold no detector's beginning, all of them looked at
 * together. Where it says no, nothing was decided, counted or changed.
 */
export class CleanCheck {
  private readonly known: KnownKeys;
  private readonly texts: NewTexts;
  private spoke = false;
  /** Lets every value stay, and notes whether a label speaks of one. */
  private readonly listener: Judge;

  constructor(known: KnownKeys, texts: NewTexts) {
    this.known = known;
    this.texts = texts;
    this.listener = {
      roles: (key) => known.rolesOf(key),
      label: (label) => known.labelRule(label),
      value: (label, value) => {
        if (!known.saysNothing(label)) this.spoke = true;
        return value;
      },
    };
  }

  /** @param attributes an SDK's own object; what lies below it is only read where it is a snapshot */
  isClean(attributes: Tree): boolean {
    try {
      return this.top(attributes, this.known.root) && this.texts.areClean();
    } finally {
      this.texts.end();
    }
  }

  private top(attributes: Tree, root: Above): boolean {
    let link: Link = root;
    let roles = 0;
    for (const key in attributes) {
      const value = attributes[key];
      const known = this.keyAfter(link, key);
      if (known === undefined || known.special) return false;
      link = known;
      roles |= known.roles;
      if (typeof value === 'string') {
        if (!known.isAlwaysNew && value === known.clean) continue;
        if (!this.known.hasNoScalarRule(known, root) || !this.texts.add(value, known)) return false;
      } else if (typeof value !== 'object' || value === null) {
        if (!this.scalar(known, value, root)) return false;
      } else if (!isSnapshot(value)) {
        return false;
      } else if (Array.isArray(value)) {
        if (!this.list(known, value, root)) return false;
      } else if (!this.container(known, value, root)) return false;
    }
    return !mayBeNeighbors(roles) || this.neighborsSayNothing(attributes, roles);
  }

  /** The walk would ask the same; here nothing is done about the answer. */
  private neighborsSayNothing(tree: Tree, roles: number): boolean {
    this.spoke = false;
    judgeNeighbors(tree, roles, this.listener);
    return !this.spoke;
  }

  /** Only keys that were met before: to judge a new one may find something, which counts. */
  private keyAfter(link: Link, key: string): KnownKey | undefined {
    const { next } = link;
    if (next !== undefined && next.key === key) return next;
    const known = this.known.get(key);
    if (known !== undefined) link.next = known;
    return known;
  }

  private scalar(known: KnownKey, value: AnyValue, above: Above): boolean {
    if (typeof value === 'number') {
      return value < SMALLEST_CARD && this.known.hasNoScalarRule(known, above);
    }
    return typeof value === 'boolean' || value === undefined || value === null;
  }

  /** A list at the top; most of them come again as they were. */
  private list(known: KnownKey, value: AnyValue[], root: Above): boolean {
    if (known.isCleanList(value)) return true;
    const { waiting } = this.texts;
    if (!this.container(known, value, root)) return false;
    // Of texts that wait to be looked at nobody knows yet.
    if (this.texts.waiting === waiting) known.rememberList(value);
    return true;
  }

  private container(known: KnownKey, value: object, above: Above): boolean {
    if ((known.verdict.rule ?? this.known.weakRule(known, above)) !== undefined) return false;
    const place = known.place(above);
    return Array.isArray(value) ? this.array(value, place) : this.object(value as Tree, place);
  }

  private array(value: AnyValue[], above: Above): boolean {
    this.spoke = false;
    judgeSequence(value, above.key, this.listener);
    if (this.spoke || mayBeCodes(value)) return false;
    for (let index = 0; index < value.length; index++) {
      const each = value[index];
      if (typeof each === 'string') {
        if (!this.texts.add(each, undefined)) return false;
      } else if (typeof each === 'number') {
        if (!(each < SMALLEST_CARD)) return false;
      } else if (typeof each === 'object' && each !== null) {
        const isClean = Array.isArray(each)
          ? this.array(each, above)
          : this.object(each as Tree, above);
        if (!isClean) return false;
      }
    }
    return true;
  }

  private object(tree: Tree, above: Above): boolean {
    let link: Link = above;
    let roles = 0;
    for (const key in tree) {
      const value = tree[key];
      const known = this.keyAfter(link, key);
      if (known === undefined || known.special) return false;
      link = known;
      roles |= known.roles;
      if (typeof value === 'string') {
        if (!this.known.hasNoScalarRule(known, above) || !this.texts.add(value, undefined)) {
          return false;
        }
      } else if (typeof value !== 'object' || value === null) {
        if (!this.scalar(known, value, above)) return false;
      } else if (!this.container(known, value, above)) return false;
    }
    return !mayBeNeighbors(roles) || this.neighborsSayNothing(tree, roles);
  }
}
