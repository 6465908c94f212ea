/** Slots; a power of two. */
const SLOTS = 4_096;
/** Longer texts do not repeat. */
const LONGEST = 96;
const NO_SLOT = -1;

/**
 * Short texts known to hold nothing to redact: values repeat (methods, routes, hosts, levels).
 * Each has one slot, where the next of the same mark takes its place. So texts that never repeat
 * (ids, paths) push out few that do, and none of it grows.
 */
export class CleanTexts {
  private readonly texts = new Array<string | undefined>(SLOTS).fill(undefined);

  /** Where a text may be; {@link NO_SLOT} where it is too long. */
  slotOf(text: string): number {
    return text.length <= LONGEST ? slotOf(text) : NO_SLOT;
  }

  has(text: string, slot: number): boolean {
    return slot !== NO_SLOT && this.texts[slot] === text;
  }

  add(text: string, slot: number): void {
    if (slot !== NO_SLOT) this.texts[slot] = text;
  }
}

/** By the length and five characters: a hash of all would cost more than the look that it spares. */
function slotOf(text: string): number {
  const { length } = text;
  if (length === 0) return 0;
  const first = text.charCodeAt(0) * 31 + text.charCodeAt(length >> 2);
  const middle = text.charCodeAt(length >> 1) * 31 + text.charCodeAt((length >> 2) * 3);
  const mixed =
    Math.imul(first * 961 + middle, 0x9e37) + text.charCodeAt(length - 1) * 131 + length;
  return (mixed ^ (mixed >>> 9)) & (SLOTS - 1);
}
