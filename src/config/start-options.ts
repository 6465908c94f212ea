import type { OPTIONS, Option } from './options.ts';

/** The value of every option. */
export type Values = {
  readonly [K in keyof typeof OPTIONS]: (typeof OPTIONS)[K] extends Option<infer T> ? T : never;
};

type Plain = string | number | boolean | undefined;

/**
 * Options given in code, by their name. They go before the environment; `undefined` counts as not
 * given. What has a form of its own, such as `levels`, is given as the text of its variable.
 */
export type StartOptions = {
  readonly [K in keyof Values]?:
    | (Values[K] extends Plain | readonly Plain[] | Readonly<Record<string, string>>
        ? Values[K]
        : string)
    | undefined;
};

/** As messages and origins say it. */
export const originInCode = (name: string): string => `start({ ${name} })`;

/**
 * A value given in code as the text of its variable, so that the same parser checks it: types say
 * nothing to a caller in JavaScript.
 *
 * @returns nothing where it has no text
 */
export function textInCode(given: unknown, option: Option<unknown>): string | undefined {
  if (Array.isArray(given)) return given.every(isPlain) ? given.join(',') : undefined;
  if (isPlain(given)) return String(given);
  if (!option.isMerged || typeof given !== 'object' || given === null) return undefined;
  const entries = Object.entries(given);
  if (!entries.every(([, value]) => isPlain(value))) return undefined;
  return entries
    .map((pair) => pair.map((part) => encodeURIComponent(String(part))).join('='))
    .join(',');
}

function isPlain(value: unknown): boolean {
  return ['string', 'number', 'boolean'].includes(typeof value);
}
