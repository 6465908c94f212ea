/** Characters that decide; a longer text is told apart by its beginning. */
const LONGEST = 200;
const MOST_KEYS = 8;
const MESSAGE_KEYS = ['message', 'msg'] as const;

const DIGIT_0 = 48;
const DIGIT_9 = 57;
const NOT_ASCII = 128;

/**
 * What records of one log statement have in common: the text of a body without its numbers.
 * Each word with a digit in it (`7`, `exam-0042`, a UUID) is folded into `#`.
 *
 * Never shown: folding can break the form by which redaction knows an identifier.
 */
export function templateOfBody(body: unknown): string {
  if (typeof body === 'string') return templateOf(body);
  if (typeof body !== 'object' || body === null) return typeof body;
  const record = body as Record<string, unknown>;
  for (const key of MESSAGE_KEYS) {
    const text = record[key];
    if (typeof text === 'string') return templateOf(text);
  }
  return Object.keys(record).slice(0, MOST_KEYS).join();
}

/** Not a regular expression: "a word with a digit" takes one quadratic time. */
function templateOf(text: string): string {
  const end = Math.min(text.length, LONGEST);
  let template = '';
  let taken = 0;
  for (let at = 0; at < end; at += 1) {
    if (!isDigit(text.charCodeAt(at))) continue;
    let start = at;
    while (start > taken && isWordPart(text.charCodeAt(start - 1))) start -= 1;
    while (at < end && isWordPart(text.charCodeAt(at))) at += 1;
    template += `${text.slice(taken, start)}#`;
    taken = at;
  }
  return template + text.slice(taken, end);
}

function isDigit(code: number): boolean {
  return code >= DIGIT_0 && code <= DIGIT_9;
}

/** Letters, digits, `-` and `_`: the parts of an identifier. */
function isWordPart(code: number): boolean {
  if (isDigit(code)) return true;
  const lower = code | 32;
  return (lower >= 97 && lower <= 122) || code === 45 || code === 95 || code >= NOT_ASCII;
}
