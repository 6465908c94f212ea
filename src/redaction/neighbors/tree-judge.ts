import type { AnyValue } from '@opentelemetry/api';
import type { KeyRule } from '../key-words.ts';
import type { Above, KnownKeys } from '../known-keys.ts';
import { REDACTED } from '../replacement.ts';
import { isTaken } from '../taken-value.ts';
import { isTypeName, type Judge } from './judge.ts';

/** An element of an array among the keys to a value. */
const EACH = '*';

/** What stands for a value that a label gave away, and where it stands. */
type Replaced = (rule: KeyRule, value: AnyValue, label: string, at: readonly string[]) => AnyValue;

/** Replaces values for the labels beside them, on behalf of a walk. */
export class TreeJudge {
  private readonly known: KnownKeys;
  private readonly replaced: Replaced;
  /** Containers of the object at hand that a label beside them speaks of, by their keys. */
  private labels: Map<string, string> | undefined;
  private judging = false;

  constructor(known: KnownKeys, replaced: Replaced) {
    this.known = known;
    this.replaced = replaced;
  }

  /** @param above the place of the container that holds label and value */
  of(above: Above): Judge {
    return {
      roles: (key) => this.known.rolesOf(key),
      label: (label) => this.known.labelRule(label),
      value: (label, value, at) => this.value(label, value, above, at),
    };
  }

  /** The containers that the walk will come to, and what a label says of each. */
  takeLabels(): ReadonlyMap<string, string> | undefined {
    const { labels } = this;
    this.labels = undefined;
    return labels;
  }

  private value(label: string, value: AnyValue, above: Above, at: readonly string[]): AnyValue {
    const known = this.known.ofLabel(label);
    if (typeof value !== 'object' || value === null) {
      const rule = this.known.scalarRule(known, above);
      if (rule === undefined || isTypeName(value) || !isTaken(value, rule, label)) return value;
      return this.instead(rule, value, label, at);
    }
    if (isWithin(at)) {
      const rule = known.verdict.rule ?? this.known.weakRule(known, above);
      return rule === undefined ? value : this.container(rule, value, label, at);
    }
    if (!this.known.saysNothing(label)) {
      this.labels ??= new Map();
      this.labels.set(at[0] as string, label);
    }
    return value;
  }

  /** What a policy lets stay of a container is looked through, where labels do not count again. */
  private container(
    rule: KeyRule,
    value: AnyValue,
    label: string,
    at: readonly string[],
  ): AnyValue {
    if (this.judging) return value;
    this.judging = true;
    try {
      return this.instead(rule, value, label, at);
    } finally {
      this.judging = false;
    }
  }

  /** An element of an array cannot be taken away: those behind it would move. */
  private instead(rule: KeyRule, value: AnyValue, label: string, at: readonly string[]): AnyValue {
    const clean = this.replaced(rule, value, label, at);
    return clean === undefined && isWithin(at) ? REDACTED : clean;
  }
}

function isWithin(at: readonly string[]): boolean {
  return at.length > 1 || at[0] === EACH;
}
