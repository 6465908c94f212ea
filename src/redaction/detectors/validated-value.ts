import type { Detector, DetectorContext } from '../detector.ts';
import type { KeyRule } from '../key-words.ts';
import { isReplacement } from '../replacement.ts';
import { placesOf } from '../search/places-of.ts';
import { isTypeWord } from '../structures/assigned-value.ts';
import { type LabelledSpan, replaceSpans } from '../structures/labelled-span.ts';
import { isTaken } from '../taken-value.ts';

const LABEL = String.raw`[A-Za-z_$][\w.$[\]-]{0,63}`;
const QUOTED = String.raw`(?:"(?:[^"\\\n]|\\.){1,256}"|'(?:[^'\\\n]|\\.){1,256}'|\x60[^\x60\n]{1,256}\x60|“[^”\n]{1,256}”)`;
const BARE = String.raw`[^\s"'\x60(),;:[\]{}]{1,256}`;
const THING =
  '(?:field|path|parameter|param|property|column|argument|key|attribute|header|option|variable|index|query parameter)';
const value = (extra = ''): string => `(?<value>${QUOTED}${extra})`;
const label = (extra = ''): string => String.raw`["'\x60“]?(?<label>${LABEL})${extra}["'\x60”]?`;

/** How validators and databases name a field and its value, by the words that begin it. */
const MESSAGES: readonly RegExp[] = [
  // joi; mongoose's `path` with value
  `${label()} (?:with|has|had|got|received|contains) (?:the |an? )?(?:invalid |unexpected |wrong )?value:? ${value(`|${BARE}`)}`,
  // express-validator, class-validator, MySQL, mongoose
  String.raw`\b(?:value|entry|input|data):? ${value(`|${BARE}`)} (?:\([^()\n]{0,60}\) )?(?:was |is )?(?:not |in)?(?:valid |allowed |supplied |provided |given )?(?:for|of|in|at|on)(?: the)?(?: ${THING})?:? ${label()}`,
  // mongoose: Path `a` (`x`) is shorter
  String.raw`\b[Pp]ath ${label()} \(${value(`|[^()\n]{1,256}`)}\)`,
  // Spring
  String.raw`\bfield ["'](?<label>${LABEL})["']:? ?rejected value \[(?<value>[^\]\n]{1,256})\]`,
  // django, yup, ActiveRecord
  String.raw`${value()} is (?:not an? (?:valid |allowed )?|an? invalid |an? )(?<label>${LABEL})(?![\w-])`,
  String.raw`\b[Ii]nvalid (?<label>${LABEL}):? ${value()}`,
  // zod, superstruct: received "x" at a; at path: a -- Expected …, but received: "x"
  String.raw`\b(?:received|got|given|found):? ${value()} (?:at|for|in)(?: ${THING})? ${label()}`,
  String.raw`\b[Aa]t path:? ${label()} -- [^\n"'\x60]{0,160}?received:? ${value(`|${BARE}`)}`,
  // joi, ajv-errors, zod: "a" must …, got "x"; received "x", and the field on the next line
  String.raw`(?<![\w.])${label()} (?:length |size |value )?(?:must|should|has to|needs to|cannot|does not|did not|fails|failed|is not|was not)\b[^\n"'\x60]{0,160}?\b(?:got|received|found|given):? ${value()}`,
  String.raw`\b(?:received|got|given|found):? ${value()}\s{0,4}\n\s{0,16}(?:→|->|[aA]t) (?:at )?${label()}`,
  // convict: "a" failed custom validation because x
  String.raw`["'\x60](?<label>${LABEL})["'\x60] fail(?:s|ed) (?:custom )?validation because (?:the value )?${value(String.raw`|[^\s"'\x60(),;:[\]{}]{0,64}\d[^\s"'\x60(),;:[\]{}]{0,192}`)}`,
  // MySQL
  String.raw`\bcolumn ${label()} at row \d{1,9}: ${value()}`,
  // what a message says first it speaks of
  String.raw`${label()}: [^\n"':\x60]{0,80}?\b[Vv]alue:? ${value()}`,
  // pydantic
  String.raw`(?:^|\n)(?<label>${LABEL})\r?\n[^\n]{0,400}?\binput_value=${value(`|${BARE}`)}`,
].map((source) => new RegExp(source, 'dg'));

/** What every message has: a word for the value, and a sign that begins it. */
const BEGINS =
  /\b(?:[Vv]alue:? ["'`“A-Za-z\d]|(?:[Pp]ath|entry|input|data|received|got|given|found|field):? ["'`“]|input_value=|[Ii]nvalid [A-Za-z_$][\w.$[\]-]{0,63}:? ["'`“]|is (?:not an? |an? invalid )[a-z]|validation because |at row \d{1,9}: ["'\x60])/g;
const BEFORE = 480;
const BEHIND = 480;
/** The window of one place reaches over the next ones. */
const STEP = 240;

/**
 * Values that a message names together with their field, judged by the field's name:
 * `"patient.mrn" with value "…" fails`, `Invalid value "…" for field ssn`, `Path \`pin\` (\`…\`)`,
 * `rejected value […]`, `'…' is not a valid email`.
 */
export const validatedValue: Detector = {
  name: 'validated-value',
  kind: 'secret',
  sieve: 0,
  begins: BEGINS,
  redact(text, context, places) {
    let spans: LabelledSpan[] = [];
    let last = Number.NEGATIVE_INFINITY;
    for (const place of places ?? placesOf(text, BEGINS)) {
      if (place < last + STEP) continue;
      last = place;
      spans = spans.concat(spansAround(text, place, context));
    }
    return spans.length === 0 ? text : replaceSpans(text, spans, context);
  },
};

function spansAround(text: string, place: number, context: DetectorContext): LabelledSpan[] {
  const from = Math.max(0, place - BEFORE);
  const part = text.slice(from, place + BEHIND);
  return MESSAGES.flatMap((pattern) =>
    Array.from(part.matchAll(pattern), (found) => spanOf(found, from, context)).filter(
      (span) => span !== undefined,
    ),
  );
}

function spanOf(
  found: RegExpExecArray,
  from: number,
  { keys }: DetectorContext,
): LabelledSpan | undefined {
  const { label = '', value: written = '' } = found.groups ?? {};
  const rule: KeyRule | undefined = keys.verdict(label).scalarRule;
  if (rule === undefined) return undefined;
  const isQuoted = /^["'`“]/.test(written);
  const content = isQuoted ? written.slice(1, -1) : written;
  if (content === '' || isReplacement(content) || isTypeWord(content)) return undefined;
  if (!isTaken(content, rule, label) || NOTHING.test(content)) return undefined;
  const start = from + (found.indices?.groups?.value?.[0] as number) + (isQuoted ? 1 : 0);
  return { start, end: start + content.length, label };
}

/** What is said of a value that there is none, or of its field. */
const NOTHING =
  /^(?:null|undefined|none|nil|true|false|empty|missing|too|not|is|was|must|NaN|for|provided|required)$/i;
