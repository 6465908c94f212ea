import { ContextWords } from './context-words.ts';

/** How far a context reaches. */
const BEFORE = 40;
const AFTER = 40;
const INDENT = 8;

const KIN =
  'mother|father|mom|mum|dad|wife|husband|son|daughter|brother|sister|uncle|aunt|cousin|nephew|niece|grandmother|grandfather|grandson|granddaughter|friend|partner|spouse|fianc[eé]e?|boyfriend|girlfriend|neighbou?r|roommate|caregiver|guardian';
const ROLE =
  'doctor|physician|surgeon|nurse|therapist|sonographer|technician|radiologist|cardiologist|dentist|midwife|pharmacist|patient|client|resident|professor|producer|director|actor|actress|singer|author|writer|president|senator|minister|captain|sergeant|officer|judge|coach|manager|colleague|assistant|secretary|guitarist|drummer|bassist|artist|king|queen|saint|sir|madam|lady|lord';
const SPEECH =
  'said|says|say|asked|asks|told|tells|replied|answered|explained|added|shouted|whispered|wrote|writes|thinks|thought|believes|knows|knew|wants|wanted|needs|likes|loves|hates|called|calls|complained|reported|reports|denies|denied|phoned|paged|texted|emailed|notified|rang|escorted|interviewed|agreed|insisted|laughed|cried';
const LIFE =
  'was born|is born|was admitted|was discharged|was seen|died|passed away|lives|lived|grew up|moved|married|works|worked|retired|turned|just turned|spent|flew|travell?ed|visited|studied|graduated|resides|suffers|suffered|underwent|arrived at|went|came|met|left|stayed|played|sings|sang|sat|stood|walked|smiled|joined|has to get|has been|had been|would like|is from|was from|is an? (?:\\d|patient|resident|man|woman|boy|girl)|who (?:is|was|has|had|lives)|began|has always|arrived|checked in|is (?:here|late|waiting|ready for|in (?:room|bed|bay|ward|theatre|theater|the))|in (?:room|bed|bay|ward) \\d|at bedside|did not (?:attend|arrive|show)|no[- ]show|(?:is|was|has been|seems|looks|feels)(?: still| very| a bit| so| too| quite| now| really)? (?:anxious|nervous|upset|allergic|pregnant|diabetic|asleep|awake|crying|fasting|febrile|afebrile|confused|sedated|claustrophobic|intubated|nauseous|dizzy|tired|worried|angry|happy|sad|sick|in (?:pain|labor|labour|surgery))|has an? (?:appointment|rash|fever|headache|cough|pacemaker|fracture|question about (?:her|his)|history of|mri|ct|scan|allergy)|still (?:in the|at the|here|asleep)|allergic to|pregnant|in the waiting room|at \\d{1,2}(?::\\d\\d)? ?(?:am|pm|[ap]\\.m)|can I|could (?:I|you)|can you|would you|please|do you|are you|how are|thank you';

const BEFORE_NAME = new RegExp(
  String.raw`(?:^|[^\p{L}\p{N}])(?:(?:${KIN}|${ROLE}|${SPEECH})(?: (?:to|by|that|hello to|of)| is| was| named| called|,)?|hi|hello|hey|dear|thanks|thank you|regards|sincerely|cheers|best wishes|yours|attn|attention|c/o|signed|signed by|seen by|written by|reviewed by|performed by|read by|dictated by|interview with|name(?: is| was)?|names are|name['’]s|i am|i['’]m|this is (?:mr|mrs|ms|dr)|he is|she is|who is|whose name is|named|nicknamed|aka|call me|meet|met|with my|(?:named|called|told|asked|gave|between|for) (?:him|her|me|them|us)(?: and)?|son of|wife of|mother of|father of|born to|on behalf of|in memory of|care of|book(?:ed)? for|(?:email|call|message|text|voicemail) from|met with|spoke (?:to|with)|talked (?:to|with)|née|m(?:r|rs|iss)|dr|prof)(?:[.,:!?]| -)?\s{1,2}$`,
  'iu',
);
const LABEL_BEFORE =
  /(?:^|[\n|;,\t])[ \t>?*-]*(?:full |first |last |patient |contact |customer |sender |recipient )?(?:name|from|to|cc|attn|signed|author|by|contact|physician|provider|guarantor|insured|subscriber)\s?[:=]\s{1,8}$/iu;
