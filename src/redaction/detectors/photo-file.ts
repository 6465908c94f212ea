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

function isOfPerson(stem: string): boolean {
  const parts = stem.match(PARTS) ?? [];
  if (!parts.some((part) => OF_PERSON.test(part))) return false;
  return parts.some((part) =>
    /^\d/.test(part)
      ? part.length >= 6 && !/^(?:19|20)\d{6}$/.test(part)
      : /^\p{Lu}/u.test(part) &&
        part.length > 2 &&
        !OF_PERSON.test(part) &&
        (kindAt(part, 0, part.length) & KIND.common) === 0,
  );
}
