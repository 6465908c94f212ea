const DOT = 46;
const ZERO = 48;
const NINE = 57;
/** Fewer digits than any identifier has that needs no label. */
const HARMLESS_DIGITS = 6;

/** Whether a field is a number of few digits, with a decimal point at most. */
export function isSmallNumber(text: string, start: number, end: number): boolean {
  if (end - start > HARMLESS_DIGITS + 1) return false;
  let dots = 0;
  for (let at = start; at < end; at++) {
    const code = text.charCodeAt(at);
    if (code === DOT) dots++;
    else if (code < ZERO || code > NINE) return false;
  }
  return dots < 2 && end - start - dots <= HARMLESS_DIGITS;
}
