import { type Detector, patternDetector } from '../detector.ts';
import { SIEVE } from '../sieve.ts';
import { type Announced, announcedValues } from './announced-values.ts';
import { DATE_JOINT, isMonthAndDay, isPossible, TOLD_DATE, WRITTEN_DATE } from './date-forms.ts';

const CARE = String.raw`re-?admit(?:ted|s)?|re-?admissions?|admit(?:ted|s)?|admissions?|discharged?|d\/c(?:'?e?d)?|dc'd|hospitali[sz](?:ed|ation)|deceased|pass(?:ed|es) away|death|surger(?:y|ies)|operat(?:ed|ion)|biops(?:y|ied|ies)|mammograms?|ultrasounds?|sonograms?|mri|ct scans?|cat scans?|x-?rays?|ekg|ecg|echocardiograms?|dopplers?|angiograms?|duplex|chemo(?:therapy)?|transplant(?:ed)?|dialysis|intubated|extubated|immuni[sz](?:ed|ations?)|vaccinat(?:ed|ions?)|vaccines?|lmp|menstrual period|period|edd|due date|diagnosed|diagnosis|dx'?d?|miscarriage|gave birth|c-section|(?:append|cholecyst|mast|lump|hyster|tonsill|prostat|col|nephr|splen|thyroid|vas|lamin|endarter|thromb|embol|gastr|lob)ectomy|(?:colon|end|gastr|bronch|cyst|arthr|lapar|sigmoid|hyster)oscopy|(?:angio|arthro|rhino|kypho|hernio)plasty|(?:col|trache|ile|gastr)ostomy|(?:crani|lapar|thorac|episi)otomy|bypass|stent(?:ed|ing)?|follow(?:ed)?[- ]?ups?|f\/u|appointments?|appts?|check-?ups?|consult(?:ations?|ed)?|referrals?|referred|(?:er|ed|office|clinic|home|last|next|first|return) visits?|date of (?:admission|discharge|death|service|surgery|visit|injury|exam|onset|procedure|implant|loss)|(?:service|visit|study|exam|procedure|collection|specimen|injury|encounter|appointment|appt|scan|treatment|dispense|fill|onset) (?:date|dt|day)s?|visit on|specimen collected|rx written|procedure (?:performed|done)|los|edc|dos|dod|doa|doi|dol|(?:op(?:erative)?|progress|clinic|consult|nursing|triage|visit|procedure|discharge|transfer) (?:notes?|letters?|summar(?:y|ies)|reports?)|encounters?|exam(?:ination|ined)?s?|procedures?|arriv(?:al|ed)|brought in|check(?:ed)?-?(?: ?in)|(?:re)?booked|(?:re)?scheduled|screening|screened|physical|annual|wellness|pre-?op|post-?op|radiation|radiotherapy|scan(?:ned)?|imaging|cath(?:eterization)?|delivery|delivered|died|expired|enrolled|withdrew|consent(?:ed)?|swab(?:bed)?|tested positive|draws?|injection|(?:flu )?shots?|boosters?|transferr?(?:ed)?|sent home|released|triaged?|dictated|reminders?|last (?:menstrual|dental|eye)|birth of|stroke|seizures?|heart attack|mi on|accident|mva|crash|incident|arrested|adopted|married|divorced|implant(?:ed|s)?|prescribed|refill(?:ed|s)?|infusions?|blood ?(?:work|drawn)|labs?(?: work)?|pap smear|physical exam|seen|evaluated|examined|visit(?:ed)?|treated|last (?:here|in)|hospital stay|stay|intake|presented|collapsed|fell|injur(?:y|ed)|fractured?|onset|symptoms?|relaps(?:ed?|ing)|remission|ventilated|sober|clean since`;
/** What says of software just as well: it needs a person beside it. */
const OF_ANYTHING =
  /^(?:period|due date|seen|evaluated|visit(?! (?:date|dt|on|day))|stay|intake|presented|home|death|doa|doi|dol|remission|clean|encounter(?! d)|exam(?! d)|procedure(?! (?:d|p))|arriv|brought|check|re?-?book|book|re?-?schedul|schedul|screen|physical|annual|wellness|radiation|scan(?! d)|imaging|cath|deliver|died|expired|enroll|withdrew|consent|swab|tested|draw|injection|shot|flu|booster|transfer|sent|released|triage|dictated|reminder|birth of|stroke|seizure|heart|mi on|accident|mva|crash|incident|arrested|adopted|married|divorced|pre-?op|post-?op|visit note|transfer note|procedure report)/i;
