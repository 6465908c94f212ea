/**
 * What the elements of FHIR R4 resources hold, by name: the same name holds the same kind of
 * data in every resource that is about a person's care.
 *
 * @see https://hl7.org/fhir/R4/datatypes.html
 */

const names = (text: string): ReadonlySet<string> => new Set(text.trim().split(/\s+/));

/** Describe the system, and no person: definitions, terminologies, conformance. */
export const DEFINITIONS: ReadonlySet<string> = names(`
  ActivityDefinition CapabilityStatement ChargeItemDefinition CodeSystem CompartmentDefinition
  ConceptMap EventDefinition ExampleScenario GraphDefinition ImplementationGuide Library Measure
  MessageDefinition NamingSystem ObservationDefinition OperationDefinition OperationOutcome
  PlanDefinition Questionnaire ResearchDefinition ResearchElementDefinition SearchParameter
  SpecimenDefinition StructureDefinition StructureMap Subscription TerminologyCapabilities
  TestReport TestScript ValueSet`);

/** A reference to one of these, or its id, names a person or a person's account. */
export const PERSONAL: ReadonlySet<string> = names(
  'Patient RelatedPerson Person Practitioner PractitionerRole Coverage Account',
);

/** Elements that refer to a person, whatever form the reference has (`urn:uuid:…`). */
export const PERSON_REFERENCES: ReadonlySet<string> = names(`
  subject patient individual beneficiary subscriber policyHolder performer recorder asserter
  requester author practitioner participant actor member target provider enterer owner coverage
  payee party sender recipient source link other guarantor attester informationSource valueReference
  interpreter resultsInterpreter agent who actorReference focus`);

/** Everything below goes, but for {@link KEPT_BELOW}: HumanName, Address, ContactPoint, Identifier, Attachment. */
export const TAKEN: ReadonlySet<string> = names(`
  address telecom identifier masterIdentifier groupIdentifier requisition accessIdentifier
  definitiveIdentifier preAuthIdentifier claimIdentifier photo udiCarrier position accident
  valueHumanName valueAddress valueContactPoint valueIdentifier valueAttachment valueAnnotation
  valueSignature valueContactDetail contentAttachment presentedForm attachment locationAddress
  serviceSite accidentLocation`);

/** Parts of those datatypes that identify no one. A state may stay (45 CFR 164.514(b)(2)(i)(B)). */
export const KEPT_BELOW: ReadonlySet<string> = names(
  'use system rank country state contentType language size resourceType',
);

/** Free text, numbers of a person's own, and what else goes whole where it is a string. */
export const TAKEN_STRINGS: ReadonlySet<string> = names(`
  div comment note conclusion description summary valueString contentString authorString
  patientInstruction additionalInstructions disposition alias birthDate deceasedDateTime
  subscriberId dependent preAuthRef serialNumber lotNumber distinctIdentifier carrierHRF
  deviceIdentifier uid unstructured instruction instructions preparation reasonString text
  valueMarkdown valueBase64Binary data hash title name display started accessionNumber
  family given prefix suffix implantSerialNumber valueUuid valueOid valueId`);

/** Lists of Annotation, whose `text` is somebody's words. */
export const NOTES: ReadonlySet<string> = names(
  'note notes comment comments dosageInstruction processNote valueAnnotation',
);

/** Extensions whose string is a category (`us-core-race`, `us-core-ethnicity`). */
export const CATEGORY_EXTENSION: RegExp = /(?:^text$|-(?:race|ethnicity|birthsex)$)/;

/** Not the person's: when and by whom the record was stored, and how it is tagged. */
export const UNTOUCHED: ReadonlySet<string> = names(`
  meta resourceType implicitRules language status intent priority url system version code unit
  use type mode method request response search linkId profile`);
