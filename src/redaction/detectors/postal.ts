import { type Detector, patternDetector } from '../detector.ts';
import { SIEVE } from '../sieve.ts';
import {
  cityByName,
  county,
  isPlace,
  placeAfterStreet,
  placeBeforeState,
  placeInState,
  STATE_NAMES,
  zipAfterPlace,
} from './place.ts';

const STATES =
  'A[KLRSZ]|C[AOT]|D[CE]|FL|G[AU]|HI|I[ADLN]|K[SY]|LA|M[ADEINOST]|N[CDEHJMVY]|O[HKR]|P[AR]|RI|S[CD]|T[NX]|UT|V[AIT]|W[AIVY]|A[AEP]';

/** ZIP codes behind a state (USPS Publication 28, appendix B). */
export const stateZip: Detector = patternDetector({
  name: 'zip-code',
  kind: 'identifier',
  sieve: SIEVE.digit | SIEVE.capital,
  pattern: new RegExp(
    String.raw`(?<lead>(?<!\w)(?:${STATES}|${STATE_NAMES})[ ,]{1,2})\d{5}(?:-\d{4})?(?![\w-]|\.\d)`,
    'g',
  ),
});

/** Postal codes after a label, in any country's form. */
export const labelledPostalCode: Detector = patternDetector({
  name: 'postal-code',
  kind: 'identifier',
  sieve: SIEVE.digit,
  pattern:
    /(?<lead>\b(?:zip(?: ?code)?|post(?:al)? ?code|postleitzahl|plz|cap|code postal)[ :#=]{1,3}(?:is )?)(?=[A-Z]{0,2}-?\d)[A-Z\d]{2,6}(?:[ -][A-Z\d]{2,4})?(?!\w)/gi,
});

/** Postal codes of the United Kingdom (BS 7666) and Canada, whose forms are their own. */
export const letteredPostalCode: Detector = patternDetector({
  name: 'postal-code',
  kind: 'identifier',
  sieve: SIEVE.digit | SIEVE.capital,
  pattern:
    /(?<![\w-])(?<lead>)(?:(?:[A-PR-UWYZ]\d{1,2}|[A-PR-UWYZ][A-HK-Y]\d{1,2}|[A-PR-UWYZ]\d[A-HJKPSTUW]|[A-PR-UWYZ][A-HK-Y]\d[ABEHMNPRVWXY]) \d[ABD-HJLNP-UW-Z]{2}|[ABCEGHJ-NPRSTVXY]\d[A-Z] \d[A-Z]\d)(?![\w-])/g,
});

const LIVED = `(?:liv(?:es?|ed|ing) (?:in|near|outside)|lives? out in|grew up in|born(?: and raised)? in|raised in|residents? of|native of|resid(?:es?|ed|ing) (?:in|near)|moved (?:back )?(?:here )?(?:to|from)|relocat(?:es|ed|ing) (?:to|from)|(?:patient|pt|he|she|they|who|man|woman|lady|male|female|boy|girl|I)(?: is|['’]s| was| are|['’]m| am)? (?:originally )?from|comes from|originally from|home ?(?:city|town)(?: is| of| in)?|(?:travel(?:s|ed|ing|led|ling)?|fl(?:ew|ies|ying)|drove|drives|commutes|commuting|visiting)(?: in| here| over| all the way)? from|(?:vacation(?:ing|ed)?|holiday) in|stay(?:s|ing|ed) in)`;

const livedIn: Detector = patternDetector({
  name: 'place',
  kind: 'identifier',
  pattern: new RegExp(
    String.raw`(?<lead>\b${LIVED} )(?:(?:St|Ft|Mt)\. )?\p{Lu}[\p{L}\p{M}'’.-]{1,30}(?: (?:\p{Lu}[\p{L}\p{M}'’.-]{1,30}|d[eoa]s?|la|am|an der|nad)){0,3}`,
    'gu',
  ),
  accepts: (value) =>
    !/^(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|January|February|March|April|June|July|August|September|October|November|December|Room|Bed|Ward|Unit|Floor|REDACTED)\b/.test(
      value,
    ) && isPlace(value),
});

/** The same in small letters, as people write to each other. */
const livedInSmallLetters: Detector = patternDetector({
  name: 'place',
  kind: 'identifier',
  pattern:
    /(?<lead>\b(?:(?:he|she|who|i|they|patient|pt|mom|dad) (?:now )?(?:lives?|lived|live|resides?|moved) (?:in|near|to)|was born in|grew up in|is from|was from|i'm from) )[a-z]{4,20}(?: (?:city|falls|beach|springs|park|heights|hills|island|town))?(?=[\s.,;!?)]|$)/gi,
  accepts: (value) => isPlace(value.split(' ', 1)[0] as string),
});

/** Where somebody lives or was born, and a city in an address: the place below the state that the context names. */
export const placesOfPerson: readonly Detector[] = [
  livedIn,
  livedInSmallLetters,
  zipAfterPlace,
  placeAfterStreet,
  cityByName,
  placeBeforeState,
  placeInState,
  county,
];