/** The same where the date is in the form of programs. */
const OF_PROGRAMS = /^(?:treated|collapsed|onset|consult|referr|duplex|relaps|follow|labs?\b)/i;
/** A program is hardly near, but may be. */
const RARELY_OF_PROGRAMS =
  /^(?:dos\b|los\b|edc\b|edd\b|visit|exam|study|operat|last|next|first|return|fell|injur|fractur|symptom|admits?\b|admissions?\b|discharge\b|implant|diagnos|dod|infusion|sober)/i;
const WORD = String.raw`(?:(?:st|dr|mr|mrs|ms|mt|ft|dept|no|prof)\.|[\da-z\u00c0-\u024f][\da-z\u00c0-\u024f'’&/#-]{0,24})`;

/**
 * Dates of a person's care after a word that says so, with words between: `admitted at Mercy
 * Hospital on March 5th, 2021`, `biopsy from 3/4 to 3/9/2021`. Dates of software (`certificate
 * expired on`, `process died at`) have other words.
 *
 * @see 45 CFR 164.514(b)(2)(i)(C)
 */
export const careDate: Detector = announcedValues({
  name: 'care-date',
  begins: new RegExp(String.raw`(?<![A-Za-z\d])(?:${CARE})[^A-Za-z]`, 'gi'),
  pattern: new RegExp(
    String.raw`(?<lead>(?:${CARE})(?![a-z])(?:[\s:=,|('"“”[*–—-]{1,3}${WORD}){0,9}?[\s:=,|('"“”[*→–—-]{1,5})${TOLD_DATE}`,
    'iy',
  ),
  further: new RegExp(`(?<lead>${DATE_JOINT})${TOLD_DATE}`, 'iy'),
  accepts: (found) =>
    isPossible(found.value) &&
    !isLogTime(found.text, found.end) &&
    (!isMonthAndDay(found.value) || DAY_FOLLOWS.test(found.lead)) &&
    isOfCare(found),
  isFurther: ({ value }) => isPossible(value),
});

function isOfCare(found: Announced): boolean {
  const { lead, value } = found;
  const needsPerson = OF_ANYTHING.test(lead) || (OF_PROGRAMS.test(lead) && /^\d{4}/.test(value));
  if (needsPerson) return isAboutPerson(found, lead);
  return (
    !(OF_PROGRAMS.test(lead) || RARELY_OF_PROGRAMS.test(lead)) || !SOFTWARE.test(around(found))
  );
}

