import { type Detector, patternDetector } from '../detector.ts';
import { SIEVE } from '../sieve.ts';

/** International bank account numbers: ISO 13616-1, length 15 to 34, check digits by ISO 7064 MOD 97-10. */
export const iban: Detector = patternDetector({
  name: 'iban',
  kind: 'identifier',
  sieve: SIEVE.digits7,
  pattern: /(?<![\w-])(?<lead>)[A-Z]{2}\d{2}(?: ?[A-Z0-9]{4}){2,7}(?: ?[A-Z0-9]{1,3})?(?![\w-])/g,
  accepts: (value) => isIban(value.replaceAll(' ', '')),
});

function isIban(value: string): boolean {
  if (value.length < 15 || value.length > 34) return false;
  let remainder = 0;
  for (const character of value.slice(4) + value.slice(0, 4)) {
    const number = Number.parseInt(character, 36);
    remainder = (remainder * (number > 9 ? 100 : 10) + number) % 97;
  }
  return remainder === 1;
}
