import type { Strategy } from '../strategies/strategy.ts';

/**
 * - `safe-harbor`: secrets, and identifiers of the 18 kinds of 45 CFR 164.514(b)(2)(i) as far as
 *   they have a key, a label or a form, become `REDACTED`.
 * - `pseudonymous`: secrets become `REDACTED`, identifiers that records are joined by become
 *   keyed surrogates, dates and ZIP codes are generalized. NOT Safe Harbor: a surrogate is
 *   derived from the value (45 CFR 164.514(c)(1)). Needs a key; without one `safe-harbor` holds.
 * - `secrets-only`: passwords, tokens, keys and credentials only. Patient data stays.
 */
export const POLICY_NAMES = ['safe-harbor', 'pseudonymous', 'secrets-only'] as const;
export type RedactionPolicy = (typeof POLICY_NAMES)[number];

/** An own detector. */
export interface PatternDefinition {
  /** A regular expression with bounded repetitions; a group `(?<lead>…)` at its start is kept. */
  readonly pattern: string;
  /** `i`: any case. */
  readonly flags?: 'i' | undefined;
  readonly strategy?: Strategy | undefined;
}

/** What a policy file says, and what {@link createRedactor} takes in place of a name. */
export interface PolicyDefinition {
  /** Default `safe-harbor`. */
  readonly extends?: RedactionPolicy | undefined;
  /** By name of a detector (`full-name`) or of a type (`person`). */
  readonly detectors?: Readonly<Record<string, Strategy | 'off'>> | undefined;
  /** Keys and labels, in any case and style. */
  readonly keys?:
    | { readonly deny?: readonly string[]; readonly allow?: readonly string[] }
    | undefined;
  /** By path, with `*` for one level and `**` for any number. */
  readonly paths?: Readonly<Record<string, Strategy | 'off'>> | undefined;
  /** Values that stay, whatever finds them. Case does not matter. */
  readonly allow?: readonly string[] | undefined;
  /** Own detectors, by name. */
  readonly patterns?: Readonly<Record<string, PatternDefinition | string>> | undefined;
  readonly limits?: { readonly text?: number } | undefined;
}
