import { type Detector, patternDetector } from '../detector.ts';
import { SIEVE } from '../sieve.ts';
import { isCity } from './city.ts';
import { insideDetector } from './inside-detector.ts';
import { KIND, kindAt } from './name-kinds.ts';

const STATES =
  'A[KLRSZ]|C[AOT]|D[CE]|FL|G[AU]|HI|I[ADLN]|K[SY]|LA|M[ADEINOST]|N[CDEHJMVY]|O[HKR]|P[AR]|RI|S[CD]|T[NX]|UT|V[AIT]|W[AIVY]|A[AEP]';
const WORD = String.raw`\p{Lu}[\p{L}\p{M}'’-]{2,30}`;
const PLACE = String.raw`(?:(?:St|Ft|Mt)\. |El |La |Le |De )?${WORD}(?: ${WORD}){0,2}`;
const GONE = 'REDACTED';

/** A city before its state and a postal code: `Burlington, VT 05401`, also where the code is gone. */
export const placeBeforeState: Detector = insideDetector({
  name: 'place',
  inside: new RegExp(`(?<=, )(?:${STATES}),? (?:${GONE}|\\d{5}(?:-\\d{4})?)(?![\\w-])`, 'g'),
  farthest: 104,
  gap: 2,
  pattern: new RegExp(String.raw`(?<![\p{L}\p{N}_./-])${PLACE}(?=, )`, 'uy'),
  isOne: isPlace,
});

/** A city behind two parts of an address that are gone: `REDACTED, REDACTED, Burlington`. */
export const placeAfterAddress: Detector = patternDetector({
  name: 'place',
  kind: 'identifier',
  pattern: new RegExp(
    String.raw`(?<lead>(?<![A-Za-z\d])${GONE}, ${GONE}, )${PLACE}(?=[.,;!?]?(?:[\s)]|$))`,
    'gu',
  ),
  accepts: isPlace,
});

export const STATE_NAMES =
  'Alabama|Alaska|Arizona|Arkansas|California|Colorado|Connecticut|Delaware|Florida|Georgia|Hawaii|Idaho|Illinois|Indiana|Iowa|Kansas|Kentucky|Louisiana|Maine|Maryland|Massachusetts|Michigan|Minnesota|Mississippi|Missouri|Montana|Nebraska|Nevada|New Hampshire|New Jersey|New Mexico|New York|North Carolina|North Dakota|Ohio|Oklahoma|Oregon|Pennsylvania|Rhode Island|South Carolina|South Dakota|Tennessee|Texas|Utah|Vermont|Virginia|Washington|West Virginia|Wisconsin|Wyoming|Ontario|Quebec|Alberta|Manitoba|Saskatchewan|British Columbia|Nova Scotia';

/** A city before its state, where a word leads there: `from Springfield, IL`, `in Fresno, California`. */
export const placeInState: Detector = patternDetector({
  name: 'place',
  kind: 'identifier',
  pattern: new RegExp(
    String.raw`(?<lead>(?<![\p{L}\p{N}_./-])(?:[Ii]n|[Ff]rom|[Nn]ear|[Tt]o|[Oo]f|[Aa]t|${GONE}[,.]?) )${PLACE}(?=, (?:${STATES}|${STATE_NAMES})(?![\p{L}\d_-]))`,
    'gu',
  ),
  accepts: isPlace,
});

/** A county, parish or township, which its word tells. */
export const county: Detector = patternDetector({
  name: 'place',
  kind: 'identifier',
  pattern: new RegExp(
    String.raw`(?<lead>(?<![\p{L}\p{N}_./-])(?:[Ii]n|[Ff]rom|[Nn]ear|[Tt]o|[Oo]f) )${PLACE}(?= (?:County|Parish|Township|Borough)(?![\p{L}\d_-]))`,
    'gu',
  ),
  accepts: isPlace,
});

const ZIP = String.raw`\d{5}(?:-\d{4})?(?![\w-]|[.:/]\d)`;

