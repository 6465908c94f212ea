import { PROFILE_ATTRIBUTES } from './profile-attributes.ts';

const TAGS = new Set<string>();
const KEYWORDS = new Set<string>();
for (const list of Object.values(PROFILE_ATTRIBUTES)) {
  for (const attribute of list.split(/\s+/)) {
    TAGS.add(attribute.slice(0, 8));
    KEYWORDS.add(attribute.slice(8));
  }
}

/** Keywords that other objects have as well: taken beside another keyword only. */
const GENERIC = new Set(
  `Date Time DateTime UID MAC Arbitrary Originator CreationDate CreationTime EffectiveDateTime
  NetworkID EntityName EntityLabel EntityDescription TemplateVersion TransactionUID TargetUID
  TextString SourceIdentifier`.split(/\s+/),
);

/** Keywords outside the profile that only a data set has. */
const DATASET = new Set(
  `Modality SOPClassUID BodyPartExamined PhotometricInterpretation BitsAllocated TransferSyntaxUID
  SpecificCharacterSet SamplesPerPixel InstanceNumber SeriesNumber ValueType ConceptNameCodeSequence`.split(
    /\s+/,
  ),
);

/** Tags as keys: `00100010` (PS3.18 F), `x00100010`, `(0010,0010)`, `0010,0010`. */
const TAG_KEY = /^(?:[xX]|\()?([\dA-Fa-f]{4})(?:, ?)?([\dA-Fa-f]{4})\)?$/;

/** Eight upper-case digits, or nothing where a key is no tag. */
export function tagOf(key: string): string | undefined {
  // Most keys are none, and a pattern for each would cost more than all else here.
  if (key.length < 8 || key.length > 12) return undefined;
  const found = TAG_KEY.exec(key);
  return found === null ? undefined : `${found[1]}${found[2]}`.toUpperCase();
}

/** A row of the profile's table; curves (50xx) and overlay data and comments (60xx) count too. */
export function isProfileTag(tag: string): boolean {
  if (TAGS.has(tag)) return true;
  return tag.startsWith('50') || /^60..(?:3000|4000)$/.test(tag);
}

/** A tag that the profile's table has by its number: eight digits alone may be any number. */
export function isListedTag(tag: string): boolean {
  return TAGS.has(tag);
}

/** Private attributes have an odd group number (PS3.5, section 7.8). */
export function isPrivateTag(tag: string): boolean {
  return (Number.parseInt(tag.slice(0, 4), 16) & 1) === 1;
}

/** Whether a key is the keyword of a profile's attribute. */
export function isProfileKeyword(key: string): boolean {
  return KEYWORDS.has(key);
}

/** Whether a keyword says nothing of DICOM by itself. */
export function isGenericKeyword(key: string): boolean {
  return GENERIC.has(key);
}

/** Whether an object with this key is a data set. */
export function isDatasetKeyword(key: string): boolean {
  return DATASET.has(key) || (KEYWORDS.has(key) && !GENERIC.has(key));
}
