/** How far a context reaches. */
const BEFORE = 40;
const AFTER = 40;

const KIN =
  'mother|father|mom|mum|dad|wife|husband|son|daughter|brother|sister|uncle|aunt|cousin|nephew|niece|grandmother|grandfather|grandson|granddaughter|friend|partner|spouse|fianc[eé]e?|boyfriend|girlfriend|neighbou?r|roommate|caregiver|guardian';
const ROLE =
  'doctor|physician|surgeon|nurse|therapist|sonographer|technician|radiologist|cardiologist|dentist|midwife|pharmacist|patient|client|resident|professor|producer|director|actor|actress|singer|author|writer|president|senator|minister|captain|sergeant|officer|judge|coach|manager|colleague|assistant|secretary|guitarist|drummer|bassist|artist|king|queen|saint|sir|madam|lady|lord';
const SPEECH =
  'said|says|say|asked|asks|told|tells|replied|answered|explained|added|shouted|whispered|wrote|writes|thinks|thought|believes|knows|knew|wants|wanted|needs|likes|loves|hates|called|calls|complained|reported|reports|denies|denied|agreed|insisted|laughed|cried';
const LIFE =
  'was born|is born|was admitted|was discharged|was seen|died|passed away|lives|lived|grew up|moved|married|works|worked|retired|turned|just turned|spent|flew|travell?ed|visited|studied|graduated|resides|suffers|suffered|underwent|arrived at|went|came|met|left|stayed|played|sings|sang|sat|stood|walked|smiled|joined|has to get|has been|had been|would like|is from|was from|is an? (?:\\d|patient|resident|man|woman|boy|girl)|who (?:is|was|has|had|lives)|began|has always|can I|could (?:I|you)|can you|would you|please|do you|are you|how are|thank you';

const BEFORE_NAME = new RegExp(
  String.raw`(?:^|[^\p{L}\p{N}])(?:(?:${KIN}|${ROLE}|${SPEECH})(?: (?:to|by|that|hello to|of)| is| was| named| called|,)?|hi|hello|hey|dear|thanks|thank you|regards|sincerely|cheers|best wishes|yours|attn|attention|c/o|signed|signed by|seen by|written by|reviewed by|performed by|read by|dictated by|interview with|name(?: is| was)?|names are|name['’]s|i am|i['’]m|this is (?:mr|mrs|ms|dr)|he is|she is|who is|whose name is|named|nicknamed|aka|call me|meet|met|with my|(?:named|called|told|asked|gave|between|for) (?:him|her|me|them|us)(?: and)?|son of|wife of|mother of|father of|born to|on behalf of|in memory of|care of|spoke (?:to|with)|talked (?:to|with)|m(?:r|rs|iss)|dr|prof)(?:[.,:!?]| -)?\s{1,2}$`,
  'iu',
);
const LABEL_BEFORE =
  /(?:^|[\n|;,\t])[ \t>?*-]*(?:full |first |last |patient |contact |customer |sender |recipient )?(?:name|from|to|cc|attn|signed|author|by|contact|physician|provider|guarantor|insured|subscriber)\s?[:=]\s{1,8}$/iu;
const AFTER_NAME = new RegExp(
  String.raw`^(?:['’]s (?:${KIN}|home|house|name|phone|email|e-mail|address|birthday|car|scan|chart|record|records|results?|appointment|exam|visit|surgery|medication|insurance|account|life|face|voice|hand|body|book|story|work|team|career|last|first|new)\b|,? (?:${SPEECH}|${LIFE})(?![\p{L}])|,? (?:aged?|\d{1,3}(?:[ -]years?[ -]old| ?yo\b|,))|, (?:MD|M\.D\.|RN|PhD|DO|Esq|Jr|Sr|III?)\b| (?:Jr|Sr)\b|:\s{0,2}["“'])`,
  'iu',
);

/** Whether what stands around a capitalised word says that it is a person's name. */
export function inPersonContext(text: string, start: number, end: number): boolean {
  const before = text.slice(Math.max(0, start - BEFORE), start);
  if (BEFORE_NAME.test(before) || LABEL_BEFORE.test(before)) return true;
  return AFTER_NAME.test(text.slice(end, end + AFTER));
}

/** A line of its own, as in a signature or at a letter's head. */
export function onOwnLine(text: string, start: number, end: number): boolean {
  const before = text.slice(Math.max(0, start - 8), start);
  const after = text.slice(end, end + 3);
  const begins = start === 0 || /\n[ \t>?*-]*$/.test(before);
  return (
    (begins && /^[ \t,]{0,2}\r?\n/.test(after)) || (/\n[ \t>?*-]*$/.test(before) && after === '')
  );
}

/** Third persons and kin: here a capitalised word that is in no dictionary of words is rather a name. */
const ABOUT_SOMEONE =
  /\b(?:he|she|his|her|him|hers|himself|herself|mrs?|my|mother|father|husband|wife|daughter|brother|sister|boy|girl|man|woman|gentleman|lady|born|aged|resident of|killed|boss|is from)\b/i;
/** Words of people to people: here a name of the dictionaries is rather a person's. */
const AMONG_PEOPLE =
  /\b(?:I|you|your|we|our|they|them|their|who|people|someone|everybody|name|names|hi|hello|dear|thanks|friend|friends|family|patients?|said)\b/i;

/** How much of a text is about people: 2 of someone, 1 among people, 0 of anything. */
export function aboutPeople(text: string): number {
  if (ABOUT_SOMEONE.test(text)) return 2;
  return AMONG_PEOPLE.test(text) || POSSESSIVE.test(text) ? 1 : 0;
}

const POSSESSIVE = /\p{L}['’]s \p{Ll}/u;