/** The code behind a city, which stands behind a street that is gone: `REDACTED, Corvallis, 97330`. */
export const zipAfterPlace: Detector = patternDetector({
  name: 'zip-code',
  kind: 'identifier',
  sieve: SIEVE.digit,
  pattern: new RegExp(
    String.raw`(?<lead>(?<![A-Za-z\d])${GONE}[,.]?[ \n](?:(?:${PLACE}|${GONE})(?:(?:, ?| )(?:${STATES}|${STATE_NAMES}|${GONE}))?,? ))${ZIP}`,
    'gu',
  ),
});

/** A city right behind a street that is gone, at the end of what is said, or before its code. */
export const placeAfterStreet: Detector = patternDetector({
  name: 'place',
  kind: 'identifier',
  pattern: new RegExp(
    String.raw`(?<lead>(?<![A-Za-z\d])${GONE}(?:, ?|[ ](?:in|near|outside) ))${PLACE}(?=(?:, ?(?:${STATES}|${STATE_NAMES}))?(?:,? ${GONE}|,? \d{5}|[.;!?)]| (?:and|but|with|since|who|until)\b|\n|$))`,
    'gu',
  ),
  accepts: isPlace,
});

/** What software is in as well (`deployed to Frankfurt`), is somebody's city only in a text about people. */
const OF_SOMEONE =
  /REDACTED|(?<![a-z])(?:pts?|patients?|she|he|her|his|my|mom|dad|mother|father|wife|husband|lives?|living|moved|born|y\/?o|year[- ]old|clinic|hospital|dr|doctor|nurse|family|home|resident|transfer|admitted|referred|female|male|lady|gentleman|discharged|follow-?up|seen|daughter|son|works?|retired)(?![a-z-])/i;
const OF_SERVERS =
  /(?<![a-z])(?:servers?|services?|regions?|clusters?|deploy\w*|fail-?over|mirrors?|replicas?|data ?centers?|backups?|nodes?|pods?|zones?)(?![a-z])/i;

/** How far around a city that is asked: a long text is about much. */
const AROUND = 120;

function isOfSomeone(text: string, offset: number): boolean {
  const around = text.slice(Math.max(0, offset - AROUND), offset + AROUND);
  return OF_SOMEONE.test(around) && !OF_SERVERS.test(around);
}

/** Behind a word that leads there, a city by its name. */
export const cityByName: Detector = patternDetector({
  name: 'place',
  kind: 'identifier',
  pattern: new RegExp(
    String.raw`(?<lead>(?<![\p{L}\p{N}_./-])(?:[Ii]n|[Ff]rom|[Nn]ear|[Tt]o|[Oo]f|[Aa]t|[Oo]utside|[Aa]round|[Vv]ia|[Tt]own:|[Cc]ity:?|${GONE}[,.]?) )(?:(?:Greater|North|South|East|West|Downtown) )?(?:(?:St|Ft|Mt)\. |El |La )?${WORD}(?: ${WORD}){0,2}(?![\p{L}\d_-]| (?:time|Time|syndrome|disease|scale|score))`,
    'gu',
  ),
  accepts: (value, text, offset) => isCity(value) && isOfSomeone(text, offset),
});

/** Cities that the dictionaries know as words alone. */
const CITIES = new Set(
  'berlin phoenix frankfurt paris rome vienna florence geneva cologne mobile orange aurora reading bath buffalo'.split(
    ' ',
  ),
);

/** Not all of it are ordinary words, as in `Login Failed, OK 12345`. */
export function isPlace(value: string): boolean {
  return value.split(' ').some((word) => {
    const kind = kindAt(word, 0, word.length);
    const isName = (kind & (KIND.givenAlsoWord | KIND.surnameAlsoWord)) !== 0;
    return (kind & KIND.common) === 0 || isName || CITIES.has(word.toLowerCase());
  });
}
