import type { Dice } from './dice.ts';

/** Something to redact, and what of it must be gone afterwards. */
export interface Planted {
  readonly input: unknown;
  readonly values: readonly string[];
}

/** A kind of planted values: its name in tables, and how one is made. */
export interface Kind {
  readonly name: string;
  readonly make: (d: Dice) => Planted;
}

/** A kind of values in sentences, where each `{}` of a template stands for the value. */
export function inSentences(
  name: string,
  value: (d: Dice) => string,
  templates: readonly string[],
): Kind {
  return {
    name,
    make: (d) => {
      const planted = value(d);
      return { input: d.of(templates).replaceAll('{}', () => planted), values: [planted] };
    },
  };
}

/**
 * Whether a value no longer stands in an output: neither as a whole nor any part of it of four
 * letters or digits and more. Half a telephone number is a leak.
 */
export function isGone(output: string, value: string): boolean {
  if (output.includes(value)) return false;
  const parts = value.match(/[\p{L}\p{N}]{4,}/gu) ?? [];
  return !parts.some((part) => output.includes(part));
}
