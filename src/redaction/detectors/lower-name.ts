import { type Detector, patternDetector } from '../detector.ts';
import { KIND, kindAt } from './name-kinds.ts';

const { given, rareGiven, givenAlsoWord, surname, surnameAlsoWord, foreign, common } = KIND;
const LABEL = String.raw`[Pp]atients?|[Pp]t\.?|[Mm]y name is`;
const TITLE = String.raw`[Mm]rs?\.?|[Dd]r\.?|[Pp]rof\.?`;
const WORD = String.raw`\p{Ll}[\p{Ll}\p{M}'’-]{1,30}`;
const END = String.raw`(?![\p{L}\p{M}\p{N}_@=(/\\]|[.:-]\p{L})`;

/** `patient jane doe`, `dr smith`: names in lower case behind a label, where the dictionaries know them for names. */
export const lowerNames: readonly Detector[] = [
  behind(`${LABEL}|${TITLE}`, `${WORD} ${WORD}`, isFullName),
  behind(LABEL, WORD, (word) => isOnly(word, given)),
  behind(TITLE, WORD, (word) => isOnly(word, given | rareGiven | surname | surnameAlsoWord)),
];

function behind(label: string, name: string, accepts: (value: string) => boolean): Detector {
  const lead = String.raw`(?<![\p{L}\p{N}_./-])(?<lead>(?:${label})(?: named| called)?(?: ?: ?| ))`;
  return patternDetector({
    name: 'patient-name',
    kind: 'identifier',
    pattern: new RegExp(`${lead}${name}${END}`, 'gu'),
    accepts,
  });
}

function isFullName(value: string): boolean {
  const [one = '', other = ''] = value.replace(/['’]s$/, '').split(' ');
  if (isOnly(one, given | rareGiven))
    return is(other, surname | surnameAlsoWord | given | rareGiven | foreign);
  if (is(one, givenAlsoWord) && isOnly(other, surname)) return true;
  // One of them may be in no dictionary, but neither may be an ordinary word.
  return !is(one, common) && isOnly(other, surname | rareGiven | foreign) && one.length > 3;
}

/** One of these kinds, and no ordinary word. */
function isOnly(word: string, kinds: number): boolean {
  return is(word, kinds) && !is(word, common);
}

function is(word: string, kinds: number): boolean {
  return (kindAt(word, 0, word.length) & kinds) !== 0;
}
