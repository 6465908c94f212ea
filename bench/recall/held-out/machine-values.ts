// Held out: measured against, never tuned on (see people.ts).
import type { Dice } from '../../../test/helpers/generated/dice.ts';

/** A line that a program writes. */
export type Line = (d: Dice) => string;

export const n = (d: Dice, from = 0, to = 9_999): number => d.int(from, to);
export const num = (d: Dice, length: number): string =>
  `${d.int(1, 9)}${d.text('0123456789', length - 1)}`;
export const hex = (d: Dice, length: number): string => d.text('0123456789abcdef', length);
export const port = (d: Dice): number => d.int(1_024, 65_535);
export const version = (d: Dice): string => `${d.int(0, 9)}.${d.int(0, 30)}.${d.int(0, 20)}`;
export const uuid = (d: Dice): string =>
  `${hex(d, 8)}-${hex(d, 4)}-4${hex(d, 3)}-a${hex(d, 3)}-${hex(d, 12)}`;

const two = (value: number): string => String(value).padStart(2, '0');
export const day = (d: Dice): string => `2026-${two(d.int(1, 12))}-${two(d.int(1, 28))}`;
export const time = (d: Dice): string =>
  `${two(d.int(0, 23))}:${two(d.int(0, 59))}:${two(d.int(0, 59))}`;

/** An address of a private network, as redaction leaves it on purpose. */
export const inside = (d: Dice): string =>
  d.of([
    `10.${d.int(0, 255)}.${d.int(0, 255)}.${d.int(1, 254)}`,
    `192.168.${d.int(0, 255)}.${d.int(1, 254)}`,
    `172.${d.int(16, 31)}.${d.int(0, 255)}.${d.int(1, 254)}`,
    '127.0.0.1',
  ]);

/** A DICOM UID of a class, not of an instance. */
export const sopClass = (d: Dice): string =>
  d.of(['1.2.840.10008.5.1.4.1.1.6.1', '1.2.840.10008.5.1.4.1.1.2', '1.2.840.10008.1.1']);
