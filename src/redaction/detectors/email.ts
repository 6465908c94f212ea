import { isAlphanumeric } from '../ascii.ts';
import type { Detector } from '../detector.ts';
import { SIEVE } from '../sieve.ts';
import { insideDetector } from './inside-detector.ts';

const LOCAL = /[\p{L}\p{N}\p{M}._%+'&/=?^`{|}~!#$*-]/u;
const DOMAIN =
  /(?:[\p{L}\p{N}](?:[\p{L}\p{N}-]{0,61}[\p{L}\p{N}])?\.){1,8}[\p{L}][\p{L}\p{N}-]{0,61}[\p{L}\p{N}]/uy;
/** Characters that are allowed in a local part, but in logs rather stand before one. */
const NOT_FIRST = /[/=?&'`|{}!#$*^~.]/;
/** Allowed too, but rather the end of something else: a query, a path, HL7's components and fields. */
const SEPARATORS = ['=', '/', '^', '|'];
/** RFC 5321, section 4.5.3.1.1: octets of a local part. */
const LOCAL_LENGTH = 64;
/** `git@github.com:…` and what the URL detector left: addresses of no one. */
const NO_ONE = /^(?:git|noreply|no-reply|REDACTED)$/i;

/** An instance of a unit of systemd: `getty@tty1.service`; no top-level domain has these names. */
const UNIT = /\.(?:service|socket|target|timer|mount|slice|scope|swap|device)$/;

/**
 * E-mail addresses: RFC 5322 section 3.4.1 addr-spec with a dot-atom local part, and
 * internationalized ones (RFC 6531). The domain must have a top-level label of letters, so
 * `pkg@1.2.3` and `user@host` are not addresses. Searches from each `@` outwards, because a
 * pattern that begins with the local part costs 64 looks at every character.
 */
export const email: Detector = {
  name: 'email',
  kind: 'identifier',
  sieve: SIEVE.at,
  redact(text, context) {
    let out = '';
    let copied = 0;
    for (let at = nextAt(text, 0); at !== -1; at = nextAt(text, Math.max(at + 1, copied))) {
      if (at === copied || !isLocal(text, at - 1) || !mayBeDomain(text.charCodeAt(at + 1)))
        continue;
      const end = domainEnd(text, at);
      if (end === -1) continue;
      const start = localStart(text, at, copied);
      if (start === at || NO_ONE.test(text.slice(start, at)) || UNIT.test(text.slice(at, end))) {
        continue;
      }
      out += text.slice(copied, start) + context.replace(text.slice(start, end));
      copied = end;
    }
    return copied === 0 ? text : out + text.slice(copied);
  },
};

function nextAt(text: string, from: number): number {
  return text.indexOf('@', from);
}

function localStart(text: string, at: number, lowest: number): number {
  const floor = Math.max(lowest, at - LOCAL_LENGTH);
  let start = at;
  while (start > floor && isLocal(text, start - 1)) start--;
  while (start < at && NOT_FIRST.test(text[start] as string)) start++;
  const local = text.slice(start, at);
  return start + Math.max(...SEPARATORS.map((mark) => local.lastIndexOf(mark))) + 1;
}

/** Property escapes are slow, and nearly all addresses are of ASCII. */
const ASCII_LOCAL = Array.from({ length: 128 }, (_, code) => LOCAL.test(String.fromCharCode(code)));

function isLocal(text: string, index: number): boolean {
  const code = text.charCodeAt(index);
  return code < 128 ? (ASCII_LOCAL[code] as boolean) : LOCAL.test(text[index] as string);
}

/** A letter or digit, or beyond ASCII, where the pattern decides. */
function mayBeDomain(code: number): boolean {
  return isAlphanumeric(code) || code > 127;
}

function domainEnd(text: string, at: number): number {
  DOMAIN.lastIndex = at + 1;
  return DOMAIN.test(text) ? DOMAIN.lastIndex : -1;
}

/** Addresses that are told or hidden: `dana dot reyes at example dot org`, `dana [at] example [dot] org`. */
export const spelledEmail: Detector = insideDetector({
  name: 'email',
  inside:
    /(?<![A-Za-z\d])(?:dot[\])]? ?(?:com|org|net|edu|gov|co|io|uk|de|us|ca|fr|health)(?![a-z\d])|at[\])])/gi,
  farthest: 96,
  pattern:
    /[a-z\d][\w+-]{0,30}(?:(?: dot | ?[[(]dot[\])] ?|\.)[a-z\d][\w+-]{0,30}){0,3}(?: at | ?[[(]at[\])] ?)[a-z\d][a-z\d-]{0,40}(?:(?: dot | ?[[(]dot[\])] ?|\.)[a-z\d-]{2,20}){1,4}/iy,
});
