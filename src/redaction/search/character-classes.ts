import { SIEVE } from '../sieve.ts';

/**
 * Sets of ASCII characters as `text-scan.wat` tells them apart: a bit of the low and of the high
 * half of a code must both be there, so that one bit stands for a rectangle of the code chart.
 */
interface Rectangle {
  readonly codes: readonly number[];
  readonly bit: number;
}

const codes = (first: number, last: number): number[] =>
  Array.from({ length: last - first + 1 }, (_, index) => first + index);
const range = (from: string, to: string): number[] => codes(from.charCodeAt(0), to.charCodeAt(0));
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
  // Two rectangles that leave out NUL, tab, line feed and carriage return.
  {
    codes: [
      ...codes(0x01, 0x08),
      0x0b,
      0x0c,
      0x0e,
      0x0f,
      ...codes(0x11, 0x18),
      0x1b,
      0x1c,
      0x1e,
      0x1f,
    ],
    kind: SIEVE.control,
  },
  { codes: [0x10, 0x19, 0x1a, 0x1d], kind: SIEVE.control },
  { codes: marks('\r'), kind: SIEVE.return },
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

/** The sieve's bits for each eight of the module's. */
const [LOW, HIGH] = [0, 8].map((from) =>
  Int32Array.from({ length: 256 }, (_, bits) =>
    KINDS.slice(from, from + 8).reduce(
      (kinds, { kind }, index) => ((bits & (1 << index)) === 0 ? kinds : kinds | kind),
      0,
    ),
  ),
) as [Int32Array, Int32Array];

/** The sieve's bits for the module's. */
export function kindsOf(bits: number): number {
  return (LOW[bits & 255] as number) | (HIGH[bits >> 8] as number);
}
