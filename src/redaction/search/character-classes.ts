import { SIEVE } from '../sieve.ts';

/**
 * Sets of ASCII characters as `text-scan.wat` tells them apart: a bit of the low and of the high
 * half of a code must both be there, so that one bit stands for a rectangle of the code chart.
 */
interface Rectangle {
  readonly codes: readonly number[];
  readonly bit: number;
}

const range = (from: string, to: string): number[] => {
  const [first, last] = [from.charCodeAt(0), to.charCodeAt(0)];
  return Array.from({ length: last - first + 1 }, (_, index) => first + index);
};
const marks = (text: string): number[] => [...text].map((each) => each.charCodeAt(0));

/** Which of the sieve's bits each bit of the module's `kinds` stands for. */
const KINDS: readonly (Rectangle & { readonly kind: number })[] = [
  { codes: marks('@'), kind: SIEVE.at },
  { codes: marks(':='), kind: SIEVE.assign },
  { codes: marks('|'), kind: SIEVE.pipe },
  { codes: marks('^'), kind: SIEVE.caret },
  { codes: marks('{['), kind: SIEVE.bracket },
  { codes: marks('\n'), kind: SIEVE.line },
  { codes: marks('<'), kind: SIEVE.markup },
  { codes: marks('%'), kind: SIEVE.percent },
  { codes: marks('/'), kind: SIEVE.slash },
  { codes: range('0', '9'), kind: SIEVE.digit },
  { codes: range('A', 'O'), kind: SIEVE.capital },
  { codes: range('P', 'Z'), kind: SIEVE.capital },
  { codes: [127], kind: SIEVE.beyond },
].map((each, index) => ({ ...each, bit: index }));

/** Signs that patterns may begin with; all in one row of the chart. */
export const OPENING_SIGNS = '(+-#';
/** The module names these bits by number; what has one may be part of a long word. */
const WORDS: readonly Rectangle[] = [
  range('a', 'o'),
  range('p', 'z'),
  range('A', 'O'),
  range('P', 'Z'),
  range('0', '9'),
  marks(OPENING_SIGNS),
  [95, 127],
].map((codes, bit) => ({ codes, bit }));

/** The six tables that the module begins with. */
export function classTables(): Uint8Array {
  const tables = new Uint8Array(96);
  const put = (at: number, { codes, bit }: Rectangle): void => {
    for (const code of codes) {
      const [low, high] = [at + (code & 15), at + 16 + (code >> 4)];
      tables[low] = (tables[low] as number) | (1 << (bit & 7));
      tables[high] = (tables[high] as number) | (1 << (bit & 7));
    }
  };
  for (const each of KINDS) put(each.bit < 8 ? 0 : 32, each);
  for (const each of WORDS) put(64, each);
  return tables;
}

const KNOWN = new Int32Array(1 << KINDS.length).fill(-1);

/** The sieve's bits for the module's. */
export function kindsOf(bits: number): number {
  const known = KNOWN[bits] as number;
  if (known !== -1) return known;
  let kinds = 0;
  for (const { bit, kind } of KINDS) if ((bits & (1 << bit)) !== 0) kinds |= kind;
  KNOWN[bits] = kinds;
  return kinds;
}
