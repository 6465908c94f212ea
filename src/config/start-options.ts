import type { OPTIONS, Option } from './options.ts';

/** The value of every option. */
export type Values = {
  readonly [K in keyof typeof OPTIONS]: (typeof OPTIONS)[K] extends Option<infer T> ? T : never;
};

/** Read from the environment by OpenTelemetry's transport: in code they would do nothing. */
type OfTransport = 'compression' | 'timeoutMillis';

/** Options given in code. They go before the environment; `undefined` counts as not given. */
export type StartOptions = {
  readonly [K in Exclude<keyof Values, OfTransport>]?: Values[K] | undefined;
};

/**
 * The value given in code for one option, checked by the rules of its variable: types say nothing
 * to a caller in JavaScript. One that is not allowed costs a sentence in `problems`.
 *
 * @returns nothing where none was given, or none that is allowed
 */
export function readOverride(
  name: string,
  option: Option<unknown>,
  overrides: StartOptions,
  problems: Set<string>,
): { value: unknown; origin: string } | undefined {
  const given = (overrides as Record<string, unknown>)[name];
  if (given === undefined || given === null) return undefined;
  const text = textOf(given);
  const parsed = text === undefined ? { allowed: 'a text, number or list' } : option.parse(text);
  const origin = `start({ ${name} })`;
  if ('value' in parsed) return { value: parsed.value, origin };
  problems.add(`${origin}: the value given is not ${parsed.allowed}; it counts as not given`);
  return undefined;
}

function textOf(given: unknown): string | undefined {
  if (Array.isArray(given)) return given.join(',');
  if (['string', 'number', 'boolean'].includes(typeof given)) return String(given);
  return undefined;
}
