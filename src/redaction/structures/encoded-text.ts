import type { Detector, DetectorContext } from '../detector.ts';
import { withoutTokens } from '../detectors/issuer-token.ts';
import { isDigest, isOpaqueToken } from '../detectors/opaque-token.ts';
import { SIEVE } from '../sieve.ts';
import { changePieces, codesOf, codesOfControlsAnd } from './pieces.ts';

/** Longer stretches are decoded no further than this, and go whole where something is found. */
const DECODED_LENGTH = 262_144;

/**
 * Percent-encoded text outside of a URL's query (a path, a form, a cookie): decoded, redacted as
 * a text of its own, and replaced from its first to its last `/`, `&`, `;` or `=` where it holds
 * something.
 *
 * @see RFC 3986, section 2.1; https://url.spec.whatwg.org/#application/x-www-form-urlencoded
 */
export const percentEncoded: Detector = {
  name: 'percent-encoded',
  kind: 'secret',
  sieve: SIEVE.percent,
  redact: (text, context) =>
    changePieces(text, TOKEN_ENDS, (token) =>
      token.includes('%') ? redactToken(token, context) : token,
    ),
};

/**
 * Base64 and base64url: decoded where it is text, and replaced whole where that holds something.
 * What is drawn by chance is a token, whoever issued it, and so is what its prefix calls one.
 */
export const base64: Detector = {
  name: 'base64',
  kind: 'secret',
  sieve: SIEVE.long,
  redact: (text, context) =>
    changePieces(text, BASE64_ENDS, (run, start) => {
      if (run.length < 24) return run;
      const decoded = decodedText(run);
      if (decoded !== undefined) {
        return context.redactText(decoded) === decoded ? run : context.replace(run);
      }
      if (isDigest(text, start)) return run;
      return isOpaqueToken(run) ? context.replace(run) : withoutTokens(run, context.replace);
    }),
};

const TOKEN_ENDS = codesOfControlsAnd('"\'<>`\\|{}&;?=/#,[]');

function redactToken(token: string, context: DetectorContext): string {
  if (!/%[\dA-Fa-f]{2}/.test(token) || token.length > DECODED_LENGTH) return token;
  const decoded = decodedPercent(token);
  if (decoded === token) return token;
  return context.redactText(decoded) === decoded ? token : context.replace(token);
}

/** Escapes that are no UTF-8 stay as they are; the others are decoded nevertheless. */
function decodedPercent(token: string): string {
  const spaced = token.replaceAll('+', ' ');
  try {
    return decodeURIComponent(spaced);
  } catch {
    return spaced.replace(/%([2-7][\dA-Fa-f])/g, (_, hex: string) =>
      String.fromCharCode(Number.parseInt(hex, 16)),
    );
  }
}

const BASE64_ENDS = codesOf(
  'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/_-',
).map((isBase64) => 1 - isBase64);

/** What base64 holds, where it is text. */
function decodedText(run: string): string | undefined {
  if (/^[\da-fA-F-]+$/.test(run) || run.length > DECODED_LENGTH) return undefined;
  const decoded = Buffer.from(run, 'base64').toString('utf8');
  return isText(decoded) ? decoded : undefined;
}

/** Random bytes are hardly ever UTF-8 without control characters. */
function isText(decoded: string): boolean {
  if (decoded.length < 12 || decoded.slice(0, -1).includes('\ufffd')) return false;
  // biome-ignore lint/suspicious/noControlCharactersInRegex: those are what tells text from bytes
  return !/[\0-\x08\x0e-\x1a\x7f]/.test(decoded);
}
