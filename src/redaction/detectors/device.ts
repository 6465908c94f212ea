import { isIPv6 } from 'node:net';
import { type Detector, patternDetector } from '../detector.ts';
import { SIEVE } from '../sieve.ts';

/**
 * Unique device identifiers in GS1 form: `(01)` GTIN and what follows, such as `(21)` serial.
 *
 * @see 21 CFR 830.3; 45 CFR 164.514(b)(2)(i)(M)
 */
export const udi: Detector = patternDetector({
  name: 'udi',
  kind: 'identifier',
  sieve: SIEVE.digit,
  pattern: /(?<![A-Za-z\d])(?<lead>)\(01\)\d{14}(?:\((?:10|11|17|21|240)\)[\w/.-]{1,20}){0,5}/g,
});

/** Zones of names and certificates have serial numbers as well. */
const OF_NO_DEVICE =
  /(?<![a-z])(?:zone|soa|dns\w*|named|cert(?:ificate)?s?|x\.?509|tls|ssl|openssl|crl|subject|issuer)(?![a-z])/i;

/** Serial numbers of devices and implants, after a label. */
export const deviceSerial: Detector = patternDetector({
  name: 'device-serial',
  kind: 'identifier',
  sieve: SIEVE.digit,
  pattern:
    /(?<lead>\b(?:(?:device|implant|pacemaker|pump|monitor|equipment|unit) )?(?:serial (?:number|num|no\.?|#)|serial|s\/n|udi|device (?:id|identifier))[ :#=]{1,3}(?:is )?#?)(?=[A-Z-]{0,10}\d)[A-Z\d](?:-?[A-Z\d]){3,29}(?![A-Za-z\d])/gi,
  accepts: (value, text, offset) =>
    value.replace(/\D/g, '').length >= 3 &&
    !OF_NO_DEVICE.test(text.slice(Math.max(0, offset - 96), offset)),
});

/** The same mostly in letters: capitals and a digit, as makers print them. */
export const letteredSerial: Detector = patternDetector({
  name: 'device-serial',
  kind: 'identifier',
  sieve: SIEVE.digit | SIEVE.capital,
  pattern:
    /(?<lead>\b[Ss]erial(?: (?:number|no\.?))?[ :#=]{1,3}(?:is )?)(?=[A-Z]{1,12}\d|\d{1,12}[A-Z])[A-Z\d]{8,20}(?![A-Za-z\d])/g,
  accepts: (_, text, offset) => !OF_NO_DEVICE.test(text.slice(Math.max(0, offset - 96), offset)),
});

const NO_DEVICE = /^(?:00.){5}00$|^(?:ff.){5}ff$/i;

/** MAC addresses (IEEE 802, EUI-48), but for the broadcast one and that of nothing. */
export const macAddress: Detector = patternDetector({
  name: 'mac-address',
  kind: 'identifier',
  sieve: SIEVE.assign,
  pattern: /(?<![A-Za-z\d:.-])(?<lead>)[\da-f]{2}(?::[\da-f]{2}){5}(?![A-Za-z\d:-])/gi,
  accepts: (value) => !NO_DEVICE.test(value),
});

/** The same with hyphens, in capitals as Windows writes them. */
export const hyphenatedMacAddress: Detector = patternDetector({
  name: 'mac-address',
  kind: 'identifier',
  pattern: /(?<![A-Za-z\d:.-])(?<lead>)[\dA-F]{2}(?:-[\dA-F]{2}){5}(?![A-Za-z\d:-])/g,
  accepts: (value) => !NO_DEVICE.test(value),
});

/** The same in three groups, as switches write them. */
export const dottedMacAddress: Detector = patternDetector({
  name: 'mac-address',
  kind: 'identifier',
  sieve: SIEVE.digit,
  pattern: /(?<![A-Za-z\d:.-])(?<lead>)[\da-f]{4}\.[\da-f]{4}\.[\da-f]{4}(?![A-Za-z\d:-]|\.\d)/gi,
  accepts: (value) =>
    /[a-f]/i.test(value) && /\d/.test(value) && !/^(?:f{4}\.){2}f{4}$/i.test(value),
});

/** Global IPv6 addresses (RFC 4291); loopback, link-local, unique-local and documentation ones stay. */
export const ipv6Address: Detector = patternDetector({
  name: 'ipv6-address',
  kind: 'identifier',
  sieve: SIEVE.assign,
  pattern:
    /(?<![A-Za-z\d:.])(?<lead>)[23][\da-f]{0,3}:[\da-f:]{3,35}(?![A-Za-z\d:]|\.[A-Za-z\d])/gi,
  accepts: (value) => isIPv6(value) && !/^2001:0?db8:/i.test(value),
});
