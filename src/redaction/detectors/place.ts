import { type Detector, patternDetector } from '../detector.ts';
import { insideDetector } from './inside-detector.ts';
import { KIND, kindAt } from './name-kinds.ts';

const STATES =
  'A[KLRSZ]|C[AOT]|D[CE]|FL|G[AU]|HI|I[ADLN]|K[SY]|LA|M[ADEINOST]|N[CDEHJMVY]|O[HKR]|P[AR]|RI|S[CD]|T[NX]|UT|V[AIT]|W[AIVY]|A[AEP]';
const WORD = String.raw`\p{Lu}[\p{L}\p{M}'’-]{2,30}`;
const PLACE = String.raw`(?:(?:St|Ft|Mt)\. )?${WORD}(?: ${WORD}){0,2}`;
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

/** No word of it is an ordinary one, as in `Login Failed, OK 12345`. */
function isPlace(value: string): boolean {
  return value.split(' ').some((word) => {
    const kind = kindAt(word, 0, word.length);
    return (kind & KIND.common) === 0;
  });
}
