import { type Detector, patternDetector } from '../detector.ts';
import { SIEVE } from '../sieve.ts';

/**
 * Public IPv4 addresses. Loopback, private (RFC 1918), link-local, shared (RFC 6598) and
 * multicast ones say nothing of a person and stay, as do versions: a number after a letter,
 * `/`, `~` or `.` (`Chrome/120.0.0.0`, `1.2.840.10008.1`) is not looked at, nor what a word calls a version.
 *
 * @see 45 CFR 164.514(b)(2)(i)(O)
 */
export const ipAddress: Detector = patternDetector({
  name: 'ip-address',
  kind: 'identifier',
  sieve: SIEVE.digit,
  pattern: /(?<![A-Za-z\d.~-]|[^/]\/)(?<lead>)\d{1,3}(?:\.\d{1,3}){3}(?![A-Za-z\d-]|\.\d)/g,
  accepts: (value, text, offset) =>
    isPublic(value) && !saysVersion(text.slice(Math.max(0, offset - WORD_IN_REACH), offset)),
});

const WORD_IN_REACH = 48;
/** Of a version, in front of its number: `version 8.8.4.4`, `Chrome 8.8.8.8`, `upgraded from 5.1.2.0 to 5.1.2.1`. */
const VERSION =
  /(?:(?:version|ver|release|build|rev(?:ision)?|firmware|patch level|service pack|fw)s?["']?(?: (?:is|was|no\.?|number|from|to|of))?|(?:chrom(?:e|ium)|firefox|edge|opera|safari|electron|webkit|java|jdk|jre|\.net|framework|sdk|driver|nuget|dll|oracle|outlook|office|adobe reader|acrobat|kernel)|(?:up|down)grad(?:ed|ing|e)(?: \S{1,16})? (?:from|to)|(?:up|down)grad(?:ed|ing|e)(?: \S{1,16})? from (?:\d{1,5}\.){2,3}\d{1,5} to|(?:\bv|\bver\.?))["']?[\s:=(]{1,3}["']?$/i;

/** Whether what stands in front of a dotted number says that it is a version. */
export function saysVersion(before: string): boolean {
  return VERSION.test(before);
}

/** Whether a value is four numbers with dots, as addresses and versions are. */
export function isDottedNumber(value: string): boolean {
  return /^\d{1,3}(?:\.\d{1,3}){3}$/.test(value);
}

function isPublic(value: string): boolean {
  const [a = 0, b = 0, c = 0, d = 0] = value.split('.').map(Number);
  if (a > 223 || b > 255 || c > 255 || d > 255) return false;
  if (a === 0 || a === 10 || a === 127) return false;
  if ((a === 172 && b >= 16 && b < 32) || (a === 192 && b === 168)) return false;
  return !((a === 169 && b === 254) || (a === 100 && b >= 64 && b < 128));
}
