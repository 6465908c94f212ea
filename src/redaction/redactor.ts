import type { AnyValue, Attributes } from '@opentelemetry/api';
import { RedactionCounter, type RedactionCounts, type RedactionStrategy } from './counts.ts';
import { FindingReplacement, type Report } from './finding-replacement.ts';
import { KeyRules } from './key-rules.ts';
import { redactKey } from './key-text.ts';
import type { KeyRule } from './key-words.ts';
import { type Manifest, ManifestEntries } from './manifest.ts';
import { PathTree } from './path-tree.ts';
import { CompiledPolicy } from './policies/compiled-policy.ts';
import type { PolicyDefinition, RedactionPolicy } from './policies/definition.ts';
import { PolicyKeyRules } from './policies/policy-key-rules.ts';
import { policyOf } from './policies/policy-of.ts';
import { REDACTED } from './replacement.ts';
import type { HmacKeys } from './strategies/hmac-keys.ts';
import { TextRedaction } from './text-redaction.ts';
import { Trail } from './trail.ts';
import { TreeRedaction } from './tree-redaction.ts';

/** Options of {@link createRedactor}. */
export interface RedactorOptions {
  /** A name or a definition. Default `safe-harbor`. What is wrong in it costs a line on stderr. */
  readonly policy?: RedactionPolicy | PolicyDefinition | undefined;
  /** Keys of surrogates, from `parseHmacKeys` or `readHmacKeyFile`. */
  readonly hmacKeys?: HmacKeys | undefined;
  /** Told of each replacement, never of a value. What it throws is ignored. */
  readonly onRedaction?: ((detector: string, strategy: RedactionStrategy) => void) | undefined;
}

/**
 * Takes secrets and identifiers out of values. No method throws or changes its input; where
 * nothing was found, the result is the very same string or object. A part that cannot be
 * redacted becomes `REDACTED` and is counted under the strategy `fail-closed`.
 */
export interface Redactor {
  /** The policy that holds, or the one that its definition extends. */
  readonly policy: RedactionPolicy;
  redactText(text: string): string;
  /** @param key the key that the value stands under, if any */
  redactValue(value: AnyValue, key?: string): AnyValue;
  redactAttributes(attributes: Attributes): Attributes;
  /** {@link redactAttributes} of an object that an OpenTelemetry SDK made, which is read without distrust. */
  redactOwnAttributes(attributes: Attributes): Attributes;
  /** Redacts what `JSON.parse` made, of any size: no limit of a record holds. */
  redactParsed(value: AnyValue): AnyValue;
  /** Redacts like {@link redactValue} and says what was done where, without values. Not counted. */
  manifest(value: AnyValue): Manifest;
  /** {@link manifest} for what `JSON.parse` made, of any size. */
  manifestOfParsed(value: AnyValue): Manifest;
  /** Counts a part that was replaced since it could not be redacted. */
  countFailure(place: string): void;
  /** Replacements since the start, by detector and strategy. */
  counts(): RedactionCounts;
}

/** Makes a {@link Redactor}; it keeps no state but counters and bounded caches of keys. */
export function createRedactor(options: RedactorOptions = {}): Redactor {
  const policy = policyOf(options.policy, options.hmacKeys);
  const counter = new RedactionCounter();
  const report: Report = (detector, strategy = 'replace') => {
    counter.add(detector, strategy);
    try {
      options.onRedaction?.(detector, strategy);
    } catch {
      // A listener's failure must not become a record's.
    }
  };
  const { text, tree } = createWalks(policy, report, policy.plain ? undefined : new Trail());
  const failed = <T>(place: string, instead: T): T => {
    report(place, 'fail-closed');
    return instead;
  };
  const tracing = new Tracing(policy);
  return {
    policy: policy.base,
    redactText: (value) => {
      try {
        return text(value);
      } catch {
        return failed('text', REDACTED);
      }
    },
    redactValue: (value, key) => {
      try {
        return orRedacted(tree.redact(value, key), value);
      } catch {
        return failed('value', REDACTED);
      }
    },
    redactAttributes: (attributes) => {
      try {
        return tree.redact(attributes) as Attributes;
      } catch {
        return failed('attributes', {});
      }
    },
    redactOwnAttributes: (attributes) => {
      try {
        return tree.attributes(attributes);
      } catch {
        return failed('attributes', {});
      }
    },
    redactParsed: (value) => {
      try {
        return tree.parsed(value);
      } catch {
        return failed('value', REDACTED);
      }
    },
    manifest: (value) => tracing.run((walk) => orRedacted(walk.redact(value), value)),
    manifestOfParsed: (value) => tracing.run((walk) => walk.parsed(value)),
    countFailure: (place) => report(place, 'fail-closed'),
    counts: () => counter.snapshot(),
  };
}

