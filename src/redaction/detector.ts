import type { AnyValue } from '@opentelemetry/api';
import type { KeyRules } from './key-rules.ts';
import { isReplacement } from './replacement.ts';

/** What a detector may use of the redactor that runs it. */
export interface DetectorContext {
  readonly keys: KeyRules;
  /**
   * What stands in place of a finding from now on; counts it. May be the value itself, where
   * the policy lets it stay.
   *
   * @param hint the label or key that gave it away, or its HL7 field (`PID.5`)
   */
  replace(value: string, hint?: string): string;
  /** Redacts a part of the text as a text of its own; gives up (as unchanged) when nested too deep. */
  redactText(text: string): string;
  /** Redacts what `JSON.parse` made of a part of the text. */
  redactParsed(value: AnyValue): AnyValue;
}

/** What {@link Detector.redactWhole} made of a text. */
export interface WholeText {
  readonly text: string;
  /** Nothing that it left standing is anything to another detector. */
  readonly settled: boolean;
}

/** Finds one kind of content in a text and replaces it. */
export interface Detector {
  /** Names it in counts. */
  readonly name: string;
  /** `secret`: runs under every policy. `identifier`: not under `secrets-only`. */
  readonly kind: 'secret' | 'identifier';
  /** Bits of the sieve that a text must all have. */
  readonly sieve: number;
  /** Returns the very same string where there is nothing to replace. Linear in the text's length. */
  redact(text: string, context: DetectorContext): string;
  /**
   * Redacts a text that is of this kind from its first to its last character, before any detector
   * looked at it. Nothing where it is not, or where others have to look; nothing is counted then.
   *
   * @param preview what all detectors make of a text, with `REDACTED` for each finding; counts nothing
   */
  redactWhole?(
    text: string,
    context: DetectorContext,
    preview: (text: string) => string,
  ): WholeText | undefined;
}

/** A detector made of one linear pattern and a check of what it found. */
export interface PatternOptions {
  readonly name: string;
  readonly kind: Detector['kind'];
  readonly sieve: number;
  /** Global. A group named `lead` at the start (a label) is kept. */
  readonly pattern: RegExp;
  /** Says whether a match (without its lead) is what it looks like. Default: it is. */
  accepts?(value: string, text: string, offset: number): boolean;
}

/** Makes a {@link Detector} of a pattern. */
export function patternDetector(options: PatternOptions): Detector {
  const { name, kind, sieve, pattern } = options;
  return {
    name,
    kind,
    sieve,
    redact: (text, context) =>
      text.replace(pattern, (match: string, ...rest: unknown[]) => {
        const groups = rest.at(-1);
        const named = typeof groups === 'object' ? (groups as { lead?: string }) : undefined;
        const offset = rest.at(named ? -3 : -2) as number;
        const lead = named?.lead ?? '';
        const value = match.slice(lead.length);
        if (isReplacement(value)) return match;
        if (options.accepts && !options.accepts(value, text, offset + lead.length)) return match;
        return lead + context.replace(value);
      }),
  };
}
