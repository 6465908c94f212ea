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
    () => northAmericanPhone(d).replace(/^\+?1[ -]?(?=\d{10}$)/, '+1'),
    () => luhnNumber(d, d.of(['4', '51', '55']), 16).replaceAll(/(\d{4})(?=\d)/g, '$1-'),
    () => iban(d),
    () => providerToken(d),
    () => jsonWebToken(d),
  ])();
}

/** One that fits into a header's value and a URL without being encoded, and has no `@`. */
export function plantedToken(d: Dice): string {
  return d.of([() => socialSecurity(d).replaceAll(' ', '-'), () => tokenOfWords(d)])();
}

function tokenOfWords(d: Dice): string {
  for (;;) {
    const token = providerToken(d);
    if (/^[\w.-]+$/.test(token)) return token;
  }
}
