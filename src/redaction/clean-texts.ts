/** Slots; a power of two. */
const SLOTS = 4_096;
/** Longer texts do not repeat. */
const LONGEST = 96;

/**
 * Short texts known to hold nothing to redact: values repeat (methods, routes, hosts, levels).
 * Each has one slot, where the next of the same mark takes its place. So texts that never repeat
 * (ids, paths) push out few that do, and none of it grows.
 */
export class CleanTexts {
  private readonly texts = new Array<string | undefined>(SLOTS).fill(undefined);

  has(text: string): boolean {
    return text.length <= LONGEST && this.texts[slotOf(text)] === text;
  }

  add(text: string): void {
    if (text.length <= LONGEST) this.texts[slotOf(text)] = text;
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
