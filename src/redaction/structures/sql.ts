import type { Detector, DetectorContext } from '../detector.ts';
import { isReplacement } from '../replacement.ts';
import { placesOf } from '../search/places-of.ts';

/** Where a statement begins, or what a database says of one that failed. */
const STATEMENT =
  /\b(?:insert\s{1,4}(?:ignore\s{1,4})?into|replace\s{1,4}into|merge\s{1,4}into|delete\s{1,4}from|update\s{1,4}[\w."`[\]]{1,128}\s{1,4}set|select\s{1,4}(?:\d|'|\*|distinct\b|count\()|select\s[^;]{0,2000}?\sfrom\s{1,4}[\w."`[\]]{1,128}(?:\s{0,4}(?:$|[;),]|--)|\s{1,4}(?:where|join|inner|left|right|cross|limit|order|group|having|union|as|for|on|[a-z]\d?)\b)|where\s{1,4}[\w."`[\]]{1,128}\s{0,4}(?:=|<|>|!|in\b|like\b|ilike\b|between\b)|call\s{1,4}[\w.]{1,128}\s{0,4}\(|exec(?:ute)?\s{1,4}[\w.[\]]{1,128}\s{1,4}[@'])/i;
const STATEMENT_BEGINS =
  /\b(?:insert|replace|merge|delete|update|select|where|values|call|exec|key|failing|parameters)/i;
const STATEMENT_WORD = /\b(?:insert|replace|merge|delete|update|select|where|call|exec)\b/gi;
const STATEMENT_WORD_HERE = new RegExp(STATEMENT_WORD.source, 'iy');
/** PostgreSQL's DETAIL lines quote the row. */
const KEY_DETAIL = /\bKey \(([^()]{1,512})\)=\(([^()\r\n]{1,4096})\)/g;
const ROW_DETAIL = /\bFailing row contains \(([^\r\n]{1,8192})\)/g;

/**
 * Literals of an SQL statement, all of them: which column one belongs to would take a parser for
 * each dialect. Strings in single quotes, in double quotes behind an operator, numbers of five
 * digits and more, and bound parameters behind `PARAMETERS:` go; keywords and names stay.
 *
 * @see ISO/IEC 9075-2, section 5.3 (literals)
 */
export const sql: Detector = {
  name: 'sql',
  kind: 'identifier',
  sieve: 0,
  begins: STATEMENT_BEGINS,
  redact(text, context, places) {
    const clean = redactDetails(text, context);
    const from = statementStart(clean, clean === text ? places : undefined);
    if (from === -1) return clean;
    const end = endOfString(clean, from);
    if (end === -1) return clean.slice(0, from) + redactLiterals(clean.slice(from), context);
    const statement = redactLiterals(clean.slice(from, end), context);
    return clean.slice(0, from) + statement + redactRest(clean.slice(end), context);
  },
};

/** Behind a statement within a string of an object, whose other strings are no literals of it. */
function redactRest(rest: string, context: DetectorContext): string {
  const from = statementStart(rest, undefined);
  return from === -1 ? rest : rest.slice(0, from) + redactLiterals(rest.slice(from), context);
}

const OPENED = /(?:"\s?:\s?|[[,]\s?|\w: )(["'`])$/;

/** `"sql":"insert …"`, `["insert …"`, `sql: 'insert …'`: where the string ends that a statement begins; -1: none. */
function endOfString(text: string, from: number): number {
  const quote = OPENED.exec(text.slice(Math.max(0, from - 8), from))?.[1];
  if (quote === undefined) return -1;
  for (let at = text.indexOf(quote, from); at !== -1; at = text.indexOf(quote, at + 1)) {
    if (text[at - 1] !== '\\' && /^(?:\s{0,8}[,}\]]|\s|$)/.test(text.slice(at + 1, at + 10)))
      return at;
  }
  return -1;
}

function redactDetails(text: string, context: DetectorContext): string {
  const keys = text.includes(')=(')
    ? text.replace(KEY_DETAIL, (match: string, columns: string, values: string) =>
        isReplacement(values) ? match : `Key (${columns})=(${context.replace(values)})`,
      )
    : text;
  if (!keys.includes('Failing row')) return keys;
  return keys.replace(ROW_DETAIL, (match: string, row: string) =>
    isReplacement(row) ? match : `Failing row contains (${context.replace(row)})`,
  );
}

/** Statements are looked for at their words only, a bounded stretch each. */
function statementStart(text: string, places: readonly number[] | undefined): number {
  if (!/['"\d]/.test(text)) return -1;
  let tries = 0;
  for (const place of places ?? placesOf(text, STATEMENT_WORD)) {
    STATEMENT_WORD_HERE.lastIndex = place;
    if (!STATEMENT_WORD_HERE.test(text)) continue;
    const found = STATEMENT.exec(text.slice(place, place + 2_400));
    if (found?.index === 0) return place;
    if (++tries === 64) return place;
  }
  return -1;
}

/** `''` and `\'` are a quote within a string. A string without an end goes up to the text's. */
const LITERAL =
  /\b[NnEeXxBb]?'(?:[^'\\]|''|\\.)*(?:'|$)|'(?:[^'\\]|''|\\.)*(?:'|$)|(?<=[=<>(,]\s{0,4}|\blike\s{1,4}|\bvalues\s{0,4}\()\\?"(?:[^"\\]|""|\\[^"])*\\?"|\$(\w{0,32})\$[\s\S]{0,8192}?\$\1\$|(?<![\w.$:@-])-?\d{5,}(?:\.\d+)?(?![\w-])|\bparameters["']?\s?[:=]\s?(?:\[[^\]]{0,8192}(?:\]|$)|\{[^}]{0,8192}(?:\}|$))/gi;

function redactLiterals(statement: string, context: DetectorContext): string {
  return statement.replace(LITERAL, (literal: string) => {
    const label = /^parameters["']?\s?[:=]\s?/i.exec(literal)?.[0];
    if (label !== undefined) return label + content(literal.slice(label.length), context);
    const quote = /^\w?(\\?["'])/.exec(literal)?.[1];
    if (quote === undefined) return content(literal, context);
    const start = literal.indexOf(quote) + quote.length;
    const closed = literal.length > start && literal.endsWith(quote.at(-1) as string);
    const inner = literal.slice(start, closed ? -quote.length : undefined);
    if (inner === '' || isReplacement(inner)) return literal;
    return literal.slice(0, start) + context.replace(inner) + (closed ? quote : '');
  });
}

function content(value: string, context: DetectorContext): string {
  return isReplacement(value) || /^[[{]\s*(?:REDACTED\s*)?[\]}]$/.test(value)
    ? value
    : context.replace(value);
}
