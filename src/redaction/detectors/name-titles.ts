/** Titles and roles that people write before a surname; each with a capital or without. */
const TITLES =
  'mr|mrs|ms|miss|mx|drs?|prof|professor|doctor|sr|sra|srta|señora?|herr|frau|mme|mlle|madame|monsieur|signora?|nurse|sister|rev|reverend|father|fr|rabbi|imam|pastor|deacon|chaplain|capt|captain|sgt|sergeant|lt|lieutenant|cpl|corporal|judge|justice|hon|officer|detective|deputy|agent|sonographer|technologist|technician|tech|radiologist|radiographer|cardiologist|oncologist|pathologist|neurologist|an(?:a)?esthesiologist|attending|resident|fellow|consultant|registrar|pharmacist|therapist|phlebotomist|midwife|paramedic|medic|dietitian|surgeon|physician|counsel(?:l)?or|patient|pt|mother|mom|mum|dad|wife|husband|son|daughter|brother|uncle|aunt|cousin|caregiver|guardian';
/** Short titles that are only ever written in capitals. */
const DEGREES = 'RN|LPN|LVN|NP|PA|CNA|CRNA|MA|MD|OT|SLP|EMT';
const LONGEST = 18;

const any = TITLES.replace(
  /(?<![\p{L}:?])\p{Ll}/gu,
  (letter) => `[${letter.toUpperCase()}${letter}]`,
);
const BEHIND_TITLE = new RegExp(
  String.raw`(?<![\p{L}\p{N}_./@-])(?:${any}|${TITLES.toUpperCase()}|${DEGREES})\.? $`,
  'u',
);

const TITLE = new RegExp(`^(?:${TITLES})$`, 'i');

/** Whether a title or a role stands directly in front of a place: `Sgt. `, `nurse `, `RN `. */
export function isBehindTitle(text: string, start: number): boolean {
  return (
    text.charCodeAt(start - 1) === 0x20 &&
    BEHIND_TITLE.test(text.slice(Math.max(0, start - LONGEST), start))
  );
}

/** Whether a word is itself a title (`reported by Sgt. Hartwell`), and no name. */
export function isTitle(word: string): boolean {
  return TITLE.test(word);
}
