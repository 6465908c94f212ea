import { type Detector, patternDetector } from '../detector.ts';
import { SIEVE } from '../sieve.ts';
import { luhn, verhoeff, weighted } from './check-digits.ts';

function bare(name: string, pattern: RegExp, valid?: (value: string) => boolean): Detector {
  const check = valid && { accepts: (value: string) => valid(value.replace(/[\s.-]/g, '')) };
  return patternDetector({ name, kind: 'identifier', pattern, ...check });
}

/**
 * National numbers whose form and check digits together say enough without a label. Those of
 * plain digits with one check digit are not here: an eleventh of all epoch seconds would be
 * NHS numbers.
 */
export const nationalNumbers: readonly Detector[] = [
  // US Medicare beneficiary identifier: CMS, "Understanding the MBI", position rules.
  bare(
    'medicare-mbi',
    /(?<![A-Za-z\d-])(?<lead>)[1-9][AC-HJKMNP-RT-Y][AC-HJKMNP-RT-Y\d]\d(?: ?[-.]\s?)?[AC-HJKMNP-RT-Y][AC-HJKMNP-RT-Y\d]\d(?: ?[-.]\s?)?[AC-HJKMNP-RT-Y]{2}\d\d(?![A-Za-z\d-])/g,
  ),
  // US DEA registrant: 21 CFR 1301.11 form; sum of odd places and twice the even ones.
  // `KB3086255` is an article of Microsoft's, unless it is labelled.
  bare(
    'dea',
    /(?<![A-Za-z\d-])(?<lead>)(?!KB)[ABCDEFGHJKLMPRSTUX][A-Z9]\d{7}(?![A-Za-z\d-])/g,
    isDea,
  ),
  // UK NHS number in its printed form 3-3-4: mod 11.
  bare(
    'nhs-number',
    /(?<![A-Za-z\d.-])(?<lead>)(?:\d{3} \d{3} \d{4}|(?<!\d\s{1,2})\d{3}(?:( {2}|\t)\d{3}\2|\r?\n\d{3} )\d{4}(?!\s{1,2}\d))(?![A-Za-z\d-]|\.\d)/g,
    isNhs,
  ),
  // UK national insurance number: HMRC NIM39110.
  bare(
    'uk-nino',
    /(?<![A-Za-z\d-])(?<lead>)(?!BG|GB|KN|NK|NT|TN|ZZ)[A-CEGHJ-PR-TW-Z][A-CEGHJ-NPR-TW-Z] ?\d\d ?\d\d ?\d\d ?[A-D](?![A-Za-z\d-])/g,
  ),
  // Spain, DNI and NIE: letter by mod 23.
  bare(
    'es-dni',
    /(?<![A-Za-z\d.-])(?<lead>)(?:\d{8}|[XYZ]-?\d{7})-?[A-HJ-NP-TV-Z](?![A-Za-z\d-])/g,
    isDni,
  ),
  // Italy, codice fiscale: DM 12 March 1974, check letter.
  bare(
    'it-codice-fiscale',
    /(?<![A-Za-z\d-])(?<lead>)[A-Z]{6}[\dL-NP-V]{2}[A-EHLMPR-T][\dL-NP-V]{2}[A-Z][\dL-NP-V]{3}[A-Z](?![A-Za-z\d-])/g,
    isCodiceFiscale,
  ),
  // France, NIR: 13 digits and a key of 97 - n mod 97; Corsica has 2A and 2B.
  bare(
    'fr-nir',
    /(?<![A-Za-z\d.-])(?<lead>)[12] ?\d\d ?(?:0[1-9]|1[0-2]|20) ?(?:\d\d|2[AB]) ?\d{3} ?\d{3} ?\d\d(?![A-Za-z\d-]|\.\d)/g,
    isNir,
  ),
  // Sweden, personnummer: date, Luhn.
  bare(
    'se-personnummer',
    /(?<![A-Za-z\d.-])(?<lead>)(?:19|20)?\d\d(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])[-+]\d{4}(?![A-Za-z\d-]|\.\d)/g,
    (value) => luhn(value.replace('+', '').slice(-10)),
  ),
  // Finland, henkilötunnus: mod 31.
  bare(
    'fi-henkilotunnus',
    /(?<![A-Za-z\d-])(?<lead>)(?:0[1-9]|[12]\d|3[01])(?:0[1-9]|1[0-2])\d\d[-+A]\d{3}[\dA-FHJ-NPR-Y](?![A-Za-z\d-])/g,
    isHetu,
  ),
  // Brazil, CPF in its printed form: two check digits mod 11.
  bare('br-cpf', /(?<![A-Za-z\d.-])(?<lead>)\d{3}\.\d{3}\.\d{3}-\d\d(?![A-Za-z\d-])/g, isCpf),
  // India, Aadhaar in its printed form 4-4-4: Verhoeff.
  bare(
    'in-aadhaar',
    /(?<![A-Za-z\d.-]|\d )(?<lead>)[2-9]\d{3}([ -])\d{4}\2\d{4}(?![A-Za-z\d-]|[ .]\d)/g,
    verhoeff,
  ),
  // India, PAN: the fourth letter is the holder's kind.
  bare('in-pan', /(?<![A-Za-z\d-])(?<lead>)[A-Z]{3}[ABCFGHLJPT][A-Z]\d{4}[A-Z](?![A-Za-z\d-])/g),
  // Belgium, rijksregisternummer in its printed form: 97 - n mod 97.
  bare(
    'be-rijksregister',
    /(?<![A-Za-z\d.-])(?<lead>)\d\d\.\d\d\.\d\d-\d{3}\.\d\d(?![A-Za-z\d-]|\.\d)/g,
    isRijksregister,
  ),
  // Switzerland, AHV number: EAN-13 with 756.
  bare(
    'ch-ahv',
    /(?<![A-Za-z\d.-])(?<lead>)756\.?\d{4}\.?\d{4}\.?\d\d(?![A-Za-z\d-]|\.\d)/g,
    isEan,
  ),
];

