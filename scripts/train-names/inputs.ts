import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { COMMON_WORDS } from '../../src/redaction/dictionaries/common-words.ts';
import { GIVEN_NAMES } from '../../src/redaction/dictionaries/given-names.ts';
import { GIVEN_NAMES_ALSO_WORDS } from '../../src/redaction/dictionaries/given-names-also-words.ts';
import { RARE_GIVEN_NAMES } from '../../src/redaction/dictionaries/rare-given-names.ts';
import { SURNAMES } from '../../src/redaction/dictionaries/surnames.ts';
import { SURNAMES_ALSO_WORDS } from '../../src/redaction/dictionaries/surnames-also-words.ts';
import { unpackWords } from '../../src/redaction/dictionaries/unpack-words.ts';

/** The dictionaries of this repository. */
export interface Dictionaries {
  readonly given: ReadonlySet<string>;
  readonly rareGiven: ReadonlySet<string>;
  readonly surnames: ReadonlySet<string>;
  readonly common: ReadonlySet<string>;
  readonly givenAlsoWords: ReadonlySet<string>;
  readonly surnamesAlsoWords: ReadonlySet<string>;
}

/** The part of the population that bears a name. */
export interface Frequencies {
  readonly given: ReadonlyMap<string, number>;
  readonly surnames: ReadonlyMap<string, number>;
}

/** Reads the packed dictionaries. */
export function dictionaries(): Dictionaries {
  return {
    given: unpacked(GIVEN_NAMES),
    rareGiven: unpacked(RARE_GIVEN_NAMES),
    surnames: unpacked(SURNAMES),
    common: unpacked(COMMON_WORDS),
    givenAlsoWords: new Set(GIVEN_NAMES_ALSO_WORDS.trim().split(/\s+/)),
    surnamesAlsoWords: new Set(SURNAMES_ALSO_WORDS.trim().split(/\s+/)),
  };
}

function unpacked(text: string): Set<string> {
  const words = new Set<string>();
  unpackWords(text, (codes, length) =>
    words.add(Buffer.from(codes.subarray(0, length)).toString()),
  );
  return words;
}

/** Names of the census by the part of people who have them. */
export function censusNames(folder: string): Frequencies {
  const given = new Map<string, number>();
  for (const file of ['dist.male.first', 'dist.female.first']) {
    for (const [name, part] of read(join(folder, file))) {
      given.set(name, (given.get(name) ?? 0) + part / 2);
    }
  }
  return { given, surnames: new Map(read(join(folder, 'dist.all.last'))) };
}

/** The files round to 0.001 %. */
const LEAST = 0.000_005;

function read(file: string): Array<[string, number]> {
  return readFileSync(file, 'utf8')
    .trim()
    .split('\n')
    .map((line) => {
      const [name = '', percent = ''] = line.trim().split(/\s+/);
      return [name.toLowerCase(), Math.max(Number(percent) / 100, LEAST)];
    });
}

/** Words of English with their level in SCOWL: 10 is most usual, 70 is rare. */
export function englishWords(folder: string): Map<string, number> {
  const words = new Map<string, number>();
  for (const level of [10, 20, 35, 40, 50, 55, 60, 70]) {
    for (const kind of ['english', 'american', 'british']) {
      const file = join(folder, `${kind}-words-${level}.json`);
      for (const word of JSON.parse(readFileSync(file, 'utf8')) as string[]) {
        if (/^[a-z]+$/.test(word) && !words.has(word)) words.set(word, level);
      }
    }
  }
  return words;
}
