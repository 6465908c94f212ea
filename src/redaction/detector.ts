import type { AnyValue } from '@opentelemetry/api';
import type { KeyRules } from './key-rules.ts';
import { isReplacement } from './replacement.ts';
import { PlaceSearch } from './search/place-search.ts';

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
  /** Bits of the sieve of which a text must have one. Default: no more are asked for. */
  readonly oneOf?: number;
  /** Where this pattern may not match, there is nothing to find; not given: only the sieve says. */
  readonly begins?: RegExp;
  /**
   * Returns the very same string where there is nothing to replace. Linear in the text's length.
   *
   * @param places where `begins` may match in this text, ascending; not given: anywhere
   * @param people where words of people may stand, ascending; not given: anywhere
   */
  redact(
    text: string,
    context: DetectorContext,
    places?: readonly number[],
    people?: readonly number[],
  ): string;
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
  /** Bits of the sieve that a text must have besides. Default: none. */
  readonly sieve?: number;
  /** Global. A group named `lead` at the start (a label) is kept. */
  readonly pattern: RegExp;
  /** Says whether a match (without its lead) is what it looks like. Default: it is. */
  accepts?(value: string, text: string, offset: number): boolean;
}

/** Makes a {@link Detector} of a pattern. */
export function patternDetector(options: PatternOptions): Detector {
  const { name, kind, sieve = 0, pattern } = options;
  const search = new PlaceSearch(pattern);
  return {
    name,
    kind,
    sieve,
    begins: pattern,
    redact: (text, context, places) =>
      search.replace(text, places, (match) => {
        const lead = match.groups?.lead ?? '';
        const value = match[0].slice(lead.length);
        if (isReplacement(value)) return undefined;
        if (options.accepts && !options.accepts(value, text, match.index + lead.length)) {
          return undefined;
        }
        return lead + context.replace(value);
      }),
  };
}
