import { actsAsPerson, isOfRecord } from './name-action.ts';
import { onOwnLine } from './name-context.ts';
import { isListGap } from './name-gaps.ts';
import { KIND } from './name-kinds.ts';
import { nearPerson } from './name-neighbors.ts';
import { givenOdds, knownGivenOdds, knownSurnameOdds, surnameOdds, WORD } from './name-odds.ts';
import type { NameText } from './name-text.ts';

/** The most words of one name. */
const LONGEST = 5;
/** What a phrase of two capitalized words must make up for: most of them are no name. */
const NO_NAME = -3.5;
/** Where a person's name stands. */
const PLACED = 5;
/** Where a record names its person; nothing but ordinary words is more against it. */
const OF_RECORD = 8;
/** A word between given name and surname, or behind them, adds no more. */
const FURTHER = 1.5;
const INITIAL = 2.5;
/** `W. Amelia Hartwell`. */
const BEFORE_MORE = 2.5;
/** A letter without a full stop is much else. */
const BARE_INITIAL = 0;
const ARTICLE = -4;
/** `Amelia R Hartwell`. */
const MIDDLE_INITIAL = 3;
const BARE_MIDDLE = 2;
/** What a known name and another word in capitals take away: beside words that are not, in a text that has small letters, and in one that has none. */
const MIXED = [-1, -4] as const;
const AMONG_SMALL = [0, -1.5] as const;
const ALL_CAPITALS = [-1, -2] as const;
/** A surname before the given name. */
const TURNED = -1;
const LEAST_TURNED = 1;
/** `Hartwell, Amelia`: a comma stands between much else. */
const COMMA = -1;
/** A word that is hardly a surname before the comma begins a list (`guests: Hleb, Amelia`). */
const LEAST_REVERSED = 2.25;

/** Words next to each other that are a name, and how sure that is: above 0. */
export interface Phrase {
  readonly first: number;
  readonly last: number;
  readonly score: number;
}

/**
 * The names among words that stand next to each other: those whose odds are highest together.
 * Linear, since a name has few words.
 */
export function namesOfRun(text: NameText, first: number, last: number): readonly Phrase[] {
  const odds = oddsOfRun(text, first, last);
  if (last === first + 1) {
    const score = scoreOf(text, odds, first, last);
    return score > 0 ? [{ first, last, score }] : NONE;
  }
  const best = [0];
  const names: Array<Phrase | undefined> = [undefined];
  for (let end = first; end <= last; end++) {
    const at = end - first + 1;
    best[at] = best[at - 1] as number;
    names[at] = undefined;
    for (let start = Math.max(first, end - LONGEST + 1); start < end; start++) {
      const score = scoreOf(text, odds, start, end);
      const total = score + (best[start - first] as number);
      if (score <= 0 || total <= (best[at] as number)) continue;
      best[at] = total;
      names[at] = { first: start, last: end, score };
    }
  }
  const found: Phrase[] = [];
  for (let at = last - first + 1; at > 0; ) {
    const name = names[at];
    if (name !== undefined) found.unshift(name);
    at = name === undefined ? at - 1 : name.first - first;
  }
  return found;
}

const NONE: readonly Phrase[] = [];

/** What each word of a run is as given name and as surname: each is asked for several times. */
interface Odds {
  readonly from: number;
  readonly given: readonly number[];
  readonly surname: readonly number[];
}

function oddsOfRun(text: NameText, first: number, last: number): Odds {
  const given: number[] = [];
  const surname: number[] = [];
  for (let at = first; at <= last; at++) {
    given.push(asGiven(text, at));
    surname.push(asSurname(text, at));
  }
  return { from: first, given, surname };
}

/** How sure it is that words next to each other are one name; 0 or less: they are none. */
function scoreOf(text: NameText, odds: Odds, first: number, last: number): number {
  const { from, given, surname } = odds;
  const one = given[first - from] as number;
  let score = NO_NAME + one + (surname[last - from] as number);
  if (last === first + 1) {
    const turned = surname[first - from] as number;
    if (turned >= LEAST_TURNED)
      score = Math.max(score, NO_NAME + TURNED + turned + (given[last - from] as number));
  } else {
    score += between(text, odds, first, last);
    if (text.is(first, KIND.initial) && one === INITIAL) score += BEFORE_MORE;
  }
  // Capitals only take away.
  if (score + OF_RECORD <= 0) return score;
  score += inCapitals(text, first, last);
  if (score > 0) return 1 + score;
  if (score + PLACED <= 0) return ofRecord(text, last, score);
  // What its place alone makes a name never wins against what its words make one.
  if (isPlaced(text, first, last)) return (score + PLACED) / PLACED;
  return (score + nearPerson(text.text, text.start(first), text.end(last))) / PLACED;
}

