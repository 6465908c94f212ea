/** A JSON object or array somewhere in a text. */
export interface JsonSpan {
  readonly start: number;
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

function spanFrom(text: string, start: number, escapes: number): JsonSpan {
  const open: string[] = [];
  let inString = false;
  let backslashes = 0;
  for (let at = start; at < text.length; at++) {
    const character = text[at] as string;
    if (character === '\\') {
      backslashes++;
      continue;
    }
    if (character === '"' && backslashes === escapes) inString = !inString;
    else if (character === '"' && !inString && backslashes < escapes) break;
    else if (!inString) {
      if (character === '{' || character === '[') open.push(character === '{' ? '}' : ']');
      else if (character === '}' || character === ']') open.pop();
      if (open.length === 0) return { start, end: at + 1, escapes, missing: '' };
    }
    backslashes = 0;
  }
  return {
    start,
    end: text.length,
    escapes,
    missing: (inString ? '"' : '') + open.reverse().join(''),
  };
}
