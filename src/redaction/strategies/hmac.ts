import { createHmac } from 'node:crypto';
import type { HmacKeys } from './hmac-keys.ts';
import type { IdentifierType } from './identifier-type.ts';

/**
 * A nibble each. Consonants only: a surrogate must never look like a number, a token or a
 * word, or the next redaction would take it for a finding.
 */
const LETTERS = 'bcdfghjklmnpqrst';
const BYTES = 10;

/** Types whose spellings differ only in separators: `123-45-6789` and `123456789` are one person's. */
const BARE = new Set<IdentifierType>(['phone', 'ssn', 'mrn', 'account', 'card', 'iban', 'zip']);

/**
 * A surrogate such as `person_k1_bcdfghjklmnpqrstbcdf`: HMAC-SHA-256 over the type and the
 * value, cut to 80 bits. The same value gives the same surrogate, so records can be joined;
 * for that reason it is derived from the value and is no Safe Harbor de-identification
 * (45 CFR 164.514(c)(1)).
 */
export function surrogate(value: string, type: IdentifierType, keys: HmacKeys): string {
  const { id, key } = keys.newest;
  return surrogateWith(value, type, id, key);
}

/** The surrogates under every key, newest first: finds a value again in logs of before a rotation. */
export function surrogates(value: string, type: IdentifierType, keys: HmacKeys): string[] {
  return keys.all.map(({ id, key }) => surrogateWith(value, type, id, key));
}

function surrogateWith(value: string, type: IdentifierType, id: string, key: Buffer): string {
  const digest = createHmac('sha256', key)
    .update(`@lumen/otel-logger surrogate\0${type}\0${normalised(value, type)}`)
    .digest();
  let letters = '';
  for (const byte of digest.subarray(0, BYTES)) {
    letters += `${LETTERS[byte >> 4]}${LETTERS[byte & 15]}`;
  }
  // No `:` or `=`: `mrn:k1` would be a label and a number to whoever redacts it again.
  return `${type}_${id}_${letters}`;
}

function normalised(value: string, type: IdentifierType): string {
  const text = value.normalize('NFKC').toLowerCase();
  if (type === 'person') return nameInOrder(text);
  const bare = BARE.has(type) ? withoutSeparators(text, type) : '';
  return bare === '' ? withSingleSpaces(text) : bare;
}

/** HL7 v2 repeats a field behind `~`, and has the number in front of its first `^`. */
function withoutSeparators(text: string, type: IdentifierType): string {
  const number = (/^[^~^]+/.exec(text)?.[0] ?? text).replace(/[^\p{L}\p{N}]+/gu, '');
  return type === 'phone' ? number.replace(/^1(?=\d{10}$)/, '') : number;
}

/** `DOE^JANE^Q`, `Doe, Jane` and `Jane Doe` are one name. */
function nameInOrder(text: string): string {
  const first = /^[^~]+/.exec(text)?.[0] ?? text;
  const [family = '', given] = first.split(first.includes('^') ? '^' : ',', 2);
  if (given === undefined) return withSingleSpaces(first);
  const own = /^[^&]*/.exec(family)?.[0] ?? '';
  return withSingleSpaces(`${given} ${own}`);
}

function withSingleSpaces(text: string): string {
  return text.trim().replace(/\s+/g, ' ');
}
