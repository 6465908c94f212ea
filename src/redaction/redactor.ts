import type { AnyValue, Attributes } from '@opentelemetry/api';
import { RedactionCounter, type RedactionCounts, type RedactionStrategy } from './counts.ts';
import { KeyRules } from './key-rules.ts';
import { REDACTED } from './replacement.ts';
import { TextRedaction } from './text-redaction.ts';
import { TreeRedaction } from './tree-redaction.ts';

/**
 * - `safe-harbor`: secrets, and identifiers of the 18 kinds of 45 CFR 164.514(b)(2)(i) as far as
 *   they have a key, a label or a form, become `REDACTED`.
 * - `pseudonymous`: the same as `safe-harbor`.
 * - `secrets-only`: passwords, tokens, keys and credentials only. Patient data stays.
 */
export type RedactionPolicy = 'safe-harbor' | 'pseudonymous' | 'secrets-only';

/** Options of {@link createRedactor}. */
export interface RedactorOptions {
  /** Default `safe-harbor`. */
  readonly policy?: RedactionPolicy | undefined;
  /** Told of each replacement, never of a value. What it throws is ignored. */
  readonly onRedaction?: ((detector: string, strategy: RedactionStrategy) => void) | undefined;
}

/**
 * Takes secrets and identifiers out of values. No method throws or changes its input; where
 * nothing was found, the result is the very same string or object. A part that cannot be
 * redacted becomes `REDACTED` and is counted under the strategy `fail-closed`.
 */
export interface Redactor {
  readonly policy: RedactionPolicy;
  redactText(text: string): string;
  /** @param key the key that the value stands under, if any */
  redactValue(value: AnyValue, key?: string): AnyValue;
  redactAttributes(attributes: Attributes): Attributes;
  /** {@link redactAttributes} of an object that an OpenTelemetry SDK made, which is read without distrust. */
  redactOwnAttributes(attributes: Attributes): Attributes;
  /** Counts a part that was replaced since it could not be redacted. */
  countFailure(place: string): void;
  /** Replacements since the start, by detector and strategy. */
  counts(): RedactionCounts;
}

/** Makes a {@link Redactor}; it keeps no state but counters and bounded caches of keys. */
export function createRedactor(options: RedactorOptions = {}): Redactor {
  const policy = options.policy ?? 'safe-harbor';
  const secretsOnly = policy === 'secrets-only';
  const counter = new RedactionCounter();
  const report = (detector: string, strategy: RedactionStrategy = 'replace'): void => {
    counter.add(detector, strategy);
    try {
      options.onRedaction?.(detector, strategy);
    } catch {
      // A listener's failure must not become a record's.
    }
  };
  const replace = (detector: string): string => {
    report(detector);
    return REDACTED;
  };
  const keys = new KeyRules(
    (rule) => !secretsOnly || rule.kind === 'secret',
    (key) => text.redact(key) === key,
  );
  const text: TextRedaction = new TextRedaction({
    keys,
    secretsOnly,
    redactParsed: (value) => tree.parsed(value),
    replace,
  });
  const tree = new TreeRedaction({
    keys,
    identifiers: !secretsOnly,
    redactText: (value) => text.redact(value),
    replace,
  });
  const guarded = <T>(place: string, redact: () => T, instead: T): T => {
    try {
      return redact();
    } catch {
      report(place, 'fail-closed');
      return instead;
    }
  };
  return {
    policy,
    redactText: (value) => guarded('text', () => text.redact(value), REDACTED),
    redactValue: (value, key) => guarded('value', () => tree.redact(value, key), REDACTED),
    redactAttributes: (attributes) =>
      guarded('attributes', () => tree.redact(attributes) as Attributes, {}),
    redactOwnAttributes: (attributes) =>
      guarded('attributes', () => tree.attributes(attributes), {}),
    countFailure: (place) => report(place, 'fail-closed'),
    counts: () => counter.snapshot(),
  };
}
