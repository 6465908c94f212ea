// Development: these texts were held out until their misses were read and rules were made for
// them. They still show what was built; ../held-out has the texts that only measure.
import Chance from 'chance';
import type { Dice } from '../../../test/helpers/generated/dice.ts';
import type { Slot } from '../fill.ts';

/**
 * Names of chance (MIT): births of the 1880s in the US, registers of Florence and Amsterdam,
 * surnames of England and Wales 1991, Germany 2017, Spain, Japan, France. The dictionaries of the
 * detectors come from other lists.
 */
const chance = new Chance();
const GIVEN = chance.get('firstNames');
const SURNAMES = chance.get('lastNames');

/** Languages of given name and surname, as often as they stand here. */
const MIX: ReadonlyArray<readonly [given: string, surname: string]> = [
  ['en', 'uk'],
  ['en', 'uk'],
  ['en', 'uk'],
  ['en', 'de'],
  ['en', 'es'],
  ['en', 'it'],
  ['en', 'fr'],
  ['it', 'it'],
  ['it', 'es'],
  ['nl', 'nl'],
  ['nl', 'de'],
  ['en', 'jp'],
];

/** Somebody of the written texts. */
export interface Someone {
  readonly given: string;
  readonly family: string;
}

/** Draws somebody. */
export function someone(d: Dice): Someone {
  const [given, surname] = d.of(MIX);
  return {
    given: d.of(GIVEN[d.of(['male', 'female'] as const)][given] ?? []),
    family: d.of(SURNAMES[surname] ?? []),
  };
}

/** Ways to write a name, with the parts that must be gone. */
export type Spelling = (who: Someone, d: Dice) => readonly [text: string, ...parts: string[]];

export const fullName: Spelling = ({ given, family }) => [`${given} ${family}`, given, family];

/** Ways to write a name, by what tables call them. */
export const SPELLINGS: Readonly<Record<string, Spelling>> = {
  'given name and surname': fullName,
  'with a middle initial': ({ given, family }, d) => [
    `${given} ${d.text('ABCDEGHJKLMNPRSTVW', 1)}${d.of(['.', ''])} ${family}`,
    given,
    family,
  ],
  'surname, given name': ({ given, family }) => [`${family}, ${given}`, given, family],
  'double surname': ({ given, family }, d) => {
    const other = someone(d).family;
    return [`${given} ${family}-${other}`, given, family, other];
  },
  'in capitals': ({ given, family }) => {
    const [first, last] = [given.toUpperCase(), family.toUpperCase()];
    return [`${first} ${last}`, first, last];
  },
  'in small letters': ({ given, family }) => {
    const [first, last] = [given.toLowerCase(), family.toLowerCase()];
    return [`${first} ${last}`, first, last];
  },
  'initial and surname': ({ given, family }) => [`${given[0]}. ${family}`, family],
  'title and surname': ({ family }, d) => [
    `${d.of(['Mr.', 'Mrs.', 'Ms.', 'Ms', 'Dr.', 'Miss', 'Dr'])} ${family}`,
    family,
  ],
};

/** The same of somebody who is drawn as well. */
export const NAMES = Object.fromEntries(
  Object.entries(SPELLINGS).map(([name, spelling]) => [name, (d: Dice) => spelling(someone(d), d)]),
) satisfies Readonly<Record<string, Slot>>;
