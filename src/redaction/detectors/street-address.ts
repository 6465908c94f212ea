import { type Detector, patternDetector } from '../detector.ts';

const SUFFIX =
  '(?:Street|St|Avenue|Ave|Road|Rd|Boulevard|Blvd|Lane|Ln|Drive|Dr|Court|Ct|Way|Place|Pl|Terrace|Ter|Highway|Hwy|Parkway|Pkwy|Circle|Cir|Square|Sq|Trail)';

/**
 * US street addresses: house number, name and a street suffix (USPS Publication 28, appendix
 * C1), with the unit, city, state and ZIP code that follow.
 *
 * @see 45 CFR 164.514(b)(2)(i)(B)
 */
export const streetAddress: Detector = patternDetector({
  name: 'street-address',
  kind: 'identifier',
  pattern: new RegExp(
    String.raw`(?<![\w.-])(?<lead>)\d{1,6}[A-Za-z]?(?: (?:[NSEW]{1,2}\.?|\d{1,3}(?:st|nd|rd|th)|\p{Lu}[\p{L}'’.-]{0,30})){1,4}? ${SUFFIX}\b\.?(?:,? (?:Apt|Apartment|Suite|Ste|Unit|Floor|#)\.? ?[\w-]{1,8})?(?:,? ?\s?\p{Lu}[\p{L}.'’-]{1,30}(?: \p{Lu}[\p{L}.'’-]{1,30}){0,2},? [A-Z]{2}(?: \d{5}(?:-\d{4})?)?)?`,
    'gu',
  ),
});

/** Post office boxes: `P.O. Box 123`. */
export const postBox: Detector = patternDetector({
  name: 'post-box',
  kind: 'identifier',
  pattern: /\bP\.? ?O\.? ?Box (?<lead>)\d{1,8}\b/gi,
});
