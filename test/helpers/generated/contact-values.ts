import type { Dice } from './dice.ts';
import { person } from './names.ts';

const DIGITS = '0123456789';
const digits = (d: Dice, count: number): string => d.text(DIGITS, count);

/** A North American number, in the ways that people write them. */
export function northAmericanPhone(d: Dice): string {
  const area = `${d.int(2, 9)}0${d.int(1, 9)}`;
  const exchange = `${d.int(2, 9)}${d.int(2, 9)}${d.int(2, 9)}`;
  const line = digits(d, 4);
  return d.of([
    `(${area}) ${exchange}-${line}`,
    `(${area})${exchange}-${line}`,
    `${area}-${exchange}-${line}`,
    `${area}.${exchange}.${line}`,
    `${area} ${exchange} ${line}`,
    `+1 ${area} ${exchange} ${line}`,
    `+1-${area}-${exchange}-${line}`,
    `+1${area}${exchange}${line}`,
    `1-${area}-${exchange}-${line}`,
    `${area}-${exchange}-${line} x${d.int(10, 999)}`,
  ]);
}

/** Numbers with their country code. */
export function internationalPhone(d: Dice): string {
  return d.of([
    `+44 20 7${digits(d, 3)} ${digits(d, 4)}`,
    `+44 7${digits(d, 3)} ${digits(d, 6)}`,
    `+447${digits(d, 9)}`,
    `+49 30 ${digits(d, 6)}`,
    `+49 (0)171 ${digits(d, 7)}`,
    `+33 6 ${digits(d, 2)} ${digits(d, 2)} ${digits(d, 2)} ${digits(d, 2)}`,
    `+46 8 ${digits(d, 3)} ${digits(d, 3)} ${digits(d, 2)}`,
    `+91 9${digits(d, 4)} ${digits(d, 5)}`,
    `+81 3-${digits(d, 4)}-${digits(d, 4)}`,
    `0044 20 7${digits(d, 3)} ${digits(d, 4)}`,
  ]);
}

/** Addresses to write to, of people and of desks. */
export function emailAddress(d: Dice): string {
  const { given, family } = person(d);
  const host = d.of(['example.org', 'mail.example.co.uk', 'nhs.net', 'quail-hollow.health']);
  const [first, last] = [given.toLowerCase(), family.toLowerCase()];
  return d.of([
    `${first}.${last}@${host}`,
    `${first}_${last}${d.int(40, 99)}@${host}`,
    `${first[0]}${last}@${host}`,
    `${given}.${family}@${host}`,
    `${first}+clinic${d.int(1, 99)}@${host}`,
    `${last}-${d.int(1, 99)}@${host.toUpperCase()}`,
    `o'${last}@${host}`,
  ]);
}

/** A day of birth, in the ways that people and programs write it. */
export function birthday(d: Dice): string {
  const [year, month, day] = [d.int(1936, 2019), d.int(1, 12), d.int(1, 28)];
  const two = (number: number): string => String(number).padStart(2, '0');
  const name = d.of(['January', 'March', 'May', 'August', 'Sept', 'Nov', 'Dec']);
  return d.of([
    `${year}-${two(month)}-${two(day)}`,
    `${two(month)}/${two(day)}/${year}`,
    `${month}/${day}/${year}`,
    `${month}-${day}-${year}`,
    `${two(day)}.${two(month)}.${year}`,
    `${name} ${day}, ${year}`,
    `${day} ${name} ${year}`,
    `${year}${two(month)}${two(day)}`,
  ]);
}

/** A street address as letters and clerks write it. */
export function streetAddress(d: Dice): string {
  const street = `${d.int(1, 9_999)} ${d.of(['Quail Hollow', 'Maple', 'N Lincoln', 'Old Mill', 'St. Mary'])} ${d.of(['Street', 'St', 'Ave', 'Road', 'Ln', 'Blvd', 'Court', 'Dr'])}`;
  return d.of([
    street,
    `${street}, Apt ${d.int(1, 99)}`,
    `${street}, Lubbock, TX ${digits(d, 5)}`,
    `${street} Unit ${d.int(1, 99)}, Denver, CO ${digits(d, 5)}-${digits(d, 4)}`,
  ]);
}

/** A social security number with a valid area, written in three parts. */
export const socialSecurity = (d: Dice): string =>
  [`${d.int(1, 5)}${d.text('123456789', 2)}`, d.text('123456789', 2), d.text('123456789', 4)].join(
    d.of(['-', '-', ' ']),
  );
