/** Says nothing where it stands, but parts what it stands in: controls, soft hyphen, zero-width and direction marks. */
const INVISIBLE =
  /[\x7f-\x9f\u00ad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff]|[\ufe00-\ufe0f]/;
const HYPHEN = /[\u2010-\u2015\u2212\u2043\ufe58\ufe63\uff0d]/;
const DIGIT = /\p{Nd}/u;

/** Letters of Cyrillic and Greek that look as Latin ones do (Unicode UTS 39, confusables). */
const LOOK_ALIKES: ReadonlyMap<string, string> = new Map(
  [
    ...'АA ВB ЕE ЅS ІI ЈJ КK МM НH ОO РP СC ТT ХX УY аa еe оo рp сc уy хx ѕs іi јj һh ԁd ԛq ԝw ѵv к\u006b'.split(
      ' ',
    ),
    ...'ΑA ΒB ΕE ΖZ ΗH ΙI ΚK ΜM ΝN ΟO ΡP ΤT ΥY ΧX οo ѡw ‚, ∶: ː: ꞉: ․. ＠@ ﹫@'.split(' '),
  ].map((pair) => [pair.slice(0, -1), pair.slice(-1)]),
);

/** A text in plain characters, and where in the original each of them stands (and the end). */
export interface Undisguised {
  readonly plain: string;
  readonly at: readonly number[];
  /** Where each ends; not given: where the next begins. */
  readonly ends?: readonly number[];
}

/** References to a character (HTML, section 13.5). */
const SPELLED = /&#(?:[xX]([\da-fA-F]{1,6})|(\d{1,7}));/g;

/**
 * What a text says with its references to characters resolved. Special characters are plain then,
 * too. Nothing where that changes nothing.
 */
export function spelledOut(text: string): Undisguised | undefined {
  let plain = '';
  let copied = 0;
  const at: number[] = [];
  for (const found of text.matchAll(SPELLED)) {
    for (let index = copied; index < found.index; index++) at.push(index);
    const shown = characterOf(found[1] === undefined ? Number(found[2]) : Number(`0x${found[1]}`));
    for (let unit = 0; unit < shown.length; unit++) at.push(found.index);
    plain += text.slice(copied, found.index) + shown;
    copied = found.index + found[0].length;
  }
  if (copied === 0) return undefined;
  for (let index = copied; index <= text.length; index++) at.push(index);
  plain += text.slice(copied);
  const inner = undisguise(plain);
  return inner === undefined
    ? { plain, at }
    : { plain: inner.plain, at: inner.at.map((index) => at[index] as number) };
}

function characterOf(code: number): string {
  return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : ' ';
}

/** What a character becomes, in a table: itself, nothing, or the code of a character of ASCII. */
const UNKNOWN = 0;
const ITSELF = 1;
const NOTHING = 2;
const PAGE = 256;
const DELETE = 0x7f;
/** Filled as characters are met: a pattern and a decomposition for each would cost a microsecond. */
const PAGES: Array<Uint8Array | undefined> = [];

/**
 * What a text says in plain characters: full-width and mathematical letters and digits, digits
 * of other scripts, special spaces and hyphens, look-alikes, without what cannot be seen.
 * Nothing where that changes nothing.
 */
export function undisguise(text: string): Undisguised | undefined {
  const first = nextDisguise(text, 0);
  if (first === text.length) return undefined;
  let plain = '';
  let copied = 0;
  for (let index = first; index < text.length; index = nextDisguise(text, copied)) {
    const code = text.codePointAt(index) as number;
    const shown = shownAs(code);
    plain += text.slice(copied, index);
    if (shown !== NOTHING) plain += String.fromCharCode(shown);
    copied = index + (code > 0xffff ? 2 : 1);
  }
  plain += text.slice(copied);
  return {
    plain,
    // Only findings need to know.
    get at() {
      return positions(text);
    },
  };
}

/** Where the next character stands that is not what it looks like, or the text's end. */
function nextDisguise(text: string, from: number): number {
  for (let index = from; index < text.length; index++) {
    if (text.charCodeAt(index) < DELETE) continue;
    const code = text.codePointAt(index) as number;
    if (shownAs(code) !== ITSELF) return index;
    if (code > 0xffff) index++;
  }
  return text.length;
}

function positions(text: string): number[] {
  const at: number[] = [];
  let index = 0;
  while (index < text.length) {
    const code = text.codePointAt(index) as number;
    const shown = code < DELETE ? ITSELF : shownAs(code);
    const units = code > 0xffff ? 2 : 1;
    if (shown !== NOTHING) at.push(index);
    if (shown === ITSELF && units === 2) at.push(index);
    index += units;
  }
  at.push(text.length);
  return at;
}

function shownAs(code: number): number {
  let page = PAGES[code >> 8];
  if (page === undefined) {
    page = new Uint8Array(PAGE);
    PAGES[code >> 8] = page;
  }
  const known = page[code & 0xff] as number;
  if (known !== UNKNOWN) return known;
  const character = String.fromCodePoint(code);
  const plain = plainOf(character);
  const shown = plain === character ? ITSELF : plain === '' ? NOTHING : plain.charCodeAt(0);
  page[code & 0xff] = shown;
  return shown;
}

function plainOf(character: string): string {
  if (INVISIBLE.test(character)) return '';
  if (HYPHEN.test(character)) return '-';
  const alike = LOOK_ALIKES.get(character);
  if (alike !== undefined) return alike;
  if (DIGIT.test(character)) return String(digitOf(character));
  const compatible = character.normalize('NFKC');
  return compatible.length === 1 && compatible < '\u0080' ? compatible : character;
}

/** Digits of a script follow each other from its zero, before which no digit stands. */
function digitOf(character: string): number {
  const compatible = character.normalize('NFKC');
  if (/^\d$/.test(compatible)) return Number(compatible);
  const code = character.codePointAt(0) as number;
  let value = 0;
  while (value < 9 && DIGIT.test(String.fromCodePoint(code - value - 1))) value++;
  return value;
}
