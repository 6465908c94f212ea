/** Third persons and kin: here a capitalized word that is in no dictionary of words is rather a name. */
export const ABOUT_SOMEONE =
  'he she his her him hers himself herself mr mrs my mother father husband wife daughter brother sister boy girl man woman gentleman lady born aged killed boss';
/** Words of people to people: here a name of the dictionaries is rather a person's. */
export const AMONG_PEOPLE =
  'i me you your we our they them their who people someone everybody name names hi hello dear thanks friend friends family patient patients said';

/** Where none of it is, a text speaks of no people. */
export const SPEAKS_OF_PEOPLE = new RegExp(
  `(?<!\\w)(?:${[...ABOUT_SOMEONE.split(' '), ...AMONG_PEOPLE.split(' '), 'resident', 'is from'].join('|')})[^\\w]|(?<=['’])s [^]`,
  'gi',
);
