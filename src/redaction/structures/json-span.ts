/** A JSON object or array somewhere in a text. */
export interface JsonSpan {
  readonly start: number;
  /** The start where it turned out to be no JSON. */
  readonly end: number;
  /** Backslashes in front of each quote: 0, or 1, 3, 7 … where JSON is quoted in JSON. */
  readonly escapes: number;
  /** What closes it where the text was cut off; empty where it is whole. */
  readonly missing: string;
}

/** What begins an object with a key, or an array of something that may hold one. */
const OPENING = /\{\s{0,64}(\\{0,15})"|\[(?=\s{0,64}(?:\{\s{0,64}(\\{0,15})"|\[|(\\{0,15})"))/g;

/** The next object or array in a text at or after a place. */
export function nextJson(text: string, from: number): JsonSpan | undefined {
  OPENING.lastIndex = from;
  const found = OPENING.exec(text);
  if (found === null) return undefined;
  const escapes = (found[1] ?? found[2] ?? found[3] ?? '').length;
  return spanFrom(text, found.index, escapes);
}

/** What no repair of a cut-off text takes away. */
const BEYOND_TAIL = /[^\s,:\w.+-]/g;
const QUOTE = 34;
const BACKSLASH = 92;
/** What may stand behind a string: white space, or what `:,]}` are. */
const AFTER_STRING = new Set([...' \t\r\n:,]}'].map((each) => each.charCodeAt(0)));
const CLOSERS = new Map([
  [123, 125],
  [91, 93],
]);

function spanFrom(text: string, start: number, escapes: number): JsonSpan {
  const open: number[] = [];
  let inString = false;
  let backslashes = 0;
  for (let at = start; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === BACKSLASH) {
      backslashes++;
      continue;
    }
    if (code === QUOTE && backslashes === escapes) {
      inString = !inString;
      // A look to the end of the text for each beginning of what is no JSON would be dear.
      if (!inString && escapes === 0 && !mayFollow(text, at + 1)) {
        return { start, end: start, escapes, missing: '' };
      }
    } else if (code === QUOTE && !inString && backslashes < escapes) break;
    else if (!inString) {
      const closer = code === 123 || code === 91 ? CLOSERS.get(code) : undefined;
      if (closer !== undefined) open.push(closer);
      else if (code === 125 || code === 93) open.pop();
      if (open.length === 0) return { start, end: at + 1, escapes, missing: '' };
    }
    backslashes = 0;
  }
  const closing = open
    .reverse()
    .map((each) => String.fromCharCode(each))
    .join('');
  return { start, end: text.length, escapes, missing: (inString ? '"' : '') + closing };
}

/** Whether a string that ends in front of here may be one of JSON, or of its cut-off last part. */
function mayFollow(text: string, at: number): boolean {
  if (at >= text.length || AFTER_STRING.has(text.charCodeAt(at))) return true;
  BEYOND_TAIL.lastIndex = at;
  return !BEYOND_TAIL.test(text);
}
