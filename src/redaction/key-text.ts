/**
 * Redacts a key. Its parts are looked at on their own, too: in a text, a number behind a full
 * stop is part of another one, in a key it may be anything (`visits.123-45-6789`).
 */
export function redactKey(key: string, redactText: (text: string) => string): string {
  const whole = redactText(key);
  if (whole !== key || !key.includes('.')) return whole;
  return key
    .split('.')
    .map((part) => redactText(part))
    .join('.');
}