/** In front of a day without its year. */
const DAY_FOLLOWS =
  /(?:\b(?:on|for|since|from|until|till|due|by|date|dated|of|was|is|period|lmp|surgery|appt|appointment|between|before|after|visit|up|admitted|discharged)|[:=(])[\s:=('"]{0,3}$/i;

const written: Detector = patternDetector({
  name: 'care-date',
  kind: 'identifier',
  sieve: SIEVE.digit,
  pattern: new RegExp(`(?<![\\w./:@=-]|\\d[ ,])(?<lead>)${WRITTEN_DATE}`, 'gi'),
  accepts: (value, text, offset) => {
    const end = offset + value.length;
    if (!isPossible(value) || isLogTime(text, end) || /^may\b/.test(value)) return false;
    return isAboutPerson({ text, value, end, lead: '' }, '');
  },
});

/** Others who speak of a person: each line of a log has a date, but hardly any has these. */
const SOMEBODY = ['Dr', 'dr.', 'Pt ', 'pt ', 'octor', 'urse'];

/** Dates as people write them, where the text is about a person's care: `what was her pressure on 3/4/2024`. */
export const dateAboutPerson: Detector = {
  ...written,
  redact: (text, context, places, people) =>
    people?.length === 0 && !SOMEBODY.some((each) => text.includes(each))
      ? text
      : written.redact(text, context, places),
};

/** A time with seconds follows: what every log line and header has. */
function isLogTime(text: string, end: number): boolean {
  return /^(?:,? (?:\d{4} )?|T)\d\d:\d\d:\d\d/.test(text.slice(end, end + 16));
}

const WINDOW = 160;
const PERSON =
  /(?:^|[^a-z\d_.-])(?:(?:he|she|his|her|hers|him|mrs|nurse|doctor|physician|surgeon|mother|father|mom|dad|wife|husband|son|daughter|grand(?:ma|pa|mother|father)|baby|infant|spouse|sister|brother|i (?:was|had|have|am|got|saw|went)|i['’](?:m|ve|d)|my (?:last|next|first|appointment|doctor|surgery|visit|child|kid|dob|prescription|labs?|results?|medications?))(?![a-z\d_./-])|(?:mr|ms|dr)\.? [a-z])/i;
/** Lists, counts and services are of patients as well. */
const PATIENT = /(?:^|[^a-z\d_.-])(?:pts?|patient(?:['’]s)?)(?![a-z\d_./-])/i;
/** Medicine without a person: a date beside it is somebody's, but for ones in the form of programs. */
const MEDICINE =
  /(?:^|[^a-z\d_.-])(?:hospital|clinic|ward|icu|er|ed|[a-z]{3,20}ology|[a-z]{3,20}ologist|oncologist|orthopedics|pediatrics|neurosurgery|dose|mg|symptoms?|fever|pain|pneumonia|fracture|medications?|prescription|hospice|rehab|midwife|therapist|mri|ct)(?![a-z\d_./-])/i;
const SOFTWARE =
  /(?:^|[^a-z])(?:servers?|services?|deploy\w*|migrat\w*|releases?d?|builds?|jobs?|cron|certificates?|certs?|databases?|backups?|api|versions?|commit\w*|schemas?|partitions?|cluster|controllers?|webhooks?|nodes?|pods?|kernel|package|license|copyright|changelog|deprecated|timestamps?|expires?|expiry|tables?|config\w*|module|repository|branch|patch|bugs?|upgrade\w*|guidelines?|published|journal|edition|attacks?|operating system|operations?)(?![a-z])/i;

/** Whether what stands around a date is about somebody's care, and not about a program. */
function isAboutPerson(found: Announced, lead: string): boolean {
  const words = around(found);
  if (SOFTWARE.test(words)) return false;
  if (PERSON.test(words)) return true;
  const ofPrograms = lead === '' && /^\d{4}/.test(found.value);
  if (!ofPrograms && PATIENT.test(words)) return true;
  return lead !== '' && MEDICINE.test(words);
}

function around({ text, value, end }: Announced): string {
  const start = end - value.length;
  return `${text.slice(Math.max(0, start - WINDOW), start)} ${text.slice(end, end + WINDOW)}`;
}

const beside: Detector = patternDetector({
  name: 'care-date',
  kind: 'identifier',
  sieve: SIEVE.digit,
  pattern: new RegExp(`(?<![\\w./:@=+-]|\\d[ ,])(?<lead>)${WRITTEN_DATE}`, 'gi'),
  accepts: (value, text, offset) => {
    const end = offset + value.length;
    if (!isPossible(value) || isLogTime(text, end) || /^may\b/.test(value)) return false;
    const before = text.slice(Math.max(0, offset - 24), offset);
    // The form of programs, which begins many a line: only where a sentence leads there.
    if (/^\d{4}/.test(value) && !LEADS_TO_DAY.test(before)) return false;
    const words = around({ text, value, end, lead: '' });
    return words.includes('REDACTED') && !SOFTWARE.test(words);
  },
});
const LEADS_TO_DAY =
  /(?<![a-z])(?:on|of|for|from|since|until|till|dated?|before|after|by|between|and|to|at|seen|last|next|visits?|appointment|admitted|discharged|implanted|scheduled|booked|was|is)[\s:(]{1,2}$/i;

/** Dates near what identifies somebody, and not a program's: `booked REDACTED on 9/1/2026`. Runs behind the others. */
export const dateBesideFinding: Detector = {
  ...beside,
  redact: (text, context, places) =>
    text.includes('REDACTED') ? beside.redact(text, context, places) : text,
};
