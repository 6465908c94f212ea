import { createHash } from 'node:crypto';
import { type Detector, patternDetector } from '../detector.ts';
import { SIEVE } from '../sieve.ts';

const ALPHABET = '123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz';

/** Bitcoin addresses in Base58Check, by their four check bytes. */
export const bitcoinAddress: Detector = patternDetector({
  name: 'bitcoin-address',
  kind: 'identifier',
  sieve: SIEVE.digit | SIEVE.capital,
  pattern: /(?<![\w-])(?<lead>)[13][1-9A-HJ-NP-Za-km-z]{25,34}(?![\w-])/g,
  accepts: isBase58Check,
});

/** Bitcoin addresses in Bech32 (BIP 173, BIP 350) and Ethereum ones (EIP-55). */
export const otherCryptoAddress: Detector = patternDetector({
  name: 'crypto-address',
  kind: 'identifier',
  sieve: SIEVE.digit,
  pattern: /(?<![\w-])(?<lead>)(?:bc1[ac-hj-np-z02-9]{25,71}|0x[\da-fA-F]{40})(?![\w-])/g,
});

function isBase58Check(value: string): boolean {
  let number = 0n;
  for (const character of value) number = number * 58n + BigInt(ALPHABET.indexOf(character));
  const bytes = Buffer.from(number.toString(16).padStart(50, '0'), 'hex');
  if (bytes.length !== 25) return false;
  const once = createHash('sha256').update(bytes.subarray(0, 21)).digest();
  return createHash('sha256').update(once).digest().subarray(0, 4).equals(bytes.subarray(21));
}
