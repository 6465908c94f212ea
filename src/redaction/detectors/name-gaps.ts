const SPACE = 0x20;
const NO_BREAK_SPACE = 0xa0;
const LONGEST = 23;
/** What may stand between the words of one name. */
const BETWEEN =
  /^(?:[ \u00a0]{1,2}|-)(?:(?:de|da|das|dos|del|della|di|du|van|von|der|den|ter|ten|'t|la|le|bin|ibn|al|el|y|e|af|av|zu) ){0,3}$/;
/** What stands between the names of a list. */
const LISTED = [', ', ' and ', ' & ', ' or ', ', and ', ', or ', '/'];
const LONGEST_LISTED = 6;

/** Whether what is between two indices holds the words of one name together. */
export function joinsName(text: string, start: number, end: number): boolean {
  const length = end - start;
  if (length === 1) {
    const code = text.charCodeAt(start);
    return code === SPACE || code === NO_BREAK_SPACE || code === 0x2d;
  }
  if (length === 0 || length > LONGEST || text.charCodeAt(start) > NO_BREAK_SPACE) return false;
  return BETWEEN.test(text.slice(start, end));
}

/** `, ` and what else stands between the names of a list. */
export function isListGap(text: string, start: number, end: number): boolean {
  const length = end - start;
  return length > 0 && length <= LONGEST_LISTED && LISTED.includes(text.slice(start, end));
}

/** Exactly one of a few gaps. */
export function isGap(text: string, start: number, end: number, gaps: readonly string[]): boolean {
  const length = end - start;
  if (length <= 0) return false;
  for (const gap of gaps) if (gap.length === length && text.startsWith(gap, start)) return true;
  return false;
}
