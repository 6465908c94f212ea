import { KIND, kindAt } from '../detectors/name-kinds.ts';
import { isNoValue, isReferenceToSecret } from '../doubtful-secret.ts';
import type { KeyRule } from '../key-words.ts';
import { isNetworkAddress } from '../network-address.ts';
import { isReplacement, REDACTED } from '../replacement.ts';

/** Where a value stands in a text. */
export interface ValueSpan {
  readonly start: number;
  readonly end: number;
}

/** Most of a prose value that is looked at. */
const PROSE_LENGTH = 160;

/** Words that follow `token:` or `password:` in messages about them. */
const PROSE = new Set(
  `expired invalid missing required must is not null undefined true false none empty cannot should was has no
  unknown incorrect wrong failed too ok valid yes nil n/a never changed reset updated ${REDACTED.toLowerCase()}`.split(
    /\s+/,
  ),
);

/** Nothing, or replaced by an earlier detector, with what stood around it. */
const AROUND = String.raw`[\s"'\`\\()[\]{}.,;:<>*…-]*`;
const ALREADY = new RegExp(`^${AROUND}(?:${REDACTED}${AROUND})?$`);

/** An `&` ends a value where a query's next pair begins, or as it begins a reference (`&quot;`). */
const AMPERSAND = String.raw`&(?!(?:[a-z]{2,6}|#\w{1,8});|[\w.%[\]-]{1,64}=)`;
const UNQUOTED = String.raw`(?:[^\s,;&"'\x60<>(){}[\]|]|${AMPERSAND})+`;
const TIGHT = new RegExp(UNQUOTED, 'y');
/** What goes on behind a blank without a quote: `patientName=Vikram Sharma`, `dob=3 August 2007`. */
const TIGHT_NAME =
  /\p{Lu}[\p{L}\p{M}'’-]*(?:,? \p{Lu}[\p{L}\p{M}'’-]*(?![\p{L}\p{M}\p{N}_'’=:/(-]))+/uy;
const SPACED: Record<KeyRule['shape'], RegExp> = {
  token: new RegExp(`(?:(?:Bearer|Basic|Token|Digest) )?${UNQUOTED}`, 'iy'),
  line: /[^\r\n"'`]+/y,
  name: /[\p{L}\p{M}'’.-]+(?:,? \p{Lu}[\p{L}\p{M}'’.-]*){0,4}(?: \p{Ll}[\p{L}\p{M}'’-]*(?=[\s,;.]|$))?|[^\s,;|"'{}]+/uy,
  number:
    /[#(+]{0,2}[\w*()+./-]*\d[\w()+/-]*(?:[ .-]?\(?\d[\d()-]*){0,6}(?: (?:[xX]|[eE]xt\.?|[eE]xtension) ?\d{1,6})?|[^\s,;|"'{}&]+/y,
  date: /\d{1,4}[-/. ]\d{1,2}[-/. ]\d{1,4}(?:T[\d:.]+Z?)?|\d{8,14}|\p{L}{3,9}\.? \d{1,2}(?:st|nd|rd|th)?,? \d{4}|\d{1,2}(?:st|nd|rd|th)? \p{L}{3,9}\.?,? \d{4}|[^\s,;|"'{}&]+/uy,
  address: /[^\r\n;|"{}]+/y,
};

/** A telephone or a number in three groups goes on behind a blank as well: `tel=648 555 0138`. */
const TIGHT_NUMBER =
  /(?:\+?1[ .-])?\(?\d{3}\)? ?\d{3}[ .-]\d{4}(?![\w=:])|\d{3} \d{2,3} \d{4}(?![\w=:])/y;

/** Where a value begins, and whether white space stands between it and its separator. */
export interface ValueStart {
  readonly at: number;
  readonly tight: boolean;
}

/** Finds the first character of the value after a separator (`:`, `=`, `==`, `=>`). */
export function valueStart(text: string, after: number): ValueStart {
  let at = after;
  while (/[:=>]/.test(text[at] ?? '') && at - after < 3) at++;
  at = behindType(text, at);
  const separated = at;
  while (/[ \t]/.test(text[at] ?? '') && at - separated < 8) at++;
  return { at, tight: at === separated };
}

/** `: string = …`, `: Optional[str] = …`, `: string | undefined = …`. */
const TYPE_BETWEEN =
  /[ \t]{0,4}[A-Za-z_][\w.]{0,40}(?:<[\w.| ,]{1,40}>|\[[\w.| ,]{0,40}\])?(?:[ \t]?[|&][ \t]?[A-Za-z_][\w.]{0,40}){0,4}(?:[ \t]{1,4}=(?![=>])|=(?=["'\x60]))/y;

function behindType(text: string, at: number): number {
  TYPE_BETWEEN.lastIndex = at;
  return at + (TYPE_BETWEEN.exec(text)?.[0].length ?? 0);
}

/** What stands in place of a value where a type is declared: `password: string;`. */
const TYPES = new Set(
  `string str number int int32 int64 integer bool boolean varchar nvarchar varchar2 char nchar text any unknown object byte
  bytes buffer uuid datetime timestamp securestring option optional required`.split(/\s+/),
);

/** Whether a word names a type of a programming language. */
export function isTypeWord(word: string): boolean {
  return word.length < 13 && TYPES.has(word.toLowerCase());
}

/** Whether a value that begins so is an object or array. */
export function isBracket(character: string | undefined): boolean {
  return character === '{' || character === '[';
}

/** The span of a value, if it is one that a rule of this shape takes. */
export function valueSpan(text: string, start: ValueStart, rule: KeyRule): ValueSpan | undefined {
  const opening = text[start.at];
  if (opening === undefined) return undefined;
  if (isBracket(opening))
    return /^(?:\{\s{0,8}\}|\[\s{0,8}\])/.test(text.slice(start.at, start.at + 10))
      ? undefined
      : bracket(text, start.at);
  const block =
    blockSpan(text, start.at) ?? listSpan(text, start.at, rule) ?? lineSpan(text, start.at, rule);
  if (block !== undefined) return block;
  const span = /["'`\\]/.test(opening) ? quoted(text, start.at) : bare(text, start, rule);
  if (span === undefined) return undefined;
  const value = text.slice(span.start, span.end);
  const harmless =
    isNoValue(value) ||
    (rule.shape === 'address' && isNetworkAddress(value)) ||
    (rule.kind === 'secret' && isReferenceToSecret(value));
  return worthwhile(value) && !harmless ? span : undefined;
}

/** YAML's block scalars: `password: |` and indented lines below. */
const BLOCK = /[|>][+-]?\d?[ \t]{0,8}\r?\n/y;
const BLOCK_LINES = /(?:[ \t]{1,64}[^\s][^\n]{0,4096}\n?){1,512}/y;

function blockSpan(text: string, at: number): ValueSpan | undefined {
  BLOCK.lastIndex = at;
  if (!BLOCK.test(text)) return undefined;
  const lines = BLOCK.lastIndex;
  BLOCK_LINES.lastIndex = lines;
  const found = BLOCK_LINES.exec(text)?.[0].trimEnd() ?? '';
  const value = found.trimStart();
  if (value === '' || isReplacement(value)) return undefined;
  return { start: lines + found.length - value.length, end: lines + found.length };
}

/** A password alone on the line below its label; names of algorithms and keys have a digit or two too. */
const NEXT_LINE =
  /\r?\n[ \t]{0,16}(?!sha|md5|aes|rsa|argon|https?:)((?=[^\s]{0,250}[A-Za-z])(?=[^\s\d]{0,250}\d[^\s\d]{0,250}\d)[^\s:=<>(){}[\]"'\x60,;|/-][^\s:=<>(){}[\]"'\x60,;|/]{5,250})[ \t]{0,16}(?:\r?\n|$)/iy;

function lineSpan(text: string, at: number, rule: KeyRule): ValueSpan | undefined {
  if (rule.kind !== 'secret' || (text[at] !== '\n' && text[at] !== '\r')) return undefined;
  NEXT_LINE.lastIndex = at;
  const found = NEXT_LINE.exec(text);
  const value = found?.[1];
  if (found === null || value === undefined || isReplacement(value)) return undefined;
  const start = at + found[0].indexOf(value);
  return { start, end: start + value.length };
}

/** YAML's lists, one value a line: `mrns:` and below it `- 7719203`. */
const ITEM = String.raw`"[^"\n]{1,512}"|'[^'\n]{1,512}'|[^\s'"\x60#&*{}[\]][^\s]{0,511}`;
const LIST = listPattern(ITEM);
const LIST_OF_NAMES = listPattern(String.raw`${ITEM}|\p{Lu}[\p{L}.,'’ -]{1,128}`);

function listPattern(item: string): RegExp {
  return new RegExp(
    String.raw`\r?\n((?:[ \t]{0,64}-[ \t]{1,8}(?:${item})[ \t]{0,8}(?:\r?\n|$)){1,512})`,
    'uy',
  );
}

function listSpan(text: string, at: number, rule: KeyRule): ValueSpan | undefined {
  if (text[at] !== '\n' && text[at] !== '\r') return undefined;
  const pattern = rule.shape === 'name' ? LIST_OF_NAMES : LIST;
  pattern.lastIndex = at;
  const found = pattern.exec(text);
  if (found === null) return undefined;
  const [whole, lines = ''] = found;
  const values = lines.split('\n').map((line) => line.replace(/^\s*-\s+/, '').trim());
  if (
    values.every((value) => value === '' || PROSE.has(value.toLowerCase()) || isReplacement(value))
  ) {
    return undefined;
  }
  const lead = /^\s*-\s+/.exec(lines)?.[0].length ?? 0;
  return {
    start: at + whole.length - lines.length + lead,
    end: at + whole.trimEnd().length,
  };
}

/** A quoted value ends at the same quote behind as many backslashes: JSON inside JSON escapes both. */
function quoted(text: string, from: number): ValueSpan | undefined {
  let start = from;
  while (text[start] === '\\') start++;
  const quote = text[start] ?? '';
  if (!/["'`]/.test(quote)) return undefined;
  const closing = text.slice(from, start + 1);
  start++;
  let end = text.indexOf(closing, start);
  if (closing.length === 1)
    while (end > 0 && escaped(text, end)) end = text.indexOf(closing, end + 1);
  return { start, end: end === -1 ? text.length : end };
}

function escaped(text: string, at: number): boolean {
  let backslashes = 0;
  while (text[at - 1 - backslashes] === '\\') backslashes++;
  return backslashes % 2 === 1;
}

function bracket(text: string, start: number): ValueSpan {
  let depth = 0;
  for (let end = start; end < text.length; end++) {
    if (text[end] === '{' || text[end] === '[') depth++;
    else if ((text[end] === '}' || text[end] === ']') && --depth === 0)
      return { start, end: tokenEnd(text, end + 1) };
  }
  return { start, end: text.length };
}

function bare(text: string, start: ValueStart, rule: KeyRule): ValueSpan | undefined {
  const whole = start.tight || rule.shape === 'line';
  const pattern = start.tight ? tightPattern(text, start.at, rule) : SPACED[rule.shape];
  pattern.lastIndex = start.at;
  const found = pattern.exec(whole ? text : text.slice(0, start.at + PROSE_LENGTH))?.[0] ?? '';
  const value = unclosed(cut(found, rule));
  if (!start.tight && PROSE.has(value.toLowerCase())) return undefined;
  if (isWordOfProse(text, start, value, rule)) return undefined;
  if (isTypeWord(value) || isProse(text, start, value, rule)) return undefined;
  if (isCode(text, start.at, value)) return undefined;
  return { start: start.at, end: tokenEnd(text, start.at + value.length) };
}

/** A number has a digit: `fax: spooler idle`. */
function isWordOfProse(text: string, start: ValueStart, value: string, rule: KeyRule): boolean {
  if (start.tight || rule.shape !== 'number' || !/^[a-z]{2,}$/.test(value)) return false;
  return goesOn(text, start.at + value.length);
}

/** How a sentence about the label goes on: `ssn: Cast to Number failed`, `token: jwt expired`. */
const SENTENCE =
  /^(?:value|cast|invalid|expected|path|validat\w{1,8}|must|should|does|received|rejected|field|this|the|an?|not|please|enter|are|could|string|number|only)\b/i;
const WORD = /^[A-Za-z]+$/;
const GOES_ON = / [A-Za-z"'`(]/y;

function isProse(text: string, start: ValueStart, value: string, rule: KeyRule): boolean {
  if (start.tight || rule.shape === 'line') return false;
  if (SENTENCE.test(value)) {
    return value.includes(' ') || goesOn(text, start.at + value.length);
  }
  return rule.doubtful !== undefined && WORD.test(value) && goesOn(text, start.at + value.length);
}

const CALL =
  /^(?:await|new|yield|function|async|typeof|lambda|require|super|this|self)\b|^[A-Za-z_$][\w$.]{0,128}$/;

/** `= getToken()`, `= await load(…)`, `!= data['confirm']`: what stands there is no value yet. */
function isCode(text: string, at: number, value: string): boolean {
  if (!CALL.test(value)) return false;
  const behind = text[at + value.length];
  return (behind === '(' || behind === '[') && !/\d[A-Za-z]\w*\d/.test(value);
}

function goesOn(text: string, at: number): boolean {
  GOES_ON.lastIndex = at;
  return GOES_ON.test(text);
}

function tightPattern(text: string, at: number, { shape }: KeyRule): RegExp {
  if (shape === 'line' || shape === 'date') return SPACED[shape];
  TIGHT_NUMBER.lastIndex = at;
  if (shape === 'number' && TIGHT_NUMBER.test(text)) return TIGHT_NUMBER;
  TIGHT_NAME.lastIndex = at;
  const name = shape === 'name' ? TIGHT_NAME.exec(text)?.[0] : undefined;
  return name !== undefined && isOfNames(name) ? TIGHT_NAME : TIGHT;
}

/** `user=Vikram Failed` goes on with an ordinary word. */
function isOfNames(value: string): boolean {
  return value.split(/,? /).every((word) => (kindAt(word, 0, word.length) & KIND.common) === 0);
}

/** A value goes to the end of its last token, but for the full stop of its sentence. */
function tokenEnd(text: string, from: number): number {
  TIGHT.lastIndex = from;
  const end = from + (TIGHT.exec(text)?.[0].length ?? 0);
  return end > from && text[end - 1] === '.' ? end - 1 : end;
}

/** `(MRN: 7719203)` closes what was opened in front of the label. */
function unclosed(value: string): string {
  if (!value.endsWith(')') || value.includes('(')) return value;
  return value.slice(0, -1);
}

/** One credential and what a line says behind it: `Authorization: Bearer … attempt=2`. */
const CREDENTIAL = /^(?:Bearer|Basic|Token) [^\s,;]{8,}(?= [\w.]{1,64}=)/i;

/** An address in prose ends where the next label begins. */
function cut(value: string, rule: KeyRule): string {
  if (rule.shape === 'line') return CREDENTIAL.exec(value)?.[0] ?? value;
  if (rule.shape !== 'address') return value;
  const label = /[\s,]+[\w.-]+[:=]/.exec(value);
  return (label ? value.slice(0, label.index) : value).trimEnd();
}

function worthwhile(value: string): boolean {
  if (ALREADY.test(value) || isReplacement(value)) return false;
  // The last is where a statement's parameter goes.
  return !/^(?:null|undefined|true|false|\$\d{1,3}|\?|%s)$/.test(value);
}
