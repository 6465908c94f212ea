import type { DetectorContext } from '../detector.ts';
import { isReplacement } from '../replacement.ts';

/** Path segments after which comes the one that says which person or record. */
const COLLECTION =
  /^(?:patients?|persons?|people|relatedpersons?|members?|subscribers?|guarantors?|beneficiar(?:y|ies)|customers?|clients?|residents?|mrns?|ssn|charts?|medical-?records?|accessions?|coverages?|accounts?|policies|policy|encounters?|visits?|admissions?|practitioners?|physicians?|doctors?|birth-?dates?|dob|profiles?|obituar(?:y|ies)|fundraisers?|families|memorials?)$/i;
/** The same of more than people: only what looks like an identifier identifies. */
const RECORDS =
  /^(?:records?|cases?|claims?|appointments?|subjects?|participants?|prescriptions?|referrals?|specimens?|exams?|enrollees?|donors?|hospitali[sz]ations?|episodes?)$/i;
const LETTERED = /^[A-Z]{1,4}-?\d{4,}$/;
const FIRST_LETTERS = [...'prmsgbcaevdhof'].map((each) => each.charCodeAt(0));
const SHORTEST = 3;
const LONGEST = 16;
/** What a service does under such a path, rather than whom it does it to. */
const ACTION =
  /^(?:[a-z][a-z_-]*|v\d{1,2}|\$[\w-]+|_\w+|:\w+(?:\([^/]*\))?[?*+:.,;]?|\{[^/]*\}?|%7B.*|\*|undefined|null)$/;

/** The path with what identifies in it replaced: `/patients/12345/visits` and `/Patient/jane-doe`. */
export function redactPath(path: string, context: DetectorContext): string {
  let out = '';
  let copied = 0;
  let start = 0;
  for (let slash = path.indexOf('/'); slash !== -1; ) {
    const next = path.indexOf('/', slash + 1);
    const end = next === -1 ? path.length : next;
    // What was just replaced is no collection.
    const kind = start >= copied ? collectionKind(path, start, slash) : 0;
    const segment = kind > 0 ? path.slice(slash + 1, end) : '';
    start = slash + 1;
    if (identifies(segment) && (kind === OF_PEOPLE || isRecordNumber(segment))) {
      out += path.slice(copied, start) + context.replace(segment);
      copied = end;
    }
    slash = next;
  }
  return copied === 0 ? path : out + path.slice(copied);
}

const OF_PEOPLE = 1;
const OF_RECORDS = 2;

/** 0 for most segments: they are too short, or begin with another letter. */
function collectionKind(path: string, start: number, end: number): number {
  const length = end - start;
  if (length < SHORTEST || length > LONGEST) return 0;
  const first = path.charCodeAt(start) | 32;
  if (!FIRST_LETTERS.includes(first)) return 0;
  const segment = path.slice(start, end);
  if (COLLECTION.test(segment)) return OF_PEOPLE;
  return RECORDS.test(segment) ? OF_RECORDS : 0;
}

/** `/records/PZ000015`, but not `/orders/4711`, `/reports/2024-11` or `/studies/1.2.840`. */
function isRecordNumber(segment: string): boolean {
  if (/^\d+$/.test(segment)) return segment.length >= 6;
  return LETTERED.test(segment);
}

/** A number, a UUID, a name (`jane-doe`, `Doe,Jane`); not a route's next word (`search`, `{id}`). */
function identifies(segment: string): boolean {
  if (segment === '' || isReplacement(segment)) return false;
  if (/^[a-z]+-[a-z]+$/.test(segment)) return !ROUTE_WORDS.test(segment);
  return !ACTION.test(segment) && !FILE.test(segment) && !ROUTE_WORD.test(segment);
}

const ROUTE_WORD =
  /^(?:list|search|details?|index|edit|create|update|delete|get|new|add|save|all|count|summary|history|export|import|status|me|self|current|profile|batch|bulk|REDACTED)$/i;
const ROUTE_WORDS =
  /(?:^|-)(?:list|search|new|edit|export|import|summary|history|status|count|all|me|by|service|portal|index|settings|merge|match|everything|lookup|data|record|records|info|details?)(?:-|$)/;
const FILE =
  /\.(?:[cm]?[jt]sx?|json|html?|css|map|py|java|go|rb|php|vue|svelte|ya?ml)(?::\d+){0,2}$/i;
