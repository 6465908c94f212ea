import { createHash } from 'node:crypto';
import { type Detector, patternDetector } from '../detector.ts';
import { SIEVE } from '../sieve.ts';

const ALPHABET = '123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz';

/** Bitcoin addresses in Base58Check, by their four check bytes. */
export const bitcoinAddress: Detector = patternDetector({
  name: 'bitcoin-address',
  kind: 'identifier',
  sieve: SIEVE.digit | SIEVE.capital,
  pattern: /(?<![A-Za-z\d-])(?<lead>)[13][1-9A-HJ-NP-Za-km-z]{25,34}(?![A-Za-z\d-])/g,
  accepts: isBase58Check,
});

/** Bitcoin addresses in Bech32 (BIP 173, BIP 350) and Ethereum ones (EIP-55). */
export const otherCryptoAddress: Detector = patternDetector({
  name: 'crypto-address',
  kind: 'identifier',
  sieve: SIEVE.digit,
  pattern:
    /(?<![A-Za-z\d-])(?<lead>)(?:bc1[ac-hj-np-z02-9]{25,71}|0x[\da-fA-F]{40})(?![A-Za-z\d-])/g,
  accepts: (value) => value.startsWith('0x') || isBech32(value.slice(3)),
});

const BECH32 = 'qpzry9x8gf2tvdw0s3jn54khce6mua7l';
const GENERATOR = [0x3b6a57b2, 0x26508e6d, 0x1ea119fa, 0x3d4233dd, 0x2a1462b3];
/** `bc` expanded, as the checksum has it. */
const PREFIX = [3, 3, 0, 2, 3];
/** What the checksum leaves: of BIP 173, of BIP 350. */
const CHECKED: readonly number[] = [1, 0x2bc830a3];

/** Without its checksum, one in some thousand trace IDs that begin with `bc1` would be an address. */
function isBech32(data: string): boolean {
  let check = 1;
  for (const value of [...PREFIX, ...[...data].map((character) => BECH32.indexOf(character))]) {
    const top = check >>> 25;
    check = ((check & 0x1ffffff) << 5) ^ value;
    GENERATOR.forEach((part, bit) => {
      if (((top >> bit) & 1) === 1) check ^= part;
    });
  }
  return CHECKED.includes(check);
}

function isBase58Check(value: string): boolean {
  let number = 0n;
  for (const character of value) number = number * 58n + BigInt(ALPHABET.indexOf(character));
  const bytes = Buffer.from(number.toString(16).padStart(50, '0'), 'hex');
  if (bytes.length !== 25) return false;
  const once = createHash('sha256').update(bytes.subarray(0, 21)).digest();
  return createHash('sha256').update(once).digest().subarray(0, 4).equals(bytes.subarray(21));
}
