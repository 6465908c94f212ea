/** Says nothing where it stands, but parts what it stands in: soft hyphen, zero-width and direction marks. */
const INVISIBLE =
  /[\u00ad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff]|[\ufe00-\ufe0f]/;
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
}

/**
 * What a text says in plain characters: full-width and mathematical letters and digits, digits
 * of other scripts, special spaces and hyphens, look-alikes, without what cannot be seen.
 * Nothing where that changes nothing.
 */
export function undisguise(text: string): Undisguised | undefined {
  let plain = '';
  const at: number[] = [];
  let index = 0;
  for (const character of text) {
    const shown = character < '\u0080' ? character : plainOf(character);
    for (let part = 0; part < shown.length; part++) at.push(index);
    plain += shown;
    index += character.length;
  }
  at.push(text.length);
  return plain === text ? undefined : { plain, at };
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
