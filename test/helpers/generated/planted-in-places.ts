import { iban, luhnNumber } from './check-digits.ts';
import { emailAddress, northAmericanPhone, socialSecurity } from './contact-values.ts';
import type { Dice } from './dice.ts';
import { jsonWebToken, providerToken } from './secret-values.ts';

/**
 * A value that its form alone gives away, whatever stands beside it: where values are planted in
 * every place at once, a place that leaks is what is looked for, not a form that is not known.
 */
export function plantedWhole(d: Dice): string {
  return d.of([
    () => emailAddress(d),
    () => socialSecurity(d).replaceAll(' ', '-'),
    () => phone(d),
    () => luhnNumber(d, d.of(['4', '51', '55']), 16).replaceAll(/(\d{4})(?=\d)/g, '$1-'),
    () => iban(d),
    () => providerToken(d),
    () => jsonWebToken(d),
  ])();
}

/** One that fits into a header's value and a URL without being encoded, and has no `@`. */
export function plantedToken(d: Dice): string {
  return d.of([
    () => socialSecurity(d).replaceAll(' ', '-'),
    () => `MRN-${d.int(10_000_000, 99_999_999)}`,
    () => tokenOfWords(d),
  ])();
}

/** Three groups with blanks are a status, a size and a duration too: `GET 302 596 0286`. */
function phone(d: Dice): string {
  for (;;) {
    const number = northAmericanPhone(d);
    if (/[(+-]|\.\d/.test(number)) return number;
  }
}

function tokenOfWords(d: Dice): string {
  for (;;) {
    const token = providerToken(d);
    if (/^[\w.-]+$/.test(token)) return token;
  }
}
