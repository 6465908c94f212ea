// `lib` is ES2023 and these two arrived with ES2024; every supported Node has them.
type WellFormedString = { isWellFormed(): boolean; toWellFormed(): string };

/** How far back a cut may move to keep a token whole. */
const CUT_BACK = 256;

/**
 * A string that is valid Unicode and at most `limit` UTF-16 code units long, plus a marker
 * that says how much is missing.
 */
export function boundedText(text: string, limit: number): string {
  if (text.length <= limit) return wellFormed(text);
  const cut = cutPosition(text, limit);
  // In ASCII: with another character V8 keeps all of the text in two bytes each, and redaction
  // looks at it in the slow way.
  return `${wellFormed(text.slice(0, cut))}...[truncated ${text.length - cut} characters]`;
}

/** Lone surrogates cannot be encoded as UTF-8, and a protobuf string that is not UTF-8 loses its batch. */
function wellFormed(text: string): string {
  const candidate = text as unknown as WellFormedString;
  return candidate.isWellFormed() ? text : candidate.toWellFormed();
}

/**
 * A cut inside a token would leave the first digits of a card or social security number in a
 * form that no detector knows, so the cut moves back to the last white space nearby.
 */
function cutPosition(text: string, limit: number): number {
  const lowest = Math.max(0, limit - CUT_BACK);
  for (let at = limit; at > lowest; at--) {
    const code = text.charCodeAt(at - 1);
    if (code === 0x20 || (code >= 0x09 && code <= 0x0d)) return at;
  }
  return lowest;
}