/** Whether a value is a DEA number. */
export function isDea(value: string): boolean {
  const digits = value.slice(-7);
  return weighted(digits, [1, 2, 1, 2, 1, 2]) % 10 === Number(digits[6]);
}

/** Whether ten digits are a UK NHS number. */
export function isNhs(value: string): boolean {
  return (11 - (weighted(value, [10, 9, 8, 7, 6, 5, 4, 3, 2]) % 11)) % 11 === Number(value[9]);
}

function isDni(value: string): boolean {
  const number = Number(
    value.slice(0, -1).replace(/^[XYZ]/, (letter) => String('XYZ'.indexOf(letter))),
  );
  return 'TRWAGMYFPDXBNJZSQVHLCKE'[number % 23] === value.at(-1);
}

const ODD = [
  1, 0, 5, 7, 9, 13, 15, 17, 19, 21, 2, 4, 18, 20, 11, 3, 6, 8, 12, 14, 16, 10, 22, 25, 24, 23,
];

function isCodiceFiscale(text: string): boolean {
  const value = text.toUpperCase();
  let sum = 0;
  for (let index = 0; index < 15; index++) {
    const code = value.charCodeAt(index);
    const ordinal = code < 65 ? code - 48 : code - 65;
    sum += index % 2 === 0 ? (ODD[ordinal] as number) : ordinal;
  }
  return value.charCodeAt(15) - 65 === sum % 26;
}

function isNir(value: string): boolean {
  const number = value.slice(0, 13).replace('2A', '19').replace('2B', '18');
  return 97 - Number(BigInt(number) % 97n) === Number(value.slice(13));
}

function isHetu(value: string): boolean {
  const digits = value.replace(/[-+A]/, '');
  return '0123456789ABCDEFHJKLMNPRSTUVWXY'[Number(digits.slice(0, 9)) % 31] === value.at(-1);
}

function isCpf(value: string): boolean {
  if (/^(\d)\1*$/.test(value)) return false;
  const check = (length: number): number => {
    const weights = Array.from({ length }, (_, index) => length + 1 - index);
    return ((weighted(value, weights) * 10) % 11) % 10;
  };
  return check(9) === Number(value[9]) && check(10) === Number(value[10]);
}

function isRijksregister(value: string): boolean {
  const key = Number(value.slice(9));
  const number = Number(value.slice(0, 9));
  return 97 - (number % 97) === key || 97 - ((number + 2_000_000_000) % 97) === key;
}

function isEan(value: string): boolean {
  return weighted(value, [1, 3, 1, 3, 1, 3, 1, 3, 1, 3, 1, 3, 1]) % 10 === 0;
}

/**
 * National numbers of plain digits behind their name. The check digit is not asked for:
 * behind its name, a number with a typing error identifies as well.
 */
export const labelledNationalNumber: Detector = patternDetector({
  name: 'national-number',
  kind: 'identifier',
  sieve: SIEVE.digit,
  pattern:
    /(?<lead>\b(?:npi|nhs|sin|social insurance|tfn|tax file|steuer-?id|idnr|steueridentifikationsnummer|kvnr|krankenversichertennummer|bsn|burgerservicenummer|pesel|imei|nir|ppsn?|dni|nie|nif|cpf|aadhaar|aadhar|medicare|personnummer|ahv|cnp|rut|curp|nino|nric|hkid|tckn|egn|oib|jmbg|national (?:id|insurance)(?: card)?|tax(?:payer)? id|itin|ein)(?: (?:number|num|no|card|id)\b\.?){0,2}[ :#=]{1,4}(?:is )?#?)(?=[A-Z]{0,4}[ -]?\d)[A-Z\d]{1,18}(?:[- ./](?=[A-Z]{0,4}\d|[B-HJ-Z](?![A-Z\d]))[A-Z\d]{1,18}){0,7}(?![A-Za-z\d])/gi,
  accepts: (value) =>
    value.replace(/\D/g, '').length >= 5 && /^(?:[^A-Z\d]*[A-Z\d]){6,18}$/i.test(value),
});
