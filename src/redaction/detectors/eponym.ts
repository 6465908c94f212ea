/** Persons whose names are those of diseases, signs and devices. */
const EPONYMS: ReadonlySet<string> = new Set(
  `Parkinson Alzheimer Down Wilson Foley Babinski Allen Marfan Barrett Glasgow
  Rankin Karnofsky Crohn Hodgkin Graves Addison Cushing Hashimoto Raynaud Huntington
  Tourette Turner Klinefelter Kawasaki Kaposi Ewing Bell Apgar Doppler Romberg
  Murphy McBurney Homans Phalen Tinel Lachman Trendelenburg Valsalva Hickman Jude
  Gleason Breslow Fontaine Rutherford Braden Barthel Holter Colles Charcot Dupuytren
  Paget`.split(/\s+/),
);
/** What they stand before, or are found to be. */
const THING =
  /^(?:['’]s)? (?:disease|syndrome|catheter|test|signs?|o?esophagus|scale|score|criteria|classification|reflex|fracture|lymphoma|sarcoma|palsy|contracture|phenomenon|tumou?r|thyroiditis|chorea|maneuver|manoeuvre|monitor|point|joint|index|stage|grade|negative|positive|absent|Medical\b|\d{1,3}\b(?![-/:]))/;

/** By the first two letters: few words need more than this look. */
const HEADS = new Uint8Array(1 << 10);
for (const name of EPONYMS) HEADS[headOf(name, 0)] = 1;

function headOf(text: string, start: number): number {
  return ((text.charCodeAt(start) & 31) << 5) | (text.charCodeAt(start + 1) & 31);
}

/** Whether a word is one of the names that mean no person there: `Foley catheter`, `Rankin 2`. */
export function isEponym(text: string, start: number, end: number): boolean {
  if (HEADS[headOf(text, start)] === 0) return false;
  return EPONYMS.has(text.slice(start, end)) && THING.test(text.slice(end, end + 24));
}
