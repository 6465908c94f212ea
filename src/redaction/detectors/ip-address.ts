import { type Detector, patternDetector } from '../detector.ts';
import { SIEVE } from '../sieve.ts';

/**
 * Public IPv4 addresses. Loopback, private (RFC 1918), link-local, shared (RFC 6598) and
 * multicast ones say nothing of a person and stay, as do versions: a number after a letter,
 * `/` or `.` (`Chrome/120.0.0.0`, `1.2.840.10008.1`) is not looked at.
 *
 * @see 45 CFR 164.514(b)(2)(i)(O)
 */
export const ipAddress: Detector = patternDetector({
  name: 'ip-address',
  kind: 'identifier',
  sieve: SIEVE.digit,
  pattern: /(?<![A-Za-z\d.-]|[^/]\/|version )(?<lead>)\d{1,3}(?:\.\d{1,3}){3}(?![A-Za-z\d-]|\.\d)/g,
  accepts: isPublic,
});

function isPublic(value: string): boolean {
  const [a = 0, b = 0, c = 0, d = 0] = value.split('.').map(Number);
  if (a > 223 || b > 255 || c > 255 || d > 255) return false;
  if (a === 0 || a === 10 || a === 127) return false;
  if ((a === 172 && b >= 16 && b < 32) || (a === 192 && b === 168)) return false;
  return !((a === 169 && b === 254) || (a === 100 && b >= 64 && b < 128));
}
