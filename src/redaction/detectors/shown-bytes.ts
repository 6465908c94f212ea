import type { Detector } from '../detector.ts';
import { SIEVE } from '../sieve.ts';

/** `<Buffer 32 31 39>`, `[Uint8Contents]: <32 31 39 ... 4 more bytes>` */
const DUMP = /<(?:Buffer )?[\da-f]{2}(?: [\da-f]{2}){3,}(?: \.\.\. \d{1,12} more bytes?)?>/g;
/** `Uint8Array(3) [ 50, 49, 57 ]`, `Buffer(3) [Uint8Array] [ 50, 49, 57 ]` */
const TYPED =
  /\b((?:Uint8|Uint8Clamped|Int8|Uint16|Int16|Uint32|Int32)Array(?:\(\d{1,9}\)|\])) \[[\d\s,.a-z-]*\]/g;

/** Bytes as `util.inspect` shows them in a text: of each only what it is. */
export const byteDumps: readonly Detector[] = [
  {
    name: 'bytes',
    kind: 'secret',
    sieve: SIEVE.markup | SIEVE.digit,
    redact: (text) => text.replace(DUMP, '<bytes>'),
  },
  {
    name: 'bytes',
    kind: 'secret',
    sieve: SIEVE.bracket | SIEVE.digit,
    begins: TYPED,
    redact: (text) => text.replace(TYPED, '$1 [bytes]'),
  },
];
