import type { AnyValue, Attributes } from '@opentelemetry/api';
import type { FindingReplacement } from './finding-replacement.ts';
import type { KeyRule } from './key-words.ts';
import type { Above, KnownKey } from './known-keys.ts';
import type { PathRule, PathRules } from './policies/path-rules.ts';
import { REDACTED } from './replacement.ts';
import { hideRuled, showRuled } from './ruled-parts.ts';
import { SECRET_STRATEGIES, type Strategy } from './strategies/strategy.ts';
import type { Trail } from './trail.ts';
import type { Tree } from './tree-copy.ts';
import { type TreeParts, TreeRedaction } from './tree-redaction.ts';

/** What a {@link PathTree} needs besides the parts of every walk. */
export interface PathParts extends TreeParts {
  readonly trail: Trail;
  readonly paths: PathRules | undefined;
  readonly findings: FindingReplacement;
  /** Redacts secrets and nothing else. */
  readonly withoutSecrets: (value: AnyValue, key: string | undefined) => AnyValue;
  /** Whether there is a secret in a value, or its key says that it is one. Not counted. */
  readonly holdsSecret: (value: AnyValue, key: string | undefined) => boolean;
}

/**
 * The walk of policies that need to know where a value stands: for rules by path, for the type
 * of what a key announces, for manifests, and to take a property away.
 */
export class PathTree extends TreeRedaction {
  private readonly more: PathParts;

  constructor(parts: PathParts) {
    super(parts);
    this.more = parts;
  }

  override attributes(attributes: Attributes): Attributes {
    return withoutRemoved(super.attributes(attributes), attributes);
  }

  protected override keyed(
    known: KnownKey | undefined,
    value: AnyValue,
    above: Above,
    label?: string,
  ): AnyValue {
    if (known === undefined) return super.keyed(known, value, above);
    const { trail, paths } = this.more;
    trail.enter(known.key);
    try {
      const rule = paths?.match(trail.path);
      if (rule === undefined) return super.keyed(known, value, above, label);
      return this.ruled(rule, known.key, value, known.place(above));
    } finally {
      trail.leave();
    }
  }

  protected override array(value: AnyValue[], above: Above): AnyValue[] {
    const { trail, paths } = this.more;
    trail.enter('*');
    try {
      const rule = paths?.match(trail.path);
      if (rule === undefined) return super.array(value, above);
      return value.map((each) => orRedacted(this.ruled(rule, undefined, each, above), each));
    } finally {
      trail.leave();
    }
  }

  /** A rule for the path goes before what a label beside the value says, but for a secret. */
  protected override replacedBeside(
    rule: KeyRule,
    value: AnyValue,
    label: string,
    at: readonly string[],
  ): AnyValue {
    const { trail, paths } = this.more;
    for (const key of at) trail.enter(key);
    try {
      const isRuled = rule.kind !== 'secret' && paths?.match(trail.path) !== undefined;
      return isRuled ? value : super.replacedBeside(rule, value, label, at);
    } finally {
      for (const _ of at) trail.leave();
    }
  }

  protected override tree(value: Tree, above: Above): Tree {
    return withoutRemoved(super.tree(value, above), value);
  }

  /** A rule for a path goes before what the structure says, and is seen to where the walk gets there. */
  protected override byStructure(value: Tree): Tree {
    const { trail, paths } = this.more;
    if (paths === undefined) return super.byStructure(value);
    const hidden = hideRuled(value, trail, paths) as Tree;
    return showRuled(super.byStructure(hidden), hidden, value) as Tree;
  }

  /** A rule for the path goes before everything that key and value say. */
  private ruled(rule: PathRule, key: string | undefined, value: AnyValue, above: Above): AnyValue {
    // `**` holds for each leaf below, where a later rule may say something else.
    if (rule.deep && Array.isArray(value)) return this.array(value, above);
    if (rule.deep && isTree(value)) return this.tree(value, above);
    return this.done(rule.strategy, key, value);
  }

  /** A path may let an identifier stay or be signed, but never a secret: `req.headers.*` has some. */
  private done(strategy: Strategy | 'off', key: string | undefined, value: AnyValue): AnyValue {
    const { findings, holdsSecret, withoutSecrets } = this.more;
    if (strategy === 'off') return withoutSecrets(value, key);
    const fit = SECRET_STRATEGIES.includes(strategy) || !holdsSecret(value, key);
    return findings.atPath(fit ? strategy : 'replace', value);
  }
}

function isTree(value: AnyValue): value is Tree {
  return typeof value === 'object' && value !== null && !(value instanceof Uint8Array);
}

function orRedacted(clean: AnyValue, value: AnyValue): AnyValue {
  return clean === undefined && value !== undefined ? REDACTED : clean;
}

/** `remove` leaves undefined behind, which some outputs would still write as a property. */
function withoutRemoved<T extends object>(clean: T, before: T): T {
  if (clean === before) return clean;
  for (const key of Object.keys(clean)) {
    if (clean[key as keyof T] === undefined) delete clean[key as keyof T];
  }
  return clean;
}
