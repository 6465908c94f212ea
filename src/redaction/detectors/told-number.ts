import type { Detector } from '../detector.ts';
import { type Announced, announcedValues } from './announced-values.ts';
import {
  digitsOf,
  furtherValues,
  GAP,
  GROUPS,
  isAlike,
  isCounted,
  isIdentifier,
  isYear,
  VALUE,
} from './number-forms.ts';

const NUMBER =
  '(?:id|i\\.d\\.|num|nr|no|nbr|numbers?|identifier|identification|code|ref|reference|digits|#)(?![a-z])';
const SPACE = '[ _./-]{0,2}';

/** (H), (R): records, charts, visits and specimens, by words that mean nothing else. */
const RECORDS = `m\\.?r\\.?n\\.?s?|mrno|mr ?(?:no|num|number|#)|m\\/r ?(?:no|num|number|#)|(?:medical|med|hospital|hosp|clinic|clinical|health|mr)\\.?${SPACE}(?:rec|record|chart)s?|(?:hosp(?:ital)?|chart|wristband|armband|facesheet|face sheet|inpatient|outpatient|patient|pt|hosp\\.|csn|har|fin|study subject|subject|participant|enrollee|specimen|accession|encounter|admission|episode|prescription|rx|requisition|referral|pre-?auth(?:orization)?|(?:prior )?auth(?:orization)?)\\.?(?:'s|’s)?${SPACE}${NUMBER}|u\\.?h\\.?i\\.?d|empi|hrn|facility number|(?:fin|har|csn|hsp|rx|referral)(?= ?#?:? ?[a-z]{0,2}-?\\d{5})|enc(?:ounter)?\\.? ?#|(?:patient )?(?:file|folder|jacket|history|record|dossier)${SPACE}(?:no|num|number|#)|(?:wrist ?band|arm ?band|bracelet|face ?sheet|chart label|sticker)(?= (?:says|reads|shows|has|no|number|#|id|:)|:)|(?:confirmation|locker|study|trial|screening|randomi[sz]ation|donor|recipient|cohort|enrol?lment|kit|barcode|tissue)${SPACE}(?:id|no|num|number|code|#)`;
/** (I), (J) */
const PLANS = `hicn?|m\\.?b\\.?i\\.?(?= ?[#:=]| (?:is|was|no|num|number)\\b)|(?:member(?:ship)?|subscriber|beneficiary|policy(?: ?holder)?|insured|insurance(?: card| policy| plan| member)?|health ?(?:plan|card|insurance)|(?:health )?plan|group|coverage|certificate|cert|contract|dependent|payer|payor|carrier|medicare|medicaid|medi-cal|tricare|aetna|cigna|humana|anthem|bcbs|blue ?cross(?: blue ?shield)?|blue ?shield|uhc|united ?healthcare|kaiser|molina|centene|wellcare|claim|sub|(?:payer|claim|document|transaction) control|group policy|pharmacy benefits?|benefits card|rx ?(?:group|grp))(?:'s|’s)?${SPACE}${NUMBER}|(?:medicare|medicaid|insurance|beneficiary|subscriber|aetna|cigna|humana|anthem|bcbs|uhc|tricare|kaiser|molina)(?= [:=-]|[:=#]| (?:is|was|card|member|policy|plan)\\b)|rx ?(?:bin|grp|group|pcn|id)|prior auth|icn|dcn|acct|a\\/c|(?:billing|bank|checking|savings|patient|pt|guarantor|hospital|customer|credit|loan|brokerage|collections?|hsa|fsa|self-pay)${SPACE}(?:accounts?|acct)|acc(?:oun)?t\\.?${SPACE}${NUMBER}|(?:invoice|statement|guarantor|ledger|billing|bill|receipt|folio|bank|routing|aba|payment plan)${SPACE}${NUMBER}|invoice(?= ?[a-z]{2,4}-?\\d{4})|account ?holder${SPACE}${NUMBER}`;
/** (K) */
const PAPERS = `npi|n\\.p\\.i\\.|national provider(?: id(?:entifier|entification)?)?|(?:prescriber|provider|nurse|physician|pharmacist|clinician)${SPACE}${NUMBER}|upin|clia|dea(?: reg(?:istration|\\.)?)?${SPACE}${NUMBER}|(?:driver['’]?s?['’]?|drivers|driving|medical|nursing|nurse(?:['’]s)?|rn|lpn|md|physician(?:['’]s)?|pharmacy|pharmacist|professional|state|operator(?:['’]s)?|commercial|marriage|pilot(?:['’]s)?|practice|dental|chauffeur['’]?s|temporary|expired)[ -]${'(?:licen[cs]e|lic|lisence|liscense|permit)'}s?|(?:licen[cs]e|lic|permit)\\.?${SPACE}${NUMBER}|d\\/?l(?: ?#|${SPACE}${NUMBER})|d\\.\\/?l\\.?(?= ?#| no| num|:)|d\\/l|dln|oln|cdl|passports?|green ?card|alien(?: registration)?${SPACE}${NUMBER}|a-number|visa${SPACE}${NUMBER}|(?:state|military|tribal|voter|photo|national|government|govt|school|student|employee|emp|staff|badge|work)${SPACE}(?:id|${NUMBER})(?: card)?|birth cert(?:ificate)?|death cert(?:ificate)?|(?:certification|certificate|registration)${SPACE}${NUMBER}|global entry|ktn`;
/** (M), (P) */
const DEVICES = `(?:serial|s\\/n|s\\.n\\.)\\.?(?:${SPACE}${NUMBER})?|ser\\.? ?(?:no|num|nr|#)|(?:asset|equipment|bio-?med)${SPACE}(?:tag|${NUMBER})|(?:implant|device|lens|mesh|stent|valve|graft|iol)${SPACE}(?:lot|ref|batch)|(?<=[ (,;:|]|^)sn(?= ?[:#=])|(?:device|implant|pacemaker|icd|defibrillator|pump|generator|ipg|valve|stent|stimulator|neurostimulator|loop recorder|cgm|glucometer|holter|hearing aid|prosthesis|ventilator|cpap|bipap|transmitter|cochlear implant|infusion pump|oximeter|wheelchair|hip implant|knee implant|equipment|model)(?:'s|’s)?${SPACE}(?:serial|s\\/n|sn|${NUMBER})|udi|imei|imsi|iccid|meid|(?:finger|thumb|palm|hand|foot|voice|face) ?prints?|voice ?id|iris|retina(?:l)?|biometrics?|face ?(?:id|template|scan)|facial(?: recognition| template| scan)?|palm vein|hand geometry|dna (?:profile|sample|id)|genetic profile`;

