/** What hardly anything but a person does: two unknown words before it are rather a name. */
const ACTION =
  /^,? (?:\((?:(?:his|her|their) )?(?:mother|father|mom|mum|dad|wife|husband|son|daughter|brother|sister|uncle|aunt|cousin|nephew|niece|grandmother|grandfather|spouse|partner|caregiver|guardian)\)|(?:waits?|waited|missed|called|checked in|needs|requested|complains|denies|presents|presented|cancell?ed|rescheduled|refused|declined|opened|signed)\b)/;
/** What a record says of a person, and of nothing else. */
const OF_RECORD =
  /^(?:'s|’s)?(?:,| -| \||)? ?\(?(?:MRN|mrn|DOB|dob|D\.O\.B|PID|born|date of birth|(?:age[d:]? ?)?\d{1,3} ?-?(?:[MF]\b|y\/?o\b|yrs?\b|y\.o\.|year)|[MF] ?\d{2}\b)/;
/** `72M, Bob Tillman`, `call back Bob Tillman`. */
const BEFORE_PERSON =
  /(?:[Cc]all(?:ed)? back |(?:MRN|mrn|PID)[:#]? ?#?[^\s]{4,16} |(?:[Cc]hart|[Ee]xam|[Rr]esults?|[Ss]can|[Ll]abs|[Rr]eport|[Aa]ppointment) (?:of|for) |(?:^|\. )(?:[Ss]een|[Aa]sked|[Cc]alled|[Tt]ransfer|[Aa]dmit|[Dd]ischarge) |(?:^|[^\p{L}\p{N}])\d{1,3} ?(?:[MF]|y\/?o(?: [MF])?),? )$/u;
const BEFORE = 24;
const AFTER = 24;

/** Whether what some words are said to do or be, or what stands in front of them, makes them a person. */
export function actsAsPerson(text: string, start: number, end: number): boolean {
  return (
    ACTION.test(text.slice(end, end + AFTER)) ||
    isOfRecord(text, end) ||
    BEFORE_PERSON.test(text.slice(Math.max(0, start - BEFORE), start))
  );
}

/** Whether a record number, a birth date or an age stands behind some words: `(MRN`, ` DOB`, ` 67F`. */
export function isOfRecord(text: string, end: number): boolean {
  return OF_RECORD.test(text.slice(end, end + AFTER));
}
