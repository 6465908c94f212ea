import type { Detector } from '../detector.ts';
import { patternDetector } from '../detector.ts';
import { placesOf } from '../search/places-of.ts';
import { KIND, kindAt } from './name-kinds.ts';
import { NOT_A_NAME } from './not-a-name.ts';

/** Kinds of places of care whose name stands in front: here any capitalized word names one. */
const CERTAIN =
  'Hospitals?|Medical Cent(?:er|re)|Med(?:ical)? Ctr|Med Center|Clinics?|Polyclinic|Health Systems?|Health Cent(?:er|re)|Healthcare|Health Care|Nursing (?:Home|Facility|Center)|Care (?:Home|Cent(?:er|re))|Hospice|Infirmary|Sanatorium|Sanitarium|Imaging Cent(?:er|re)|Radiology (?:Associates|Group)|Surg(?:ery|ical) Center|Cancer Cent(?:er|re)|(?:Heart|Cancer|Eye|Spine|Vascular|Vein|Kidney) (?:Institute|Center)|Rehab(?:ilitation)? (?:Cent(?:er|re)|Hospital)|Dialysis Center|Urgent Care|Family (?:Practice|Medicine)|Medical (?:Group|Associates)|Cardiology Associates|Assisted Living|Senior Living|Birthing Center|Krankenhaus|Klinik|Klinikum|Spital|Sjukhus|Ziekenhuis|Sykehus|NHS(?: Foundation)? Trust';
/** Words that end other names as well: only behind `to`, `at`, `from`. */
const UNCERTAIN =
  'Imaging|Radiology|Rehab|Dialysis|Pediatrics|Manor|Pharmacy|Surgery|Memorial|Medical|Health|General|Regional';
/** What says of which kind a hospital or clinic is, and not which one. */
const GENERIC = new Set(
  `the a an our your my his her their this that any each another other some no same all both which what new old local nearby nearest
  general regional community memorial university county city state national public private district teaching main day field
  mental psychiatric pain eye dental walk-in urgent acute long-term outpatient inpatient emergency specialty specialist rural urban
  children's childrens women's womens men's veterans veteran's military army animal pet veterinary fertility diabetes vascular cardiac cardiology
  cardiovascular heart cancer oncology memory sleep wound asthma allergy vein stroke surgical surgery medical medicine clinical health
  healthcare care primary secondary tertiary referring receiving sending admitting discharging transferring partner affiliate affiliated
  demo test default unknown null undefined select add edit create update delete remove choose find list view open close closed patient patients image images
  images data message call code service services system information management virtual mobile online digital free family home hospital hospitals clinic center
  centre orthopedic orthopaedic pediatric paediatric neonatal maternity rehab rehabilitation nursing radiology imaging diagnostic advanced digital dental skin foot hand back
  spine hair vision hearing speech flu covid covid-19 vaccine vaccination travel infusion dialysis kidney renal liver lung chest breast brain neuro neurology
  in-network out-of-network safety-net critical access non-profit nonprofit outside and or of for at to from in by near with on via
  cleaning plastic bariatric robotic elective minor major open-heart brand total post pre-op per previous next last first second third is was are were doctor's doctors physician's
  north south east west northern southern eastern western central downtown uptown midtown since while when if after before during then please see visit contact dear dr mr mrs ms
  monday tuesday wednesday thursday friday saturday sunday january february march april may june july august september october november december`.split(
    /\s+/,
  ),
);
/** What follows the word in the name of a program or of a part of one. */
const OF_PROGRAM =
  /^ (?:Information|Management|System|Systems|Service|Services|API|Id|ID|Name|Code|Module|Number|No|Record|Records|Portal|App|Application|Dashboard|Server|Client|Admin|Data|Database|Department|Dept|Policy|Staff|Course|Gateway|Workflow|Config|Settings|List|Status|View|Table|Schema|Store|Finder|Locator|Directory|Visits?|Stays?|Admissions?)(?![\p{L}])/u;
