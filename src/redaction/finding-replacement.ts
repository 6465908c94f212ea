import type { AnyValue } from '@opentelemetry/api';
import type { RedactionStrategy } from './counts.ts';
import type { KeyRules } from './key-rules.ts';
import { BY_LABEL, type CompiledPolicy, KINDS } from './policies/compiled-policy.ts';
import { isReplacement, REDACTED } from './replacement.ts';
import { identifierType } from './strategies/identifier-type.ts';
import { applyStrategy, type Strategy } from './strategies/strategy.ts';
import type { Trail } from './trail.ts';

/** Find by an object's structure, before its keys and texts are looked at. */
const OF_STRUCTURE = new Set(['fhir', 'dicom']);

/** Told of each replacement: what found it, what was done. */
export type Report = (detector: string, strategy?: RedactionStrategy) => void;

/** Decides what stands for a finding under one policy, and reports it. */
export class FindingReplacement {
  private readonly policy: CompiledPolicy;
  private readonly keys: KeyRules;
  private readonly report: Report;
  private readonly trail: Trail | undefined;
  private readonly content: (value: AnyValue) => AnyValue;

  /**
   * @param content redacts a value without regard to the key it stands under
   */
  constructor(
    policy: CompiledPolicy,
    keys: KeyRules,
    report: Report,
    trail: Trail | undefined,
    content: (value: AnyValue) => AnyValue,
  ) {
    this.policy = policy;
    this.keys = keys;
    this.report = report;
    this.trail = trail;
    this.content = content;
  }

  /** @param hint the label in front of it, the query's key, or the HL7 field (`PID.5`) */
  inText(detector: string, value: string, hint?: string): string {
    if (this.policy.plain) {
      this.report(detector);
      return REDACTED;
    }
    if (isReplacement(value) || this.policy.isAllowed(value)) return value;
    const strategy = this.policy.strategy(
      detector,
      hint ?? this.trail?.hint,
      this.isSecret(detector, hint),
    );
    if (strategy === 'off') return value;
    // Nothing can be taken away from a text: what follows a label would become its value.
    const done = strategy === 'remove' ? 'replace' : strategy;
    return this.replaced(detector, done, value, hint ?? this.trail?.hint) as string;
  }

  /**
   * A value that its key or its structure gives away, or a number that is a card.
   *
   * @param element where a structure found it; default: the keys above it
   */
  inTree(detector: string, value: AnyValue, element?: string): AnyValue {
    if (this.policy.plain) {
      this.report(detector);
      return REDACTED;
    }
    if (typeof value === 'string' && this.policy.isAllowed(value)) return value;
    const hint = element ?? this.trail?.hint;
    const strategy = this.policy.strategy(detector, hint, detector === 'key:secret');
    // The key's rule is off; a secret or another identifier in the value is still found.
    if (strategy === 'off') return OF_STRUCTURE.has(detector) ? value : this.content(value);
    // A structure goes on to read what it is given back.
    const done = strategy === 'remove' && OF_STRUCTURE.has(detector) ? 'replace' : strategy;
    return this.deep(detector, done, value, hint);
  }

  /** A value that a rule for its path names. */
  atPath(strategy: Strategy, value: AnyValue): AnyValue {
    return this.deep('path', strategy, value, this.trail?.hint);
  }

  /** Query keys and labels say what their value is; what they do not know is taken for a secret. */
  private isSecret(detector: string, label: string | undefined): boolean {
    if (!BY_LABEL.has(detector)) return KINDS.get(detector) === 'secret';
    if (label === undefined) return true;
    const rule = this.keys.label(label) ?? this.keys.verdict(label).scalarRule;
    return rule?.kind !== 'identifier';
  }

  private deep(
    detector: string,
    strategy: Strategy,
    value: AnyValue,
    hint: string | undefined,
  ): AnyValue {
    if (value === null || value === undefined || typeof value === 'boolean' || value === '') {
      return value;
    }
    if (strategy === 'remove') {
      this.report(detector, 'remove');
      return undefined;
    }
    if (typeof value !== 'object') {
      return isReplacement(value) ? value : this.replaced(detector, strategy, value, hint);
    }
    if (strategy === 'replace') {
      this.report(detector, 'replace');
      return REDACTED;
    }
    return this.leaves(detector, strategy, value, hint);
  }

  /** `{given, family}` under a name: each leaf gets its own surrogate or mask. */
  private leaves(
    detector: string,
    strategy: Strategy,
    value: object,
    hint: string | undefined,
  ): AnyValue {
    if (Array.isArray(value)) return value.map((each) => this.deep(detector, strategy, each, hint));
    if (value instanceof Uint8Array) return this.replaced(detector, 'replace', '', hint);
    return Object.fromEntries(
      Object.entries(value).map(([key, each]) => [
        this.keys.isPlain(key) ? key : REDACTED,
        this.deep(detector, strategy, each as AnyValue, hint),
      ]),
    );
  }

  private replaced(
    detector: string,
    strategy: Strategy,
    value: string | number | AnyValue,
    hint: string | undefined,
  ): AnyValue {
    const text = String(value);
    const type = identifierType(detector, hint);
    const instead = applyStrategy(strategy, text, type, this.policy.hmacKeys);
    // A year stays a year: what is general already was not replaced.
    if (instead === text) return value as AnyValue;
    this.report(detector, instead === REDACTED ? 'replace' : strategy);
    return instead;
  }
}
