const LABEL_LENGTH = 64;
const LABEL_WORDS = 4;
const SPACE = 32;
const TAB = 9;
const EQUALS = 61;
/** In front of `=`: `::=`, `?=`, `+=`, `||=`, `!=`. */
const OPERATOR = /[:?+|&!~]/;
/** Assignments are set in columns. */
const MOST_SPACES = 40;
const LETTER = 1;
const OTHER = 2;
const QUOTE = 4;
const OPENS_QUOTE = 8;
/** What a label's characters are. */
const KINDS = kinds();

/** The words in front of a separator. */
export interface Label {
  readonly text: string;
  readonly quoted: boolean;
}

/** May read into what was just replaced: in `a: password=x` the value of `a` is a label too. */
export function labelBefore(text: string, at: number): Label | undefined {
  let end = at;
  if (text.charCodeAt(at) === EQUALS) {
    while (end > 0 && at - end < 2 && OPERATOR.test(text[end - 1] as string)) end--;
    // `"!="` is an operator by itself.
    if (end < at && end > 0 && (kindAt(text, end - 1) & QUOTE) !== 0) end = at;
  }
  while (end > 0 && at - end < MOST_SPACES && isSpace(text.charCodeAt(end - 1))) end--;
  const unquoted = end;
  while (end > 0 && (kindAt(text, end - 1) & QUOTE) !== 0 && unquoted - end < 8) end--;
  const floor = Math.max(0, end - LABEL_LENGTH);
  const start = end === unquoted ? wordsStart(text, end, floor) : quotedStart(text, end, floor);
  if (start === end) return undefined;
  return { text: text.slice(start, end), quoted: end !== unquoted };
}

function quotedStart(text: string, end: number, floor: number): number {
  let start = end;
  while (start > floor && (kindAt(text, start - 1) & OPENS_QUOTE) === 0) start--;
  return start;
}

/** Up to four words, single spaces between them. Only digits (`19:32`) are no label. */
function wordsStart(text: string, end: number, floor: number): number {
  let start = end;
  let spaces = 0;
  let kinds = 0;
  while (start > floor) {
    const code = text.charCodeAt(start - 1);
    if (code === SPACE) {
      const isGap = start === end || text.charCodeAt(start) === SPACE;
      if (isGap || ++spaces === LABEL_WORDS) break;
    } else {
      const kind = kindAt(text, start - 1);
      if ((kind & (LETTER | OTHER)) === 0) break;
      kinds |= kind;
    }
    start--;
  }
  return (kinds & LETTER) === 0 ? end : start;
}

function isSpace(code: number): boolean {
  return code === SPACE || code === TAB;
}

function kindAt(text: string, at: number): number {
  const code = text.charCodeAt(at);
  if (code < 128) return KINDS[code] as number;
  return isLetterBeyond(code) ? LETTER : 0;
}

/** `contraseña`, `hasło`, `пароль`, `密码`: Latin, Greek, Cyrillic, kana, Han and hangul. */
function isLetterBeyond(code: number): boolean {
  if (code < 0xc0) return false;
  if (code < 0x250) return code !== 0xd7 && code !== 0xf7;
  if (code < 0x3041) return code >= 0x370 && code < 0x530;
  return code < 0x3100 || (code >= 0x4e00 && code < 0xa000) || (code >= 0xac00 && code < 0xd7a4);
}

function kinds(): Uint8Array {
  const table = new Uint8Array(128);
  for (let code = 0; code < 128; code++) {
    const character = String.fromCharCode(code);
    if (/[A-Za-z]/.test(character)) table[code] = LETTER;
    else if (/[\w.$'-]/.test(character)) table[code] = OTHER;
    if (/["'`\\\]]/.test(character)) table[code] = (table[code] as number) | QUOTE;
    if (/["'`\\[]/.test(character)) table[code] = (table[code] as number) | OPENS_QUOTE;
  }
  return table;
}
