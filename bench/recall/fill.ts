import type { Dice } from '../../test/helpers/generated/dice.ts';

/** A piece of a text, with what of it must be gone. */
export type Slot = (d: Dice) => readonly [text: string, ...parts: string[]];

/** What may stand in braces in a template, and the kind that tables count it under. */
export type Slots = Readonly<Record<string, readonly [kind: string, slot: Slot]>>;

/** A text from a template, with the values in it by kind. */
export interface Filled {
  readonly text: string;
  readonly values: ReadonlyArray<readonly [kind: string, value: string]>;
}

const MAX_DRAWS = 50;

/**
 * Fills the braces of a template. A value that shares a word with the template's own text is drawn
 * again: that the word stays would be counted as a leak.
 */
export function fill(template: string, slots: Slots, d: Dice): Filled {
  const found: Array<readonly [string, string]> = [];
  const frame = template.replace(/\{\w+\}/g, ' ');
  const text = template.replace(/\{(\w+)\}/g, (_, name: string) => {
    const [kind, slot] = slots[name] as Slots[string];
    let [written, ...parts] = slot(d);
    for (let draw = 1; draw < MAX_DRAWS && sharesWord(frame, parts); draw++) {
      [written, ...parts] = slot(d);
    }
    for (const part of parts) found.push([kind, part]);
    return written;
  });
  return { text, values: found };
}

function sharesWord(frame: string, parts: readonly string[]): boolean {
  const words = parts.flatMap((part) => part.match(/[\p{L}\p{N}]{4,}/gu) ?? []);
  return words.some((word) => frame.includes(word)) || parts.some((part) => frame.includes(part));
}
