import { type Detector, patternDetector } from '../detector.ts';
import { isReplacement } from '../replacement.ts';
import { PlaceSearch } from '../search/place-search.ts';
import { SIEVE } from '../sieve.ts';

/** Countries of the IBAN registry (SWIFT, ISO 13616) with the length that each has. */
const LENGTHS: ReadonlyMap<string, number> = new Map(
  `AD24 AE23 AL28 AT20 AZ28 BA20 BE16 BG22 BH22 BI27 BR29 BY28 CH21 CR22 CY28 CZ24 DE22 DJ27 DK18 DO28 EE20 EG29
  ES24 FI18 FK18 FO18 FR27 GB22 GE22 GI23 GL18 GR27 GT28 HN28 HR21 HU28 IE22 IL23 IQ23 IS26 IT27 JO30 KW30 KZ20 LB28
  LC32 LI21 LT20 LU20 LV21 LY25 MC27 MD24 ME22 MK19 MN20 MR27 MT31 MU30 NI28 NL18 NO15 OM23 PK24 PL28 PS29 PT25 QA29
  RO24 RS22 RU33 SA24 SC31 SD18 SE24 SI19 SK24 SM27 SO23 ST25 SV28 TL23 TN24 TR26 UA29 VA22 VG24 XK20 YE30`
    .split(/\s+/)
    .map((each) => [each.slice(0, 2), Number(each.slice(2))]),
);

/** An ID in base 16 begins as often with a letter as not, but seldom with a country. */
const COUNTRY = `(?:${[...LENGTHS.keys()].join('|')})`;

/**
 * International bank account numbers: ISO 13616-1, the country's length, check digits by
 * ISO 7064 MOD 97-10. In lower case too, but not where all could be a hash.
 */
export const iban: Detector = ibanDetector(
  new RegExp(
    String.raw`(?<![A-Za-z\d-])(?<lead>)${COUNTRY}\d{2}(?:(?:[ .-]|\s{1,2}| - )?[A-Z0-9]){11,31}`,
    'gi',
  ),
  (value) => isIban(value),
);

/** Behind the word, whatever its check digits. */
export const labelledIban: Detector = ibanDetector(
  /(?<lead>\biban(?: (?:number|no\.?|code))?[ :#=]{1,4}(?:is )?)[A-Z]{2}\d{2}(?:[ -]?[A-Z0-9]){11,31}/gi,
  () => true,
);

/** Words behind a number would join it: it ends where its country's numbers end. */
function ibanDetector(pattern: RegExp, accepts: (value: string) => boolean): Detector {
  const search = new PlaceSearch(pattern);
  return {
    name: 'iban',
    kind: 'identifier',
    sieve: SIEVE.digit,
    begins: pattern,
    redact: (text, context, places) =>
      search.replace(text, places, (match) => {
        const lead = match.groups?.['lead'] ?? '';
        const taken = match[0].slice(lead.length);
        const value = taken.slice(0, lengthIn(taken));
        const next = text.charAt(match.index + lead.length + value.length);
        if (/[A-Za-z\d]/.test(next) || isReplacement(value)) return undefined;
        if (!accepts(value.replace(/[^A-Za-z\d]/g, ''))) return undefined;
        return lead + context.replace(value) + taken.slice(value.length);
      }),
  };
}

/** How much of a text its country's numbers take; all but words behind it where that ends within one. */
function lengthIn(text: string): number {
  let left = LENGTHS.get(text.slice(0, 2).toUpperCase()) ?? 0;
  let at = 0;
  for (; at < text.length && left > 0; at++) if (/[A-Za-z\d]/.test(text.charAt(at))) left--;
  if (left === 0 && at > 0 && !/^[A-Za-z\d]/.test(text.slice(at))) return at;
  const words = text.split(' ');
  while (words.length > 1 && !/\d/.test(words.at(-1) as string)) words.pop();
  return words.join(' ').length;
}

/** Business identifier codes (ISO 9362) behind a label: bare, they look like words. */
export const bic: Detector = patternDetector({
  name: 'bic',
  kind: 'identifier',
  sieve: SIEVE.capital,
  pattern:
    /(?<lead>\b(?:BIC|SWIFT)(?:[ /](?:BIC|code))?[ :#=]{1,3}(?:is )?)[A-Z]{6}[A-Z0-9]{2}(?:[A-Z0-9]{3})?(?!\w)/g,
});

/** Routing numbers and sort codes of banks, behind their label. */
export const bankRoute: Detector = patternDetector({
  name: 'bank-route',
  kind: 'identifier',
  sieve: SIEVE.digit,
  pattern:
    /(?<lead>\b(?:(?:aba|routing|transit) (?:number|no\.?|num)?|sort[ -]code)[ :#=]{0,3}(?:is )?)\d{2,3}(?:[ -]?\d{2,3}){2}(?!\w)/gi,
});

function isIban(text: string): boolean {
  if (/^[\da-f]+$/.test(text)) return false;
  const value = text.toUpperCase();
  if (LENGTHS.get(value.slice(0, 2)) !== value.length) return false;
  let remainder = 0;
  for (const character of value.slice(4) + value.slice(0, 4)) {
    const number = Number.parseInt(character, 36);
    remainder = (remainder * (number > 9 ? 100 : 10) + number) % 97;
  }
  return remainder === 1;
}
