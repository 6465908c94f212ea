import { PROFILE_ATTRIBUTES } from '../../../src/redaction/structures/dicom/profile-attributes.ts';
import { profileAttributes } from './dicom-datasets.ts';
import { FHIR_PATIENT } from './fhir-patients.ts';
import { HL7_SEGMENTS } from './hl7-messages.ts';
import { FORMED } from './identifier-sentences.ts';
import { LABELLED } from './labelled-sentences.ts';
import { PERSONS } from './person-sentences.ts';
import type { Kind } from './planted.ts';
import { SECRETS } from './secret-sentences.ts';

/** Kinds that share a goal. */
export interface Group {
  readonly name: string;
  /** The least part of the values that must be gone, from 0 to 1. */
  readonly goal: number;
  readonly kinds: readonly Kind[];
}

// The list is the detector's own: what is measured here is that it holds in every shape. Whether
// it is complete is measured with the corpus.
const ATTRIBUTES = Object.values(PROFILE_ATTRIBUTES).flatMap((list) =>
  list
    .trim()
    .split(/\s+/)
    .map((each) => ({ tag: each.slice(0, 8), keyword: each.slice(8) })),
);

/** Everything that redaction must find, by group. */
export const IDENTIFYING: readonly Group[] = [
  {
    name: 'structures',
    goal: 1,
    kinds: [
      ...HL7_SEGMENTS,
      FHIR_PATIENT,
      profileAttributes('DICOM profile attributes', ATTRIBUTES),
    ],
  },
  { name: 'identifiers by form', goal: 0.995, kinds: FORMED },
  { name: 'identifiers by label', goal: 0.995, kinds: LABELLED },
  { name: 'secrets', goal: 0.995, kinds: SECRETS },
  { name: 'person names in sentences', goal: 0.97, kinds: PERSONS },
];
