import { insideDetector } from './inside-detector.ts';
import { KIND, kindAt } from './name-kinds.ts';

/** What a picture of a person is called. */
const OF_PERSON =
  /^(?:face|facial|selfie|headshot|portrait|photo|photograph|pic|picture|mugshot|profile|patient|pt|wound|lesion|rash|id|badge|frontal|fullface|preop|postop|before|after)$/i;
/** Parts of a name: at a sign, and where a capital follows a small letter. */
const PARTS = /\p{Lu}?\p{Ll}+|\p{Lu}+(?!\p{Ll})|\d+/gu;

/**
 * Names of files of pictures that say whose they are: `Okafor_Ngozi_face.jpg`,
 * `wound-8120034.png`. What follows the last dot stays.
 *
 * @see 45 CFR 164.514(b)(2)(i)(Q)
 */
export const photoFile = insideDetector({
  name: 'photograph',
  inside: /(?<=\.)(?:jpe?g|png|heic|gif|bmp|tiff?|webp|mp4|mov)(?![\w-])/gi,
  farthest: 80,
  pattern: /[\p{L}\p{N}][\p{L}\p{M}\p{N}_'’-]{2,78}(?=\.)/uy,
  gap: 1,
  isOne: isOfPerson,
});

const CAMERA = String.raw`(?:IMG|DSC[NF]?|PXL|MVI|GOPR|WhatsApp|Photo|Scan)[_ -]?\d{3,14}(?:_\d{3,9})?`;
const NEAR = 60;
const OF_BODY =
  /(?<![a-z])(?:face|facial|patient|pt|wound|lesion|rash|mole|scar|incision|her|his|selfie|head ?shot|mug ?shot|portrait|photo of|picture of)(?![a-z])/i;

/** What a camera called a picture, in a text that says of whom it is: `IMG_4471.HEIC of her face`. */
export const cameraFile = insideDetector({
  name: 'photograph',
  inside: /(?<=\.)(?:jpe?g|png|heic|gif|bmp|tiff?|webp|mp4|mov)(?![\w-])/gi,
  farthest: 40,
  accepts: (text, place) => OF_BODY.test(text.slice(Math.max(0, place - NEAR), place + NEAR)),
  pattern: new RegExp(`${CAMERA}(?=\\.)`, 'uy'),
  gap: 1,
});

const SURELY_OF_PERSON = /^(?:face|selfie|headshot|mugshot|portrait|wound|patient)$/i;

function isOfPerson(stem: string): boolean {
  const parts = stem.match(PARTS) ?? [];
  if (!parts.some((part) => OF_PERSON.test(part))) return false;
  const sure = parts.some((part) => SURELY_OF_PERSON.test(part));
  return parts.some((part) =>
    /^\d/.test(part)
      ? part.length >= 6 && !/^(?:19|20)\d{6}$/.test(part)
      : (/^\p{Lu}/u.test(part) || sure) &&
        part.length > 2 &&
        !OF_PERSON.test(part) &&
        (kindAt(part, 0, part.length) & KIND.common) === 0,
  );
}
