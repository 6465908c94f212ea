// Development: once held out, now read by those who make rules (see people.ts).
import { vehicleNumber } from '../../../test/helpers/generated/check-digits.ts';
import type { Dice } from '../../../test/helpers/generated/dice.ts';
import { someone } from './people.ts';

const DIGITS = '0123456789';
const LETTERS = 'ABCDEFGHJKLMNPQRSTUVWXYZ';
const MONTHS =
  'January February March April May June July August September October November December'.split(
    ' ',
  );

export const digits = (d: Dice, length: number): string => d.text(DIGITS, length);
export const letters = (d: Dice, length: number): string => d.text(LETTERS, length);

const two = (value: number): string => String(value).padStart(2, '0');

/** A day as people write it: with or without zeros, short year, month in words. */
export function day(d: Dice, from: number, to: number): string {
  const [year, month, date] = [d.int(from, to), d.int(1, 12), d.int(1, 28)];
  const name = MONTHS[month - 1] as string;
  return d.of([
    `${month}/${date}/${year}`,
    `${two(month)}/${two(date)}/${year}`,
    `${month}/${date}/${two(year % 100)}`,
    `${month}-${date}-${year}`,
    `${year}-${two(month)}-${two(date)}`,
    `${name} ${date}, ${year}`,
    `${name.slice(0, 3)} ${date} ${year}`,
    `${date} ${name} ${year}`,
  ]);
}
export const birthday = (d: Dice): string => day(d, 1931, 2019);
export const visitDay = (d: Dice): string => day(d, 2019, 2026);

/** A North American number as people write it, also with an extension. */
export function phone(d: Dice): string {
  const [area, office] = [
    `${d.int(2, 9)}${d.int(0, 8)}${d.int(0, 9)}`,
    `${d.int(2, 9)}${digits(d, 2)}`,
  ];
  const line = digits(d, 4);
  return d.of([
    `(${area}) ${office}-${line}`,
    `${area}-${office}-${line}`,
    `${area}.${office}.${line}`,
    `${area} ${office} ${line}`,
    `${area}${office}${line}`,
    `+1 ${area} ${office} ${line}`,
    `1-${area}-${office}-${line}`,
    `(${area})${office}-${line} x${d.int(10, 9_999)}`,
    `${area}-${office}-${line} ext. ${d.int(10, 999)}`,
  ]);
}

export function email(d: Dice): string {
  const { given, family } = someone(d);
  const plain = (text: string): string =>
    text
      .normalize('NFD')
      .replace(/[^A-Za-z]/g, '')
      .toLowerCase();
  const host = d.of([
    'mailbox.example',
    'post.example.net',
    'home.example.org',
    'clinic.example.com',
  ]);
  return `${plain(given)}${d.of(['.', '_', ''])}${plain(family)}${d.of(['', digits(d, 2)])}@${host}`;
}

export const social = (d: Dice): string =>
  `${d.int(101, 665)}-${two(d.int(1, 99))}-${d.int(1_000, 9_999)}`;

/** Numbers of records, plans and accounts: no form of their own. */
export const recordNumber = (d: Dice): string =>
  d.of([
    digits(d, 7),
    digits(d, 6),
    digits(d, 9),
    `${letters(d, 2)}${digits(d, 6)}`,
    `${letters(d, 1)}-${digits(d, 6)}`,
    `${digits(d, 3)}-${digits(d, 4)}`,
    `00${digits(d, 6)}`,
  ]);
export const planNumber = (d: Dice): string =>
  d.of([
    `${letters(d, 3)}${digits(d, 9)}`,
    `W${digits(d, 8)}`,
    digits(d, 11),
    `${letters(d, 2)}-${digits(d, 6)}`,
    `${digits(d, 8)}${letters(d, 1)}`,
  ]);
export const accountNumber = (d: Dice): string =>
  d.of([digits(d, 8), digits(d, 10), `${digits(d, 4)}-${digits(d, 6)}`, `A${digits(d, 7)}`]);
export const license = (d: Dice): string =>
  d.of([`${letters(d, 1)}${digits(d, 7)}`, digits(d, 8), `${letters(d, 2)}${digits(d, 6)}`]);
export const plate = (d: Dice): string =>
  d.of([`${letters(d, 3)}-${digits(d, 4)}`, `${digits(d, 1)}${letters(d, 3)}${digits(d, 3)}`]);
export const vehicle = vehicleNumber;
export const serial = (d: Dice): string =>
  d.of([`${letters(d, 2)}${digits(d, 8)}`, `${letters(d, 3)}-${digits(d, 5)}`, digits(d, 9)]);
export const address = (d: Dice): string =>
  `${d.of([24, 45, 66, 98, 107, 142, 174, 201])}.${d.int(1, 254)}.${d.int(0, 254)}.${d.int(1, 254)}`;
export const biometric = (d: Dice): string => `${letters(d, 2)}${digits(d, 7)}`;
export const studyCode = (d: Dice): string => `${letters(d, 2)}-${digits(d, 5)}`;
