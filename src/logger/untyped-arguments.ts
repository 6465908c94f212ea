import { readProperty } from '../record/guarded-read.ts';

/** A name as a text, whatever no type-checker refused: a Symbol, `null`, a Proxy that throws. */
export function nameOf(given: unknown): string {
  try {
    return String(given);
  } catch {
    return 'unnamed';
  }
}

/** These options, each read once; what is no object, or throws while it is read, gives none. */
export function optionsOf<T extends object, K extends keyof T>(
  given: T | undefined,
  keys: readonly K[],
): Partial<Pick<T, K>> {
  const options: Partial<Pick<T, K>> = {};
  if ((typeof given !== 'object' && typeof given !== 'function') || given === null) return options;
  for (const key of keys) {
    const value = readProperty(given, key) as T[K] | undefined;
    if (value !== undefined && value !== null) options[key] = value;
  }
  return options;
}
