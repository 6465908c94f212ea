/** Bytes by which a needle is told at all, and by which it is looked up. */
const KEY_BYTES = 6;
const SLOT_BITS = 22;
const AROUND = 120;

/** A value that is in an output. */
export interface Found {
  readonly value: string;
  readonly around: string;
}

/**
 * Finds which of many texts are in an output, in one pass over its bytes: a thousand searches
 * through a hundred megabytes would take minutes.
 */
export class LeakSearch {
  private readonly slots = new Uint8Array(1 << SLOT_BITS);
  private readonly needles = new Map<string, { bytes: Buffer; value: string }[]>();

  /** Each value as it is, and in the forms in which outputs write it. */
  constructor(values: readonly string[]) {
    for (const value of values) for (const form of formsOf(value)) this.add(form, value);
  }

  /** The values of which an output holds a form, each with what is around the first one. */
  in(output: Buffer | string): Found[] {
    const bytes = typeof output === 'string' ? Buffer.from(output) : output;
    const found = new Map<string, Found>();
    for (let at = 0; at + KEY_BYTES <= bytes.length; at++) {
      if (this.slots[slotOf(bytes, at)] === 0) continue;
      const candidates = this.needles.get(bytes.toString('latin1', at, at + KEY_BYTES));
      for (const { bytes: needle, value } of candidates ?? []) {
        if (!bytes.subarray(at, at + needle.length).equals(needle)) continue;
        if (found.has(value)) continue;
        const around = bytes.toString(
          'utf8',
          Math.max(0, at - AROUND),
          at + needle.length + AROUND,
        );
        found.set(value, { value, around });
      }
    }
    return [...found.values()];
  }

  private add(form: string, value: string): void {
    const bytes = Buffer.from(form);
    if (bytes.length < KEY_BYTES) throw new Error(`too short to be looked for: ${form}`);
    this.slots[slotOf(bytes, 0)] = 1;
    const key = bytes.toString('latin1', 0, KEY_BYTES);
    const others = this.needles.get(key);
    if (others) others.push({ bytes, value });
    else this.needles.set(key, [{ bytes, value }]);
  }
}

/** As it is, in JSON, in a URL, and with the signs that Prometheus takes for all others. */
function formsOf(value: string): Set<string> {
  return new Set([
    value,
    JSON.stringify(value).slice(1, -1),
    encodeURIComponent(value),
    encodeURI(value),
    value.replaceAll(/[^a-z0-9]+/gi, '_').replaceAll(/^_|_$/g, ''),
    Buffer.from(value).toString('base64').replaceAll(/=+$/g, ''),
  ]);
}

function slotOf(bytes: Buffer, at: number): number {
  return (bytes.readUInt32LE(at) * 0x9e3779b1) >>> (32 - SLOT_BITS);
}
