import type { AnyValue, Attributes } from '@opentelemetry/api';
import type { FindingReplacement } from './finding-replacement.ts';
import type { PathRules } from './policies/path-rules.ts';
import { REDACTED } from './replacement.ts';
import type { Trail } from './trail.ts';
import { type Above, type Tree, type TreeParts, TreeRedaction } from './tree-redaction.ts';

/** What a {@link PathTree} needs besides the parts of every walk. */
export interface PathParts extends TreeParts {
  readonly trail: Trail;
  readonly paths: PathRules | undefined;
  readonly findings: FindingReplacement;
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

  protected override keyed(key: string | undefined, value: AnyValue, above: Above): AnyValue {
    if (key === undefined) return super.keyed(key, value, above);
    return this.more.trail.below(key, () =>
      this.ruled(value, above, () => super.keyed(key, value, above)),
    );
  }

  protected override array(value: AnyValue[], above: Above): AnyValue[] {
    const { trail, paths } = this.more;
    return trail.below('*', () => {
      if (paths?.match(trail.path) === undefined) return super.array(value, above);
      return value.map((each) =>
        orRedacted(
          this.ruled(each, above, () => each),
          each,
        ),
      );
    });
  }

  protected override tree(value: Tree, above: Above): Tree {
    return withoutRemoved(super.tree(value, above), value);
  }

  /** A rule for the path goes before everything that key and value say. */
  private ruled(value: AnyValue, above: Above, otherwise: () => AnyValue): AnyValue {
    const { trail, paths, findings } = this.more;
    const rule = paths?.match(trail.path);
    if (rule === undefined) return otherwise();
    // `**` holds for each leaf below, where a later rule may say something else.
    if (rule.deep && Array.isArray(value)) return this.array(value, above);
    if (rule.deep && isTree(value)) return this.tree(value, above);
    return rule.strategy === 'off' ? value : findings.atPath(rule.strategy, value);
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
