import { readSmallFile } from '../../common/small-file.ts';
import { KEY_ID } from '../replacement.ts';

/** Fewer bytes than the hash has would be the weakest part (RFC 2104, section 3). */
const SHORTEST_KEY = 32;
const MOST_KEYS = 16;
const LARGEST_FILE = 64 * 1024;

interface HmacKey {
  readonly id: string;
  readonly key: Buffer;
  /** As it was given. */
  readonly text?: string;
}

/**
 * Keys of surrogates, newest first: the newest signs, the others find what they signed again.
 * Key material shows in no output: not in JSON, not in `util.inspect`, not in an error.
 */
export class HmacKeys {
  readonly #keys: readonly HmacKey[];

  constructor(keys: readonly HmacKey[]) {
    this.#keys = keys;
  }

  get newest(): HmacKey {
    return this.#keys[0] as HmacKey;
  }

  get all(): readonly HmacKey[] {
    return this.#keys;
  }

  /** How the keys may be written: as they were given, in base64, base64url and hex; longest first. */
  get texts(): readonly string[] {
    const texts = this.#keys.flatMap(({ key, text = '' }) => [
      text,
      ...(['base64', 'base64url', 'hex'] as const).map((form) => key.toString(form)),
    ]);
    return [...new Set(texts.flatMap((text) => [text, text.replace(/={1,2}$/, '')]))]
      .filter((text) => text.length >= SHORTEST_KEY)
      .sort((one, other) => other.length - one.length);
  }

  toJSON(): { ids: string[] } {
    return { ids: this.#keys.map(({ id }) => id) };
  }
}

/** Keys, or a sentence that says why there are none, without their content. */
export type HmacKeysRead = { readonly keys: HmacKeys } | { readonly problem: string };

/**
 * Reads keys from text: one a line (or separated by commas), newest first, each
 * `k2:` and at least 32 bytes in base64 or hex. `#` begins a comment.
 *
 * @param source names the text in a problem: a variable or a file's option
 */
export function parseHmacKeys(text: string, source: string): HmacKeysRead {
  const entries = text
    .split(/[\r\n,]+/)
    .map((line) => line.replace(/#.*/, '').trim())
    .filter((line) => line !== '');
  if (entries.length === 0 || entries.length > MOST_KEYS) {
    return { problem: `${source} holds ${entries.length} keys; allowed are 1 to ${MOST_KEYS}` };
  }
  const keys: HmacKey[] = [];
  for (const [index, entry] of entries.entries()) {
    const key = parseKey(entry);
    if (typeof key === 'string') return { problem: `${source}, key ${index + 1}: ${key}` };
    if (keys.some(({ id }) => id === key.id)) {
      return { problem: `${source}, key ${index + 1}: another key has the ID ${key.id} already` };
    }
    keys.push(key);
  }
  return { keys: new HmacKeys(keys) };
}

/** Reads keys from a file. */
export function readHmacKeyFile(path: string, source: string): HmacKeysRead {
  const read = readSmallFile(path, LARGEST_FILE, true);
  return 'text' in read
    ? parseHmacKeys(read.text, source)
    : { problem: `${source}: its file cannot be read (${read.problem})` };
}

function parseKey(entry: string): HmacKey | string {
  const at = entry.indexOf(':');
  const id = entry.slice(0, Math.max(at, 0));
  if (!KEY_ID.test(id)) {
    return 'it has no ID; allowed is `k1:` (k, then up to 11 of a-z and 0-9) in front of the key';
  }
  const text = entry.slice(at + 1).trim();
  const key = decoded(text);
  if (key === undefined) return 'it is neither base64 nor hex';
  if (key.length < SHORTEST_KEY) {
    return `it has ${key.length} bytes; allowed are ${SHORTEST_KEY} or more (openssl rand -base64 32)`;
  }
  return { id, key, text };
}

function decoded(text: string): Buffer | undefined {
  if (/^(?:[0-9a-f]{2})+$/i.test(text)) return Buffer.from(text, 'hex');
  return /^[A-Za-z0-9+/_-]+={0,2}$/.test(text) ? Buffer.from(text, 'base64') : undefined;
}
