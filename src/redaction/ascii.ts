/** Kinds of UTF-16 codes, for loops in which a pattern would cost more than the work. ASCII only. */
export function isLetter(code: number): boolean {
  return (code >= 97 && code <= 122) || (code >= 65 && code <= 90);
}

export function isDigit(code: number): boolean {
  return code >= 48 && code <= 57;
}

export function isAlphanumeric(code: number): boolean {
  return isLetter(code) || isDigit(code);
}

/** As `\w`. */
export function isInWord(code: number): boolean {
  return isAlphanumeric(code) || code === 95;
}
