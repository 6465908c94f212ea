import type { Parser } from './parsers.ts';

/** One option: its variables (first set one counts), its parser, its default. */
export interface Option<T> {
  readonly variables: readonly string[];
  readonly parse: Parser<T>;
  readonly fallback: T;
  /** How the default is said to people; default its JSON. */
  readonly fallbackLabel?: string;
  /** A value that must not be printed back when it is wrong. */
  readonly secret?: true;
}

/** One row of the table of options; a room's own rows are in a file of its own, `options.ts` has them all. */
export const option = <T>(
  variables: string | readonly string[],
  parse: Parser<T>,
  fallback: T,
  more: Partial<Option<T>> = {},
): Option<T> => ({
  variables: typeof variables === 'string' ? [variables] : variables,
  parse,
  fallback,
  ...more,
});