const LABEL = `(?:${RECORDS}|${PLANS}|${PAPERS}|${DEVICES})`;

/**
 * Numbers behind a label that alone says what they are, whatever words stand between: `the MRN we
 * have is …`, `no match for national provider identifier "…"`, `| chart number | … |`. What is
 * found must look like a number of a person or a thing, and neither count nor measure anything.
 *
 * @see 45 CFR 164.514(b)(2)(i)(H) to (M), (P), (R)
 */
export const toldNumber: Detector = announcedValues({
  name: 'labelled-number',
  begins: new RegExp(`(?<![A-Za-z\\d])${LABEL}[^a-z]`, 'gi'),
  pattern: new RegExp(
    String.raw`(?<lead>${LABEL}(?![a-z])(?:${GAP}{1,6}[a-z]{1,15}(?![a-z\d])){0,10}?(?:${GAP}{1,8}|(?<=#)))(?:${GROUPS}|${VALUE})`,
    'iy',
  ),
  further: furtherValues(),
  accepts: isTold,
  isFurther: isAlike,
});

/** Words that say nothing: behind a label and these, any number is the label's. */
const FILLER =
  /^(?:id|i|d|num|nr|nos?|nbr|numbers?|identifiers?|identification|code|ref|reference|card|is|was|are|were|as|of|for|the|this|that|with|under|value|equals|on|file|patient|pt|now|reads|to|set|his|her|their|my|your|our|its?|s|it|says|be|ending|plate|holder|new|old|current|correct|right|wrong|should|no|not|yes|ok|sorry|actually|a|an|we|have|has|you|got|mine|hers)$/i;
/** Behind these comes a number of something else. */
const OF_SOMETHING_ELSE =
  /(?<![a-z])(?:requests?|jobs?|ports?|lines?|errors?|status|after|took|pages?|versions?|build|pid|threads?|batch|rows?|attempts?|timeouts?|timed|https?|message|events?|sessions?|trace|span|counts?|total|offset|size|length|returned|processed|within|every|exceeds?|longer|shorter|than|least|most|limit|max|min|zone|soa|loaded|column|position|index|byte|bytes|kernel|room|bed|ward|dose|chapter|section|cfr|part|usc|figure|table|step|level|grade|stage|age|aged|year|since|until|retries|providers|sync(?:ed)?|sequence|packets?|users?|documents?|tests?|number of)(?![a-z])/i;
const SENTENCE_END = /[^.][.?!;]["'”’)]{0,2}\s/;
/** Serial numbers of zones of names and of certificates, and keys. */
const OF_MACHINES =
  /(?<![a-z])(?:zone|soa|dns\w*|named|cert(?:ificate)?s?|x\.?509|tls|ssl|openssl|ssh|rsa|ecdsa|ed25519|crl|subject|issuer|commit|gpg|pgp|usb|hub|test)(?![a-z])/i;

function isTold(found: Announced): boolean {
  const { lead, value, text, end } = found;
  if (isCounted(found) || isYear(value)) return false;
  const label = new RegExp(`^${LABEL}`, 'i').exec(lead)?.[0] ?? '';
  const between = lead.slice(label.length);
  const words = between.match(/[a-z]+/gi) ?? [];
  const near = words.every((word) => FILLER.test(word));
  if (SENTENCE_END.test(between) && !near) return false;
  if (OF_SOMETHING_ELSE.test(between)) return false;
  if (!isIdentifier(found, near ? 3 : 4)) return false;
  if (
    /^(?:record|file|case|order|lab|group|device|model|equipment|sample|study)/i.test(label) &&
    !/[a-z]/i.test(value) &&
    digitsOf(value) < 6
  )
    return false;
  if (/^(?:finger|thumb|ser|s\/n|udi|record|case)/i.test(label)) {
    if (/^[\da-f]{16,}$/i.test(value)) return false;
    const start = end - value.length - lead.length;
    if (OF_MACHINES.test(text.slice(Math.max(0, start - 80), start))) return false;
  }
  return value.length >= (near ? 4 : 5) && (!near || digitsOf(value) >= 4 || /[a-z]/i.test(value));
}
