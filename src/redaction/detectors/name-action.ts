/** What hardly anything but a person does: two unknown words before it are rather a name. */
const ACTION =
  /^,? (?:waits?|waited|missed|called|checked in|needs|requested|complains|denies|presents|presented|cancell?ed|rescheduled|refused|declined|opened|signed)\b/;
/** `72M, Bob Tillman`. */
const AGE = /(?:^|[^\p{L}\p{N}])\d{1,3} ?(?:[MF]|y\/?o(?: [MF])?),? $/u;
const BEFORE = 12;
const AFTER = 16;

/** Whether what some words are said to do, or the age in front of them, makes them a person. */
export function actsAsPerson(text: string, start: number, end: number): boolean {
  return (
    ACTION.test(text.slice(end, end + AFTER)) ||
    AGE.test(text.slice(Math.max(0, start - BEFORE), start))
  );
}
