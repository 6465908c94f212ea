import { REDACTED } from '../replacement.ts';
import { generalize } from './generalize.ts';
import { surrogate } from './hmac.ts';
import type { HmacKeys } from './hmac-keys.ts';
import type { IdentifierType } from './identifier-type.ts';
import { mask } from './mask.ts';
import { partial } from './partial.ts';

/** What may stand for a finding. `remove` takes a property away. */
export const STRATEGIES = ['replace', 'remove', 'mask', 'partial', 'hmac', 'generalize'] as const;
export type Strategy = (typeof STRATEGIES)[number];

/** Those that keep nothing of a secret but, at most, its length. */
export const SECRET_STRATEGIES: readonly Strategy[] = ['replace', 'remove', 'mask'];

/**
 * What a strategy makes of one value. `remove` is `REDACTED` here: in a text, a hole behind a
 * label would make the next words the label's value when the text is redacted again.
 *
 * @param keys without them, `hmac` is `replace`
 */
export function applyStrategy(
  strategy: Strategy,
  value: string,
  type: IdentifierType,
  keys: HmacKeys | undefined,
): string {
  if (strategy === 'mask') return orRedacted(mask(value), value);
  if (strategy === 'partial') return orRedacted(partial(value), value);
  if (strategy === 'generalize') return generalize(value, type);
  if (strategy === 'hmac' && keys !== undefined) return surrogate(value, type, keys);
  return REDACTED;
}

/** A value of signs only (`---`) has nothing to mask. */
function orRedacted(masked: string, value: string): string {
  return masked === value || !masked.includes('*') ? REDACTED : masked;
}
