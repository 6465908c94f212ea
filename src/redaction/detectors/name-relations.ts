import { isListGap } from './name-gaps.ts';
import { KIND } from './name-kinds.ts';
import { givenOdds, surnameOdds } from './name-odds.ts';
import type { NameSpan, NameText } from './name-text.ts';

const KNOWN = KIND.given | KIND.rareGiven | KIND.surname;

/** The names that were found and those that stand in relation to them, in the order of the text. */
export function withRelated(text: NameText, spans: readonly NameSpan[]): NameSpan[] {
  if (spans.length === 0) return [];
  const taken = new Uint8Array(text.words.count);
  for (const { first, last } of spans) taken.fill(1, first, last + 1);
  const more = listed(text, taken);
  const all = [...spans, ...more].sort((one, other) => one.first - other.first);
  const rest = again(text, all, taken);
  if (rest.length === 0) return all;
  return [...all, ...rest].sort((one, other) => one.first - other.first);
}

/** `Hleb, Amelia and Romi`: what a list has beside a name, if it is no word, is one too. */
function listed(text: NameText, taken: Uint8Array): NameSpan[] {
  const found: NameSpan[] = [];
  const take = (at: number, beside: number): void => {
    if (taken[at] === 1 || taken[beside] === 0 || !isListed(text, Math.min(at, beside))) return;
    if (!mayBeAlone(text, at, beside, taken)) return;
    taken[at] = 1;
    found.push({ first: at, last: at });
  };
  for (let at = 1; at < taken.length; at++) take(at, at - 1);
  for (let at = taken.length - 2; at >= 0; at--) take(at, at + 1);
  return found;
}

function isListed(text: NameText, at: number): boolean {
  return (
    isListable(text, at) &&
    isListable(text, at + 1) &&
    isListGap(text.text, text.end(at), text.start(at + 1))
  );
}

/** Below it, the spelling is that of a word: `stable`, `Triage`. */
const LEAST_ODDS = -1.5;

/** Neither an abbreviation (`DVT, Robert Johnson`) nor a word, nor a part of more. */
function mayBeAlone(text: NameText, at: number, beside: number, taken: Uint8Array): boolean {
  if (!text.lower && text.isCapitals(at)) return text.is(at, KNOWN) && text.isCapitals(beside);
  const isFollowed = at + 1 < taken.length && taken[at + 1] === 0 && text.isNextTo(at);
  if (isFollowed && text.isWord(at + 1) && !text.lower) return false;
  const [kind, word] = [text.words.kinds[at] as number, text.words.word(at)];
  return Math.max(givenOdds(kind, word), surnameOdds(kind, word)) > LEAST_ODDS;
}

function isListable(text: NameText, at: number): boolean {
  return !text.is(at, KIND.initial) && !text.isWord(at);
}

/** Each other place where a word of a name stands. */
function again(text: NameText, spans: readonly NameSpan[], taken: Uint8Array): NameSpan[] {
  const { words } = text;
  if (taken.every((one) => one === 1)) return [];
  const parts = new Set<string>();
  for (const { first, last } of spans) {
    for (let at = first; at <= last; at++) {
      if (!text.is(at, KIND.common | KIND.initial)) parts.add(words.folded(at));
    }
  }
  const found: NameSpan[] = [];
  for (let at = 0; at < taken.length; at++) {
    if (taken[at] === 1 || text.is(at, KIND.common | KIND.initial)) continue;
    if (parts.has(words.folded(at))) found.push({ first: at, last: at });
  }
  return found;
}
