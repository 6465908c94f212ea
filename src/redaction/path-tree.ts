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

  override redact(value: AnyValue, key?: string): AnyValue {
    // At the top there is no property to take away, only a value.
    return orRedacted(super.redact(value, key), value);
  }

  override attributes(attributes: Attributes): Attributes {
    return withoutRemoved(super.attributes(attributes), attributes);
  }

  protected override keyed(key: string | undefined, value: AnyValue, above: Above): AnyValue {
    if (key === undefined) return super.keyed(key, value, above);
    return this.more.trail.below(key, () =>
      this.ruled(value, () => super.keyed(key, value, above)),
    );
  }

  protected override array(value: AnyValue[], above: Above): AnyValue[] {
    return this.more.trail.below(
      '*',
      () => this.ruled(value, () => super.array(value, above), 'elements') as AnyValue[],
    );
  }

  protected override tree(value: Tree, above: Above): Tree {
    return withoutRemoved(super.tree(value, above), value);
  }

  /** A rule for the path goes before everything that key and value say. */
  private ruled(value: AnyValue, otherwise: () => AnyValue, elements?: 'elements'): AnyValue {
    const { trail, paths, findings } = this.more;
    const strategy = paths?.match(trail.path);
    if (strategy === undefined) return otherwise();
    if (strategy === 'off') return value;
    if (elements === undefined || !Array.isArray(value)) return findings.atPath(strategy, value);
    return value.map((each) => orRedacted(findings.atPath(strategy, each), each));
  }
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
