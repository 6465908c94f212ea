import { deaNumber, iban, luhnNumber, nhsNumber, vehicleNumber } from './check-digits.ts';
import {
  emailAddress,
  internationalPhone,
  northAmericanPhone,
  socialSecurity,
  streetAddress,
} from './contact-values.ts';
import type { Dice } from './dice.ts';
import { inSentences, type Kind } from './planted.ts';

const DIGITS = '0123456789';
const LETTERS = 'ACDEFGHJKMNPQRTUVWXY';

/** Where a value with a form of its own can stand: among words, quotes, brackets and fields. */
const ANYWHERE = [
  '{}',
  'got {} from the desk',
  'lookup ({}) failed',
  'value: {}, status=ok',
  'rejected "{}" as invalid',
  'note={} retry=2',
  'Please use {} from now on.',
  "cannot parse '{}' at row 12",
  'first line\n{}\nlast line',
  '{"seen":"{}","n":3}',
  '[worker] <{}> queued',
];

function card(d: Dice): string {
  const [prefix, length] = d.of([
    ['4', 16],
    ['51', 16],
    ['55', 16],
    ['2221', 16],
    ['34', 15],
    ['37', 15],
    ['6011', 16],
    ['3530', 16],
  ] as const);
  const number = luhnNumber(d, prefix, length);
  const separator = d.of(['', ' ', '-']);
  const groups = length === 15 ? /^(.{4})(.{6})(.{5})$/ : /^(.{4})(.{4})(.{4})(.{4})$/;
  return groups.exec(number)?.slice(1).join(separator) ?? number;
}

const beneficiary = (d: Dice): string => {
  const alphanumeric = LETTERS + DIGITS;
  const separator = d.of(['-', '']);
  const first = `${d.int(1, 9)}${d.text(LETTERS, 1)}${d.text(alphanumeric, 1)}${d.int(0, 9)}`;
  const second = `${d.text(LETTERS, 1)}${d.text(alphanumeric, 1)}${d.int(0, 9)}`;
  return [first, second, `${d.text(LETTERS, 2)}${d.text(DIGITS, 2)}`].join(separator);
};

const spaced = (number: string, groups: RegExp): string =>
  groups.exec(number)?.slice(1).join(' ') ?? number;

const publicAddress = (d: Dice): string =>
  `${d.of([23, 52, 73, 81, 91, 151, 185, 213])}.${d.int(0, 255)}.${d.int(0, 255)}.${d.int(1, 254)}`;

const publicAddress6 = (d: Dice): string =>
  `2a0${d.int(0, 9)}:${[1, 2, 3].map(() => d.text('123456789abcdef', 4)).join(':')}::${d.text('123456789abcdef', 4)}`;

/** Identifiers whose form alone must be enough. */
export const FORMED: readonly Kind[] = [
  inSentences('telephone, North American', northAmericanPhone, ANYWHERE),
  inSentences('telephone, international', internationalPhone, ANYWHERE),
  inSentences('e-mail', emailAddress, ANYWHERE),
  inSentences('social security number', socialSecurity, ANYWHERE),
  inSentences('payment card', card, ANYWHERE),
  inSentences('Medicare beneficiary (MBI)', beneficiary, ANYWHERE),
  inSentences('DEA number', deaNumber, ANYWHERE),
  inSentences('NHS number, 3-3-4', (d) => spaced(nhsNumber(d), /(...)(...)(....)/), ANYWHERE),
  inSentences(
    'IBAN',
    (d) => (d.int(0, 1) ? iban(d) : iban(d).replace(/.{4}(?=.)/g, '$& ')),
    ANYWHERE,
  ),
  inSentences('IPv4 address, public', publicAddress, ANYWHERE),
  inSentences('IPv6 address, public', publicAddress6, ANYWHERE),
  inSentences(
    'MAC address',
    (d) => `0${d.int(0, 9)}${`:${d.text('123456789abcdef', 2)}`.repeat(5)}`,
    ANYWHERE,
  ),
  inSentences('vehicle number (VIN)', vehicleNumber, ANYWHERE),
  inSentences('street address, US', streetAddress, ANYWHERE),
];
