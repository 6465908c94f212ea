import type { AnyValue } from '@opentelemetry/api';
import { isNoValue, isReferenceToSecret, looksSecret } from './doubtful-secret.ts';
import type { KeyRule } from './key-words.ts';
import { isFamilyCode, isNetworkAddress, isNetworkFamily } from './network-address.ts';
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
  if (rule.doubtful !== undefined && !looksSecret(value, rule.doubtful)) return false;
  if (typeof value !== 'string') return !(typeof value === 'number' && isFamilyCode(key, value));
  if (isNoValue(value)) return false;
  if (rule.kind === 'secret' && isReferenceToSecret(value)) return false;
  return !(rule.shape === 'address' && isNetworkAddress(value)) && !isNetworkFamily(key, value);
}
