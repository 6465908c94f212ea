/** Endings that hardly a word has but a surname, by language; the dictionary leaves such surnames out. */
const ENDINGS = new RegExp(
  `(?:${[
    'ov|ova|ev|eva|enko|chuk|yuk|skiy|skaya', // East Slavic, Bulgarian
    'ski|ska|sky|cki|cka|wicz|czyk|czak', // Polish, Czech
    'ovic|evic|ovich|evich', // South Slavic
    'sson|dottir|sdatter|quist|qvist|strom', // Nordic
    'stein|mann|berg', // German
    'opoulos|idis|akis|oglu', // Greek, Turkish
    'escu|shvili|dze|nen|yan', // Romanian, Georgian, Finnish, Armenian
  ].join('|')})$`,
);

/** Endings that words have as well, and count only beside a given name: `Hansen`, `Perez`. */
const WEAK_ENDINGS = /(?:sen|son|ez|ian|uk)$/;

/** Whether a folded word ends as a surname does. */
export function hasSurnameEnding(word: string): boolean {
  return word.length > 5 && (ENDINGS.test(word) || WEAK_ENDINGS.test(word));
}
