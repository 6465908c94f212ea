import type { AnyValue } from '@opentelemetry/api';
import type { KeyRule } from './key-words.ts';
import { isNetworkAddress, isNetworkFamily } from './network-address.ts';
import { isReplacement } from './replacement.ts';

/**
 * Whether a scalar is what the rule for its key says. Booleans and null identify no one, and an
 * empty string has nothing to hide.
 */
export function isTaken(value: AnyValue, rule: KeyRule, key: string): boolean {
  if (value === null || value === undefined || typeof value === 'boolean' || value === '') {
    return false;
  }
  if (isReplacement(value)) return false;
  if (typeof value !== 'string') return true;
  return !(rule.shape === 'address' && isNetworkAddress(value)) && !isNetworkFamily(key, value);
}
