/** What generators draw from. The same seed gives the same values on every machine. */
export interface Dice {
  /** A whole number, both ends included. */
  int(from: number, to: number): number;
  of<T>(values: readonly T[]): T;
  text(alphabet: string, length: number): string;
}

/** Makes {@link Dice} that roll the same for the same seed. */
export function dice(seed: number): Dice {
  const next = random(seed);
  const int = (from: number, to: number): number => from + next(to - from + 1);
  return {
    int,
    of: (values) => values[int(0, values.length - 1)] as never,
    text: (alphabet, length) => {
      let text = '';
      while (text.length < length) text += alphabet[next(alphabet.length)];
      return text;
    },
  };
}

/** A generator of its own (mulberry32), so that every version of Node has the same values. */
function random(seed: number): (below: number) => number {
  let state = seed >>> 0;
  return (below) => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) % below;
  };
}
