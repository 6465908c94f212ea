/** What often stands before a person's name, and before much else. */
const BEFORE =
  /(?:(?<![\p{L}\p{N}])(?:for|of|by|with|from|between|on|to|user|and|\p{Lu}\p{Ll}{2,12}(?:ing|ed))|[(">:-]|^) ?$/u;
/** What often stands behind one. */
const AFTER =
  /^(?:['’]s? | ?[(<[]|, | - | (?:is|was|has|had|did|will|reports|and|at|to)(?!\p{L}))/u;
const REACH = 18;
const AFTER_REACH = 9;
const EACH = 0.75;

/** How much the neighbors of a phrase speak for a person. */
export function nearPerson(text: string, start: number, end: number): number {
  let score = 0;
  if (BEFORE.test(text.slice(Math.max(0, start - REACH), start))) score += EACH;
  if (AFTER.test(text.slice(end, end + AFTER_REACH))) score += EACH;
  return score;
}
