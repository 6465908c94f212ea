import type { BridgeHost } from '../record/log-call.ts';

const MOST_NAMES = 1000;

const namesOf = new WeakMap<BridgeHost, Map<string, string>>();

/**
 * The name of a logger (category, tag, context) as its logger may write it itself: somebody makes
 * one for each patient. The same few come with every call, so what was found is kept.
 */
export function redactedName<T>(name: T, host: BridgeHost): T | string {
  if (typeof name !== 'string' || name === '') return name;
  const names = namesOf.get(host) ?? new Map<string, string>();
  if (names.size === 0) namesOf.set(host, names);
  const known = names.get(name);
  if (known !== undefined) return known;
  const clean = host.redactText(name);
  if (names.size < MOST_NAMES) names.set(name, clean);
  return clean;
}
