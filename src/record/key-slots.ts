/** Slots for what is known of objects by their keys; a power of two. */
export const SLOTS = 256;

/**
 * The slot of a list of keys: objects of one call site have the same ones. Others may share it, so
 * who finds something there compares the keys.
 */
export function slotOf(keys: readonly string[]): number {
  const { length } = keys;
  if (length === 0) return 0;
  const first = keys[0] as string;
  const middle = keys[length >> 1] as string;
  const last = keys[length - 1] as string;
  const mixed =
    length * 31 +
    first.length * 7 +
    middle.length * 61 +
    last.length * 131 +
    first.charCodeAt(0) * 3 +
    last.charCodeAt(0) * 17;
  return (mixed ^ (mixed >> 8)) & (SLOTS - 1);
}