const AFTER_NAME = new RegExp(
  String.raw`^(?:['’]s (?:${KIN}|home|house|name|phone|email|e-mail|address|birthday|car|scan|chart|record|records|results?|appointment|exam|visit|surgery|medication|insurance|account|life|face|voice|hand|body|book|story|work|team|career|last|first|new)\b|,? (?:${SPEECH}|${LIFE})(?![\p{L}])|,? (?:aged?(?![\p{L}])|\d{1,3}(?:[ -]years?[ -]old| ?yo\b|,))|, (?:MD|M\.D\.|RN|PhD|DO|Esq|Jr|Sr|III?)\b| (?:Jr|Sr)\b|:\s{0,2}["“'])`,
  'iu',
);

const BEFORE_WORDS = new ContextWords(
  [BEFORE_NAME.source, LABEL_BEFORE.source],
  ['neighbor', 'neighbour', 'mr', 'mrs', 'miss'],
);
const AFTER_WORDS = new ContextWords([AFTER_NAME.source], ['age', 'traveled', 'travelled', 'ii']);

/** What is done with people, and with programs, too. */
const ASKED_BEFORE =
  /(?<![\p{L}\p{N}])(?:ask(?:ed)?|call(?:ed)?|tell|page|phone|text|email|notify|remind|let|cc|per|met with|waiting (?:on|for)|give (?:this|it) to|(?:book(?:ed)?|email|message|text|call) (?:for|from)|(?:assigned|referred|belongs) to) $/iu;
const ASKED = 20;

/** Whether a known name stands where somebody is asked, called or given something. */
export function isAskedFor(text: string, start: number): boolean {
  return ASKED_BEFORE.test(text.slice(Math.max(0, start - ASKED), start));
}

/** `- Amelia` at the end. */
const DASH = /(?:\n|[.!?,] ?) {0,2}(?:[-–—~]|--) ?$/u;

/** Whether a name signs the text: behind a dash, as the last word. */
export function signs(text: string, start: number, end: number): boolean {
  return end === text.trimEnd().length && DASH.test(text.slice(Math.max(0, start - INDENT), start));
}

/** Whether what stands around a capitalized word says that it is a person's name. */
export function inPersonContext(text: string, start: number, end: number): boolean {
  if (BEFORE_WORDS.mayEndBefore(text, start)) {
    const before = text.slice(Math.max(0, start - BEFORE), start);
    if (BEFORE_NAME.test(before) || LABEL_BEFORE.test(before)) return true;
  }
  return AFTER_WORDS.mayBeginAt(text, end) && AFTER_NAME.test(text.slice(end, end + AFTER));
}
/** A line of its own, as in a signature or at a letter's head. */
export function onOwnLine(text: string, start: number, end: number): boolean {
  const isLast = end === text.length;
  if (!isLast && !/[ \t,\r\n]/.test(text.charAt(end))) return false;
  const begins = isLineStart(text, start);
  return (begins && isLast && start > 0) || ((begins || start === 0) && isLineEnd(text, end));
}

function isLineStart(text: string, start: number): boolean {
  for (let index = start - 1; index >= 0 && start - index <= INDENT; index--) {
    const character = text.charAt(index);
    if (character === '\n') return true;
    if (!/[ \t>?*-]/.test(character)) return false;
  }
  return false;
}

function isLineEnd(text: string, end: number): boolean {
  return /^[ \t,]{0,2}\r?\n/.test(text.slice(end, end + 3));
}