/** A capitalized word, also behind its title, and small ones within a name. */
const WORD = /(?:(?:St|Ste|Ft|Mt)\. )?\p{Lu}[\p{L}\p{M}'’.&-]{0,24}$/u;
const JOINER = /(?<=[\p{L}.] )(?:of the|of|and|de la|de|der|del|für|&)$/u;
const SMALL_WORD = /(?<![\p{L}\p{N}_./-])[\p{Ll}][\p{L}'’.-]{1,24}$/u;
const LEADS = /(?:^|[^\p{L}])(?:to|at|from|in|into|near|by|via|of)$/iu;
const FARTHEST = 120;
const MOST_WORDS = 6;

/**
 * Places of care, which are smaller than a state: `Mercy General Hospital`, `Lakeview Imaging
 * Center`. The word for its kind stays. Where the name says nothing but a kind (`University
 * Hospital`, `Pain Clinic`), or a program is meant (`Hospital Information System`), all stays.
 *
 * @see 45 CFR 164.514(b)(2)(i)(B)
 */
export const carePlace: Detector = behindName(
  new RegExp(`(?<![A-Za-z\\d])(?:${CERTAIN}|${UNCERTAIN})(?![\\p{L}\\d_-])`, 'gu'),
  false,
);

/** The same in small letters, behind a word that leads there: `transferred to mercy general hospital`. */
export const carePlaceInSmallLetters: Detector = behindName(
  /(?<![A-Za-z\d])(?:hospital|medical center|medical centre|clinic|nursing home|hospice|infirmary|health center|urgent care|rehab(?:ilitation)? center|imaging center|surgery center)(?![\w-])/g,
  true,
);

function behindName(kind: RegExp, small: boolean): Detector {
  const here = new RegExp(kind.source, kind.flags.replace('g', 'y'));
  return {
    name: 'place',
    kind: 'identifier',
    sieve: 0,
    begins: kind,
    redact(text, context, places) {
      let out = '';
      let copied = 0;
      for (const place of places ?? placesOf(text, kind)) {
        here.lastIndex = place;
        const found = here.exec(text)?.[0];
        if (
          found === undefined ||
          OF_PROGRAM.test(text.slice(place + found.length, place + found.length + 24)) ||
          (/^(?:Memorial|Regional)$/.test(found) && goesOn(text, place + found.length))
        )
          continue;
        const start = small
          ? startOfSmall(text, place, copied)
          : startOfName(text, place, copied, found);
        if (start === -1) continue;
        out += text.slice(copied, start) + context.replace(text.slice(start, place - 1));
        copied = place - 1;
      }
      return copied === 0 ? text : out + text.slice(copied);
    },
  };
}

const GOES_ON = new RegExp(
  `(?: (?:Community|Children['’]s|University|Medical|Health|Regional|General|Memorial|County|City|Family|District|Teaching|Veterans|Women['’]s|Surgical|Specialty)){0,3} (?:${CERTAIN})(?![\\p{L}\\d_-])`,
  'uy',
);

/** `Regional` in `Lakeview Regional Medical Center`: a part of the name of what comes. */
function goesOn(text: string, end: number): boolean {
  GOES_ON.lastIndex = end;
  return GOES_ON.test(text);
}

/** Where the name begins that ends in front of a kind; -1: there is none. */
function startOfName(text: string, place: number, floor: number, kind: string): number {
  const words: Word[] = [];
  let end = place;
  for (let count = 0; count < MOST_WORDS && text.charAt(end - 1) === ' '; count++) {
    const before = text.slice(Math.max(floor, end - 1 - FARTHEST), end - 1);
    const word =
      WORD.exec(before)?.[0] ?? (words.length > 0 ? JOINER.exec(before)?.[0] : undefined);
    if (word === undefined || isJoined(before, word)) break;
    end -= word.length + 1;
    words.unshift({ text: word, start: end });
    if (/[.,]$/.test(word) && !/^\p{Lu}\.$/u.test(word)) {
      words.shift();
      break;
    }
  }
  while (words.length > 0 && isGeneric(words[0] as Word, words.length > 1)) words.shift();
  const first = words[0];
  if (first === undefined || words.every(({ text: word }) => isKnown(word))) return -1;
  const leads = LEADS.test(text.slice(Math.max(0, first.start - 6), first.start - 1));
  const certain = !UNCERTAIN_KIND.test(kind);
  if (!certain && !leads) return -1;
  const isWord = INSTITUTION.test(kind) ? isOfPrograms : isOrdinary;
  return leads || words.some((word) => !isWord(word.text)) ? first.start : -1;
}

/** What stands in front of these is hardly anything but a name. */
const INSTITUTION = /^(?:Hospital|Medical C|Nursing H|Infirmary|Health System)/;

function isOfPrograms(word: string): boolean {
  return isKnown(word) || NOT_A_NAME.has(word.toLowerCase());
}

const UNCERTAIN_KIND = new RegExp(`^(?:${UNCERTAIN})$`);

interface Word {
  readonly text: string;
  readonly start: number;
}

function startOfSmall(text: string, place: number, floor: number): number {
  let end = place;
  let named = false;
  for (let count = 0; count <= 4 && text.charAt(end - 1) === ' '; count++) {
    const before = text.slice(Math.max(floor, end - 1 - 32), end - 1);
    if (LEADS.test(before)) return named ? end : -1;
    const word = SMALL_WORD.exec(before)?.[0];
    if (word === undefined || STOPS.has(word)) return -1;
    if (!isKnown(word) && !isOrdinary(word)) named = true;
    end -= word.length + 1;
  }
  return -1;
}

/** In front of these, no name of a place begins. */
const STOPS = new Set(
  'the a an our your my his her their this that any each another other some no same all both which what new old local nearby nearest closest different good better big small large'.split(
    ' ',
  ),
);

/** A joint to more than a word: `api/Mercy Hospital`. */
function isJoined(before: string, word: string): boolean {
  return /[\p{L}\p{N}_./-]/u.test(before.charAt(before.length - word.length - 1));
}

function isKnown(word: string): boolean {
  return GENERIC.has(word.toLowerCase());
}

/** Leads a name, but is no part of it: an article, a verb at the beginning of a sentence. */
function isGeneric({ text }: Word, more: boolean): boolean {
  const word = text.toLowerCase();
  return (
    ARTICLES.has(word) ||
    (more && (/(?:ed|ing)$/.test(word) || /^[\p{Lu}\d]{1,2}$/u.test(text)) && isOrdinary(text))
  );
}

const ARTICLES = new Set(
  'the a an our your my his her their this that any each dear and of at to from in for'.split(' '),
);

function isOrdinary(word: string): boolean {
  return isKnown(word) || (kindAt(word, 0, word.length) & KIND.common) !== 0;
}

/** Of a city, or in another language, the name stands behind: `Children's Hospital of Philadelphia`, `Klinikum Fulda`. */
export const careOfPlace: Detector = patternDetector({
  name: 'place',
  kind: 'identifier',
  pattern:
    /(?<![\p{L}\p{N}_./-])(?<lead>(?:(?:Hospital|Clinic|Medical Center|Health System|Institute|Infirmary) (?:of|in) (?:the )?|(?:Klinikum|Universitätsklinikum|Krankenhaus|Hôpital|CHU|Ospedale|Policlinico|Hospital (?:Universitario|General|Clínico)) (?:de |di |d['’]|la |le |zu |in |am )?))\p{Lu}[\p{L}\p{M}'’-]{2,30}(?: \p{Lu}[\p{L}\p{M}'’-]{2,30}){0,3}/gu,
  accepts: (value) => !isKnown(value.split(' ', 1)[0] as string),
});

/** Names that need no word for their kind, and saints behind a word that leads there. */
export const knownCarePlace: Detector = patternDetector({
  name: 'place',
  kind: 'identifier',
  pattern:
    /(?<![\p{L}\p{N}_./-])(?<lead>(?:(?:to|at|from|in|into|near) )?)(?:Kaiser Permanente|Johns Hopkins|Cedars[- ]Sinai|(?:Mt\.?|Mount) Sinai|Mass(?:achusetts)? General|Brigham and Women'?s|NYU Langone|(?:Memorial )?Sloan[- ]Kettering|MD Anderson|Beth Israel|Great Ormond Street|Geisinger|Charité|(?<=(?:to|at|from|in|into|near) )(?:St\.?|Saint) \p{Lu}\p{Ll}{2,20}['’]s)(?![\p{L}\d_-])/gu,
});
