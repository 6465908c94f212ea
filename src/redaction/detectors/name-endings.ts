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

/** Whether a folded word ends as a surname does: 2 as hardly a word, 1 as words do as well. */
export function surnameEnding(word: string): 0 | 1 | 2 {
  if (word.length <= 5) return 0;
  if (ENDINGS.test(word)) return 2;
  return WEAK_ENDINGS.test(word) ? 1 : 0;
}
