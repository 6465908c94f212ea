// Held out: measured against, never tuned on (see people.ts).
import { vehicleNumber } from '../../../test/helpers/generated/check-digits.ts';
import type { Dice } from '../../../test/helpers/generated/dice.ts';
import { plain, someone } from './people.ts';

const MONTHS =
  'January February March April May June July August September October November December'.split(
    ' ',
  );
const two = (value: number): string => String(value).padStart(2, '0');

export const digits = (d: Dice, length: number): string => d.text('0123456789', length);
export const letters = (d: Dice, length: number): string =>
  d.text('ABCDEFGHJKLMNPRSTUVWXYZ', length);

/** `#` becomes a digit, `@` a letter, everything else stays. */
const shaped = (d: Dice, ...shapes: readonly string[]): string =>
  d
    .of(shapes)
    .replace(/#/g, () => digits(d, 1))
    .replace(/@/g, () => letters(d, 1))
    .replace(/^0(?=\d)/, () => String(d.int(1, 9)));

/** A day as people and programs write it. */
export function day(d: Dice, from: number, to: number): string {
  const [year, month, date] = [d.int(from, to), d.int(1, 12), d.int(1, 28)];
  const name = MONTHS[month - 1] as string;
  const [m, dd, short] = [two(month), two(date), two(year % 100)];
  return d.of([
    `${month}/${date}/${year}`,
    `${m}/${dd}/${year}`,
    `${month}/${date}/${short}`,
    `${m}-${dd}-${year}`,
    `${year}-${m}-${dd}`,
    `${year}/${m}/${dd}`,
    `${name} ${date}, ${year}`,
    `${name.slice(0, 3)} ${date}, ${year}`,
    `${date} ${name.slice(0, 3)} ${year}`,
    `${date}-${name.slice(0, 3).toUpperCase()}-${year}`,
    `${month}.${date}.${year}`,
    `the ${date}th of ${name} ${year}`
      .replace(/(?<!1)1th/, '1st')
      .replace(/(?<!1)2th/, '2nd')
      .replace(/(?<!1)3th/, '3rd'),
  ]);
}
export const birthday = (d: Dice): string => day(d, 1928, 2021);
export const visitDay = (d: Dice): string => day(d, 2016, 2026);

/** A day without a year, which only a text about somebody makes a date of a person. */
export function shortDay(d: Dice): string {
  const [month, date] = [d.int(1, 12), d.int(1, 28)];
  const name = MONTHS[month - 1] as string;
  return d.of([
    `${month}/${date}`,
    `${name} ${date}`,
    `${name.slice(0, 3)} ${date}`,
    `${date} ${name}`,
  ]);
}

export function phone(d: Dice): string {
  const area = `${d.int(2, 9)}${d.int(0, 8)}${d.int(0, 9)}`;
  const office = `${d.int(2, 9)}${digits(d, 2)}`;
  const line = digits(d, 4);
  return d.of([
    `(${area}) ${office}-${line}`,
    `${area}-${office}-${line}`,
    `${area}.${office}.${line}`,
    `${area} ${office} ${line}`,
    `${area} ${office}-${line}`,
    `${area}/${office}-${line}`,
    `${area}${office}${line}`,
    `+1${area}${office}${line}`,
    `+1 (${area}) ${office}-${line}`,
    `1 ${area} ${office} ${line}`,
    `${area}-${office}-${line} x${d.int(10, 9_999)}`,
    `${area}-${office}-${line} ext ${d.int(10, 999)}`,
    `+44 20 7${digits(d, 3)} ${digits(d, 4)}`,
    `+49 151 ${digits(d, 8)}`,
  ]);
}

export function email(d: Dice): string {
  const { given, family } = someone(d);
  const [first, last] = [plain(given).toLowerCase(), plain(family).toLowerCase()];
  const local = d.of([
    `${first}.${last}`,
    `${first[0]}${last}`,
    `${last}${digits(d, 3)}`,
    `${first}_${last}`,
  ]);
  return `${local}@${d.of(['mailhub.example', 'inbox.example.net', 'webpost.example.com'])}`;
}

export const social = (d: Dice): string =>
  `${d.int(101, 665)}-${two(d.int(1, 99))}-${d.int(1_000, 9_999)}`;
export const recordNumber = (d: Dice): string =>
  shaped(
    d,
    '#######',
    '########',
    '######',
    '##########',
    '@#######',
    '@@######',
    '###-##-##',
    '##-##-##',
    '@@@-#####',
    '#######@',
    '####-####',
  );
export const planNumber = (d: Dice): string =>
  shaped(
    d,
    '@@@#########',
    '@########',
    '###########',
    '#########',
    '@@@@#######',
    '######### ##',
    '@#####-##',
    '####-#####-##',
    '9####-##########',
  );
export const accountNumber = (d: Dice): string =>
  shaped(
    d,
    '########',
    '#########',
    '############',
    '####-####-##',
    '@@-#######',
    '#######-#',
    '@@@######',
    '## ### ####',
  );
export const license = (d: Dice): string =>
  shaped(
    d,
    '@#######',
    '########',
    '@@######',
    '@###-####-####',
    '@@@@@######',
    '#########',
    '@##-##-####',
  );
export const plate = (d: Dice): string =>
  shaped(d, '@@@ ####', '@@@-####', '#@@@###', '@@## @@@', '@@@####', '###-@@@', '@#####');
export const vehicle = vehicleNumber;
export const serial = (d: Dice): string =>
  shaped(
    d,
    '@@@######@',
    '@@@-#####',
    '@@########',
    '#########',
    '####-@@@@',
    '@#@####/##',
    '@@@ ######',
    'SN#######',
  );
export const biometric = (d: Dice): string =>
  shaped(d, '@@#######', '@@@-########', '########', '@@@@-####-####');
export const studyCode = (d: Dice): string =>
  shaped(d, '@@-#####', '###-####', '@@@#####', '##-###-@@', '@####');

export function address(d: Dice): string {
  const first = d.of([12, 23, 38, 52, 71, 86, 99, 129, 151, 178, 188, 209]);
  return `${first}.${d.int(1, 254)}.${d.int(0, 254)}.${d.int(1, 254)}`;
}

const TENS = ['ninety', 'ninety one', 'ninety-two', 'ninety three', 'ninety-five', 'ninety-seven'];
export const oldAge = (d: Dice): string => String(d.int(90, 106));
export const oldAgeInWords = (d: Dice): string => d.of(TENS);
