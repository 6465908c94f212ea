import type { Detector } from '../detector.ts';
import { assignment } from '../structures/assignment.ts';
import { databaseMessages } from '../structures/database-message.ts';
import { delimited } from '../structures/delimited.ts';
import { dicomDump } from '../structures/dicom/tag-dump.ts';
import { base64, percentEncoded } from '../structures/encoded-text.ts';
import { formBody, multipart } from '../structures/form.ts';
import { hl7, hl7OtherSeparator } from '../structures/hl7/message.ts';
import { jsonText } from '../structures/json-text.ts';
import { kubernetesSecret } from '../structures/kubernetes-secret.ts';
import { markup } from '../structures/markup.ts';
import { notedValues } from '../structures/noted-value.ts';
import { quotedList } from '../structures/quoted-list.ts';
import { sql } from '../structures/sql.ts';
import { url, urlPath } from '../structures/url.ts';
import { highAge, spelledAge } from './age.ts';
import { announcedSecret, issuedSecret } from './announced-secret.ts';
import { argumentOption } from './argument-option.ts';
import { bigInteger } from './big-integer.ts';
import { careDate, dateAboutPerson, dateBesideFinding } from './care-date.ts';
import { careOfPlace, carePlace, carePlaceInSmallLetters, knownCarePlace } from './care-place.ts';
import {
  authorization,
  awsSecret,
  jwt,
  passwordOption,
  privateKey,
  sessionId,
  toldSecret,
  userKey,
  userPassword,
} from './credential.ts';
import { bitcoinAddress, otherCryptoAddress } from './crypto-address.ts';
import { dateOfBirth } from './date-of-birth.ts';
import {
  deviceSerial,
  dottedMacAddress,
  hyphenatedMacAddress,
  ipv6Address,
  letteredSerial,
  macAddress,
  udi,
} from './device.ts';
import { disguised } from './disguised.ts';
import { email, spelledEmail } from './email.ts';
import { fullName } from './full-name.ts';
import { bankRoute, bic, iban, labelledIban } from './iban.ts';
import {
  announcedAddress,
  militaryAddress,
  namedStreet,
  suffixedStreet,
  unitAddress,
} from './international-address.ts';
import { ipAddress } from './ip-address.ts';
import { issuedTokens } from './issued-token.ts';
import { joinedName } from './joined-name.ts';
import { labelledNumber } from './labelled-number.ts';
import { listedHeader } from './listed-header.ts';
import { namePairs } from './name-pair.ts';
import { labelledNationalNumber, nationalNumbers } from './national-number.ts';
import {
  cardDetail,
  groupedCard,
  labelledCard,
  numberEnding,
  paymentCard,
} from './payment-card.ts';
import { dateBehindName } from './person-date.ts';
import { componentName, patientNames, titledName } from './person-name.ts';
import {
  calledPhone,
  internationalPhone,
  nationalPhone,
  phoneBeforeWord,
  toldPhone,
  usPhone,
  writtenPhone,
} from './phone.ts';
import { cameraFile, photoFile } from './photo-file.ts';
import { placeAfterAddress } from './place.ts';
import { labelledPostalCode, letteredPostalCode, placesOfPerson, stateZip } from './postal.ts';
import { profileAddress } from './profile-address.ts';
import { providerTokens } from './provider-token.ts';
import { bareNumber, looseNumber, namedNumber, recordNumber } from './record-number.ts';
import { byteDumps } from './shown-bytes.ts';
import { softNumber, softSecret, softSsn, toldSsn } from './soft-label.ts';
import { labelledSsn, ssn, ssnEnding } from './ssn.ts';
import { postBox, streetAddress } from './street-address.ts';
import { toldNumber } from './told-number.ts';
import {
  commandPassword,
  connectedPassword,
  placedPassword,
  toldPassword,
} from './told-password.ts';
import { validatedValue } from './validated-value.ts';
import { bareLicencePlate, licencePlate, vin } from './vehicle.ts';
import { vendorTokens } from './vendor-token.ts';

/** What finds values in plain text: secrets before identifiers (a token may hold something that
 * looks like a number), labelled before bare, whole addresses before their parts, names last.
 */
const VALUES: readonly Detector[] = [
  privateKey,
  jwt,
  ...providerTokens,
  ...issuedTokens,
  ...vendorTokens,
  authorization,
  listedHeader,
  percentEncoded,
  base64,
  quotedList,
  assignment,
  ...notedValues,
  validatedValue,
  userPassword,
  userKey,
  passwordOption,
  commandPassword,
  placedPassword,
  connectedPassword,
  argumentOption,
  awsSecret,
  sessionId,
  toldPassword,
  toldSecret,
  softSecret,
  announcedSecret,
  issuedSecret,
  email,
  spelledEmail,
  dateOfBirth,
  careDate,
  dateAboutPerson,
  dateBehindName,
  highAge,
  spelledAge,
  labelledSsn,
  ssnEnding,
  ssn,
  labelledNumber,
  softSsn,
  toldSsn,
  softNumber,
  recordNumber,
  namedNumber,
  bareNumber,
  looseNumber,
  toldNumber,
  labelledNationalNumber,
  ...nationalNumbers,
  licencePlate,
  bareLicencePlate,
  vin,
  udi,
  deviceSerial,
  letteredSerial,
  labelledIban,
  iban,
  bic,
  bankRoute,
  labelledCard,
  paymentCard,
  bigInteger,
  groupedCard,
  numberEnding,
  cardDetail,
  bitcoinAddress,
  otherCryptoAddress,
  usPhone,
  writtenPhone,
  internationalPhone,
  toldPhone,
  nationalPhone,
  calledPhone,
  phoneBeforeWord,
  militaryAddress,
  unitAddress,
  streetAddress,
  suffixedStreet,
  namedStreet,
  announcedAddress,
  postBox,
  stateZip,
  labelledPostalCode,
  letteredPostalCode,
  macAddress,
  hyphenatedMacAddress,
  dottedMacAddress,
  ipv6Address,
  ipAddress,
  carePlace,
  carePlaceInSmallLetters,
  careOfPlace,
  knownCarePlace,
  ...namePairs,
  ...patientNames,
  titledName,
  componentName,
  ...placesOfPerson,
  profileAddress,
  photoFile,
  cameraFile,
  joinedName,
  fullName,
  dateBesideFinding,
  placeAfterAddress,
];

/**
 * All detectors in the order they run: structures before what they are made of, values in
 * disguise before plain ones.
 */
export const DETECTORS: readonly Detector[] = [
  jsonText,
  kubernetesSecret,
  hl7,
  hl7OtherSeparator,
  dicomDump,
  ...byteDumps,
  markup,
  delimited,
  sql,
  ...databaseMessages,
  url,
  urlPath,
  multipart,
  formBody,
  ...disguised('secret', VALUES),
  ...disguised('identifier', VALUES),
  ...VALUES,
];
