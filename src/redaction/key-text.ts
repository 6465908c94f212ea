/** What words of a key are joined by. */
const JOINT = /[._/:-]/g;
/** Parts of one key that are looked at; more would be no key that anybody writes. */
const MAX_PARTS = 16;

/**
 * Redacts a key. Its parts are looked at on their own, too: in a text, a number behind a full
 * stop is part of another one, in a key it may be anything (`visits.123-45-6789`). So is what
 * begins behind each joint: a token behind `upload_` is one word with it.
 */
export function redactKey(key: string, redactText: (text: string) => string): string {
  const whole = redactText(key);
  if (whole !== key || key.search(JOINT) < 0) return whole;
  const parts = key.includes('.') ? redactParts(key, redactText) : key;
  return parts === key ? redactEndings(key, redactText) : parts;
}

function redactParts(key: string, redactText: (text: string) => string): string {
  return key
    .split('.')
    .map((part) => redactText(part))
    .join('.');
}

function redactEndings(key: string, redactText: (text: string) => string): string {
  let parts = 0;
  for (const { index } of key.matchAll(JOINT)) {
    if (++parts > MAX_PARTS) break;
    const ending = key.slice(index + 1);
    const clean = redactText(ending);
    if (clean !== ending) return key.slice(0, index + 1) + clean;
  }
  return key;
}
