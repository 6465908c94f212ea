import type { Detector } from '../detector.ts';
import { assignment } from '../structures/assignment.ts';
import { delimited } from '../structures/delimited.ts';
import { dicomDump } from '../structures/dicom/tag-dump.ts';
import { base64, percentEncoded } from '../structures/encoded-text.ts';
import { formBody, multipart } from '../structures/form.ts';
import { hl7, hl7OtherSeparator } from '../structures/hl7/message.ts';
import { jsonText } from '../structures/json-text.ts';
import { markup } from '../structures/markup.ts';
import { sql } from '../structures/sql.ts';
import { url, urlPath } from '../structures/url.ts';
import { authorization, jwt, privateKey } from './credential.ts';
import { dateOfBirth } from './date-of-birth.ts';
import { email } from './email.ts';
import { fullName } from './full-name.ts';
import { iban } from './iban.ts';
import { ipAddress } from './ip-address.ts';
import { labelledNumber } from './labelled-number.ts';
import { mrn, patientNumber } from './mrn.ts';
import { paymentCard } from './payment-card.ts';
import { componentName, patientName, titledName } from './person-name.ts';
import { internationalPhone, labelledPhone, usPhone } from './phone.ts';
import { providerTokens } from './provider-token.ts';
import { labelledSsn, ssn } from './ssn.ts';
import { postBox, streetAddress } from './street-address.ts';

/**
 * All detectors in the order they run: structures before what they are made of, secrets before
 * identifiers (a token may hold something that looks like a number), labelled before bare.
 */
export const DETECTORS: readonly Detector[] = [
  jsonText,
  hl7,
  hl7OtherSeparator,
  dicomDump,
  markup,
  delimited,
  sql,
  privateKey,
  url,
  urlPath,
  multipart,
  formBody,
  jwt,
  ...providerTokens,
  authorization,
  percentEncoded,
  base64,
  assignment,
  email,
  dateOfBirth,
  labelledSsn,
  ssn,
  mrn,
  patientNumber,
  labelledNumber,
  iban,
  paymentCard,
  usPhone,
  internationalPhone,
  labelledPhone,
  streetAddress,
  postBox,
  ipAddress,
  patientName,
  titledName,
  componentName,
  fullName,
];