/** What a letter ends with before the name: surnames, too. */
const CLOSING = /^(?:best|love|cheers|regards|yours|dear)$/i;

/** `Hartwell, Amelia`: the score of a surname and a given name with a comma between. */
export function scoreOfReversed(text: NameText, first: number): number {
  const second = first + 1;
  if (text.words.kinds[second] === KIND.common) return WORD;
  const dotted = text.is(second, KIND.initial);
  if (dotted && !text.words.word(second).endsWith('.')) return WORD;
  if (CLOSING.test(text.words.word(first))) return WORD;
  const surname = asSurname(text, first);
  const score =
    NO_NAME +
    COMMA +
    surname +
    (dotted ? INITIAL : asGiven(text, second)) +
    inCapitals(text, first, second);
  const isPair = surname >= LEAST_REVERSED || !isListed(text, second);
  if (isPair && score > 0) return 1 + score;
  const last = text.is(second + 1, KIND.initial) && text.isNextTo(second) ? second + 1 : second;
  if (score + PLACED <= 0) return ofRecord(text, last, score);
  if (isPlaced(text, first, last)) return (score + PLACED) / PLACED;
  if (!isPair) return WORD;
  return (score + nearPerson(text.text, text.start(first), text.end(second))) / PLACED;
}

/** `OKONJO, HARUTO (MRN`: what is hardly a name elsewhere. */
function ofRecord(text: NameText, last: number, score: number): number {
  if (score + OF_RECORD <= 0 || !isOfRecord(text.text, text.end(last))) return score;
  return (score + OF_RECORD) / OF_RECORD;
}

function isListed(text: NameText, at: number): boolean {
  return at + 1 < text.words.count && isListGap(text.text, text.end(at), text.start(at + 1));
}

function between(text: NameText, odds: Odds, first: number, last: number): number {
  const { from, given, surname } = odds;
  let sum = 0;
  for (let at = first + 1; at < last; at++) {
    if (text.is(at, KIND.initial)) {
      sum += text.end(at) - text.start(at) > 1 ? MIDDLE_INITIAL : BARE_MIDDLE;
    } else {
      const most = Math.max(given[at - from] as number, surname[at - from] as number);
      sum += Math.min(FURTHER, most);
    }
  }
  return sum;
}

function asGiven(text: NameText, at: number): number {
  if (!text.is(at, KIND.initial)) {
    const kind = text.words.kinds[at] as number;
    // The word itself is only asked for where it is in no dictionary.
    return knownGivenOdds(kind) ?? givenOdds(kind, text.words.word(at));
  }
  if (text.end(at) - text.start(at) > 1) return INITIAL;
  const letter = text.words.word(at);
  return letter === 'A' || letter === 'I' ? ARTICLE : BARE_INITIAL;
}

function asSurname(text: NameText, at: number): number {
  if (text.is(at, KIND.initial)) return WORD;
  const kind = text.words.kinds[at] as number;
  return knownSurnameOdds(kind) ?? surnameOdds(kind, text.words.word(at));
}

/** What it takes away that words are in capitals, all of a sudden above all: `DVT, Robert`. */
function inCapitals(text: NameText, first: number, last: number): number {
  let capitals = 0;
  let unknown = 0;
  let words = 0;
  for (let at = first; at <= last; at++) {
    if (text.is(at, KIND.initial)) continue;
    words++;
    if (!text.isCapitals(at)) continue;
    capitals++;
    if (!text.is(at, KNOWN)) unknown++;
  }
  if (capitals === 0) return 0;
  const [known, other] = capitals < words ? MIXED : text.hasSmall ? AMONG_SMALL : ALL_CAPITALS;
  return unknown * other + (capitals - unknown) * known;
}

/** Where a person's name stands. */
export function isPlaced(text: NameText, first: number, last: number): boolean {
  const [start, end] = [text.start(first), text.end(last)];
  return (
    text.inContext(first, last) ||
    onOwnLine(text.text, start, end) ||
    actsAsPerson(text.text, start, end)
  );
}

const KNOWN =
  KIND.given | KIND.rareGiven | KIND.givenAlsoWord | KIND.surname | KIND.surnameAlsoWord;
