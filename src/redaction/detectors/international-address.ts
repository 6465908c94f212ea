import { type Detector, patternDetector } from '../detector.ts';
import { SIEVE } from '../sieve.ts';
import { insideDetector } from './inside-detector.ts';

const PART = String.raw`(?:[\p{Lu}\d(][\p{L}\p{M}\d.'’()/-]{0,30}|u\.|de|del|della|delle|des|dos|das|do|da|di|du|la|le|las|los|van|von|der|den|het|am|an|im|nad|na|v|z|y|e|a|i|nan)`;
/** Between the lines of an address, also where they are quoted (`> `). */
const BREAK = String.raw`(?:,? ?\r?\n[ >?]{0,6},? ?|, ?| )`;
const LINE_BREAK = String.raw`(?:,? ?\r?\n[ >?]{0,6},? ?|, ?)`;
const UNIT = String.raw`(?:Apt|Apartment|Suite|Ste|Unit|Flat|Room|Floor|Fl|apt|suite|unit)\.? ?#?\d{1,5}[A-Za-z]?`;
const TAIL = `(?:${LINE_BREAK}${PART}(?: ${PART}){0,5}){0,4}`;

/** Addresses of any country that have a house number and a flat's: `12 Koskikatu 25 Apt. 3`, over several lines. */
export const unitAddress: Detector = insideDetector({
  name: 'street-address',
  inside: new RegExp(`(?<=[ \n>?,])${UNIT}`, 'g'),
  farthest: 80,
  pattern: new RegExp(
    String.raw`(?<![\p{L}\p{N}.-])\d{1,6}[A-Za-z]? [\p{L}\d][\p{L}\p{M}\d.'’ /-]{1,60}?${BREAK}${UNIT}(?:${BREAK}${UNIT})?(?: ${PART}){0,4}${TAIL}`,
    'uy',
  ),
});

const SUFFIX =
  'stra(?:at|ss?e|ße)|str\\.|gat(?:e|a|an)|v[eä]g(?:en)?|vej|vei(?:en)?|weg|laan|gasse|allee|alle|platz|plein|plads|katu|tie|kuja|polku|plassen|bakken|stien|stræde|stræti|braut|gracht|kade|dijk|steeg|singel|hof|damm|ufer|ring|markt|torget|sokak|caddesi|ova|vägen';
const PREFIX =
  'Rue|Avenue|Boulevard|Chemin|Place|Impasse|Allée|Quai|Route|Via|Viale|Piazza|Corso|Strada|Largo|Vicolo|Calle|Avenida|Av\\.|Avda\\.|Paseo|Plaza|Carrer|Camino|Rua|Rúa|Travessa|Praça|Estrada|Ul\\.|ul\\.|Ulica|ulica|Aleja|Nám\\.|Rue|rue|rua|via|calle';

/** Streets that their language calls something, with a house number behind or before: `Rue de la Paix 5`. */
export const namedStreet: Detector = patternDetector({
  name: 'street-address',
  kind: 'identifier',
  sieve: SIEVE.digit,
  pattern: new RegExp(
    String.raw`(?<![\p{L}\p{N}.-])(?<lead>)(?:\d{1,6}[A-Za-z]?,? )?(?:${PREFIX})(?: ${PART}){1,5}? \d{1,5}[A-Za-z]?(?![\p{L}\p{N}])(?:${BREAK}${UNIT})?${TAIL}`,
    'gu',
  ),
});

/** The last three characters of each suffix: a look at them spares most numbers the rest. */
const ENDINGS = new Set(
  'aat ass sse aße tr. gat ate ata tan väg gen vej vei ien weg aan lee lle atz ein ads atu tie uja lku sen ken æde æti aut cht ade ijk eeg gel hof amm fer ing rkt get kak esi ova'.split(
    ' ',
  ),
);
/** By five bits of each of them, nearly all words need no look at the ending as a text. */
const MAY_END = new Uint8Array(1 << 15);
for (const ending of ENDINGS) MAY_END[slotOf(ending, 0)] = 1;

function slotOf(text: string, at: number): number {
  const [one, two, three] = [text.charCodeAt(at), text.charCodeAt(at + 1), text.charCodeAt(at + 2)];
  return ((one & 31) << 10) | ((two & 31) << 5) | (three & 31);
}

function endsAsStreet(text: string, end: number): boolean {
  return end >= 3 && MAY_END[slotOf(text, end - 3)] === 1 && ENDINGS.has(text.slice(end - 3, end));
}

/**
 * Streets whose word ends as streets do: `Lange Hauptstraße 12`, `Storgatan 5`. A match may
 * begin at any word, so each number is looked at, and what stands in front of it.
 */
export const suffixedStreet: Detector = insideDetector({
  name: 'street-address',
  inside: /(?<=[\p{L}.] )\d/gu,
  /** House number, three words in front, and the street's own. */
  farthest: 160,
  accepts: (text, place) => endsAsStreet(text, place - 1),
  pattern: new RegExp(
    String.raw`(?<![\p{L}\p{N}.-])(?:\d{1,6}[A-Za-z]?,? )?(?:${PART} ){0,3}[\p{L}\p{M}-]{3,30}(?:${SUFFIX}) \d{1,5}[A-Za-z]?(?![\p{L}\p{N}])(?:${BREAK}${UNIT})?${TAIL}`,
    'uy',
  ),
});

/** Addresses of the armed forces (USPS Publication 28, section 238): `PSC 3 Box 45`, `APO AE 09012`. */
export const militaryAddress: Detector = patternDetector({
  name: 'street-address',
  kind: 'identifier',
  pattern:
    /(?<![\w-])(?<lead>)(?:(?:PSC|CMR|Unit|psc|cmr|unit) \d{1,5},? [Bb]ox \d{1,5}|(?:US[NS]S?|USN[SV]|USCGC|usn[sv]|uss|uscgc) [\p{L}'’-]{2,30})(?:[\s,>?]{1,8}(?:[AFD]PO|[afd]po) (?:A[AEP]|a[aep]) \d{5}(?:-\d{4})?)?/gu,
});

/** What follows words that lead to an address, as far as it has a number: `lives at`, `the corner of`. */
export const announcedAddress: Detector = patternDetector({
  name: 'street-address',
  kind: 'identifier',
  pattern: new RegExp(
    String.raw`(?<lead>(?<![\p{L}\p{N}])(?:(?:[Ll]ive[sd]?|[Ll]iving|[Ll]ocated|[Rr]eside[sd]?|[Mm]eet (?:me|you)|address (?:of [\p{L} ]{1,30} )?is|[Oo]ffice is|[Ss]tation is|[Ss]top|[Mm]oved|[Rr]eturn|[Ss]hip(?:ped)?|[Dd]eliver(?:ed)?|[Mm]ail(?:ed)?|[Ii]t['’]s|one|new) (?:in|at|on|to)(?: the corner of)? |corner of ))(?:${PART} ){0,6}(?:\d{1,6}|${PART} (?:St|Str|Rd|Ave)\.?)(?: ${PART}){0,6}(?: and(?: ${PART}){1,4})?${TAIL}`,
    'gu',
  ),
  accepts: (value) => /\p{Lu}/u.test(value) && value.length > 6 && value.includes(' '),
});