/** At the top there is no property that could be taken away, only a value. */
function orRedacted(clean: AnyValue, value: AnyValue): AnyValue {
  return clean === undefined && value !== undefined ? REDACTED : clean;
}

interface Walks {
  readonly text: (text: string) => string;
  readonly tree: TreeRedaction;
}

/** @param trail only where the policy or a manifest needs to know the place of a value */
function createWalks(policy: CompiledPolicy, report: Report, trail: Trail | undefined): Walks {
  const secretsOnly = policy.base === 'secrets-only';
  const applies = (rule: KeyRule): boolean => !secretsOnly || rule.kind === 'secret';
  const isClean = (key: string): boolean => redactKey(key, (part) => text.redact(part)) === key;
  const keys: KeyRules = policy.rulesKeys
    ? new PolicyKeyRules(applies, isClean, policy)
    : new KeyRules(applies, isClean);
  const findings = new FindingReplacement(policy, keys, report, trail, (value) =>
    tree.parsed(value),
  );
  const text: TextRedaction = new TextRedaction({
    keys,
    secretsOnly,
    own: policy.ownDetectors,
    keyTexts: policy.hmacKeys?.texts ?? [],
    redactParsed: (value) => tree.parsed(value),
    replace: (detector, value, hint) => findings.inText(detector, value, hint),
  });
  const bounded = (value: string): string => {
    if (value.length <= policy.longestText) return text.redact(value);
    report('long-text', 'fail-closed');
    return REDACTED;
  };
  const parts = {
    keys,
    identifiers: !secretsOnly,
    redactText: bounded,
    newTexts: trail ? undefined : text.newTexts(policy.longestText),
    replace: (detector: string, value: AnyValue, hint?: string) =>
      findings.inTree(detector, value, hint),
  };
  const tree: TreeRedaction = trail
    ? new PathTree({ ...parts, trail, paths: policy.paths, findings, ...secretWalks(report) })
    : new TreeRedaction(parts);
  return { text: bounded, tree };
}

/** What a rule by path needs, so that it can rule identifiers only. Made at the first need. */
function secretWalks(report: Report) {
  const policy = (): CompiledPolicy => new CompiledPolicy({ extends: 'secrets-only' }, undefined);
  let counted: TreeRedaction | undefined;
  let silent: TreeRedaction | undefined;
  return {
    withoutSecrets: (value: AnyValue, key: string | undefined): AnyValue => {
      counted ??= createWalks(policy(), report, undefined).tree;
      return counted.redact(value, key);
    },
    holdsSecret: (value: AnyValue, key: string | undefined): boolean => {
      silent ??= createWalks(policy(), () => {}, undefined).tree;
      return silent.redact(value, key) !== value;
    },
  };
}

/** Walks of their own for manifests, made at the first one: they know where they are. */
class Tracing {
  private readonly policy: CompiledPolicy;
  private entries = new ManifestEntries();
  private tree: TreeRedaction | undefined;

  constructor(policy: CompiledPolicy) {
    this.policy = policy;
  }

  run(redact: (tree: TreeRedaction) => AnyValue): Manifest {
    this.entries = new ManifestEntries();
    this.tree ??= this.walk();
    try {
      return { redacted: redact(this.tree), entries: this.entries.list() };
    } catch {
      this.entries.add('', 'value', 'fail-closed');
      return { redacted: REDACTED, entries: this.entries.list() };
    }
  }

  private walk(): TreeRedaction {
    const trail = new Trail();
    // Keys are shown by walks that report nothing: a finding in a key would ask for its path again.
    const silent = createWalks(this.policy, () => {}, this.policy.plain ? undefined : new Trail());
    trail.showKeysBy((key) => redactKey(key, silent.text));
    const { tree } = createWalks(
      this.policy,
      (detector, strategy = 'replace') => this.entries.add(trail.shownPath, detector, strategy),
      trail,
    );
    return tree;
  }
}
