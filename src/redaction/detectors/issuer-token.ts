import { changePieces, codesOf } from '../structures/pieces.ts';
import { KIND, kindAt } from './name-kinds.ts';
import { isBase16, isRandom, longestPart } from './opaque.ts';

const SIGNS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_-';
const ENDS = codesOf(SIGNS).map((isPart) => 1 - isPart);
/** A letter or two of the issuer, what the token is for, and the token. */
const TOKEN = /^([A-Za-z][A-Za-z\d]{0,15}(?:[_-][A-Za-z\d]{1,8}){0,3})[_-]([\w-]{20,300})$/;
/** What issuers call their secrets in front of them. */
const OF_SECRET =
  /(?:^|[_-])(?:live|prod|sandbox|sk|rk|ak|pat|tok|tkn|token|key|apikey|api|secret|sec|oauth|auth|sa|svc|priv|pwd)(?:[_-]|$)|(?:key|pat|tok|api|apikey|secret|token|^[a-z]{1,2}sk)$/i;
/** What names of things look like that are no secret, though they end in a hash. */
const OF_A_THING = /^(?:sha\d|md5|css|sc|jss|git|pkg|chunk|build|image|file|test|dev|tmp)/i;
/** A service that is deployed from a commit: `api-<hash>`. */
const OF_A_SERVICE = /(?:^|[_-])(?:api|auth|oauth|prod|sandbox|svc|sa)$/i;
/** What IDs begin with, whatever their length. */
const OF_AN_ID =
  /^(?:req|res|resp|evt|cus|usr|msg|cmpl|chatcmpl|asst|org|proj|conv|txn|seti|cs|pi|ch|in|si|sub|acct|vol|snap|vpc|subnet|eni|arn|urn|rs|fc|ws|id|uid|oid|ref|tx|blk|pod|svc|job|sess|inv|cart|sku|nix|npm|deps?)$/i;
/** Keys of 64, 32 and 39 bytes that say in front of their end whose they are, as Microsoft's do. */
const MARKED =
  /^(?:[A-Za-z\d+/]{76}(?:APIM|ACDb|\+ABa|\+AMC|\+ASt)[A-Za-z\d+/]{5}[AQgw]|[A-Za-z\d+/]{33}(?:AIoT|\+ASb|\+AEh|\+ARm)[A-Za-z\d+/]{6}|[A-Za-z\d]{42}(?:AzFu|AzSe|AzCa)[A-Za-z\d]{6}|[A-Za-z\d]{52}JQQJ99[A-Za-z\d]{26})$/;
const MARKED_LENGTH = 42;
const RANDOM_LENGTH = 20;
/** So long are few IDs. */
const LONG_LENGTH = 32;
const LONG_BASE_16 = 40;
const BASE_16_LENGTH = 32;

/**
 * Tokens with a prefix that says what they are, whoever gives them out: `xy_live_…`, `acmepat_…`,
 * `abc-key-…`. IDs have prefixes too (`order_…`, `req-…`), so that the prefix must speak of a
 * secret.
 *
 * @param run a stretch of letters, digits and the signs of Base64
 */
export function withoutTokens(run: string, replace: (token: string) => string): string {
  if (run.length > MARKED_LENGTH && MARKED.test(run)) return replace(run);
  if (!/\d/.test(run)) return run;
  return changePieces(run, ENDS, (piece) =>
    piece.length > RANDOM_LENGTH && isToken(piece) ? replace(piece) : piece,
  );
}

function isToken(piece: string): boolean {
  const found = TOKEN.exec(piece);
  if (found === null) return false;
  const [, prefix = '', body = ''] = found;
  if (OF_A_THING.test(prefix)) return false;
  const longest = longestPart(body);
  if (!OF_SECRET.test(prefix)) {
    if (isId(prefix)) return false;
    if (isBase16(longest)) return longest.length >= LONG_BASE_16 && piece[prefix.length] === '_';
    return isRandom(longest, LONG_LENGTH) || isLongRandom(body);
  }
  if (isBase16(longest)) {
    return longest.length >= BASE_16_LENGTH && /\d/.test(longest) && !OF_A_SERVICE.test(prefix);
  }
  return isRandom(longest, RANDOM_LENGTH) || (body.length >= 32 && isRandom(body, 32));
}

/** Base64 with its own signs between the parts, and no UUID. */
function isLongRandom(body: string): boolean {
  return isRandom(body, 40) && longestPart(body).length >= 12 && !/^[\da-f-]+$/i.test(body);
}

/** `order_…`, `user-…`: a word says what has the ID. */
function isId(prefix: string): boolean {
  return prefix.split(/[_-]/).some((word) => OF_AN_ID.test(word) || isWord(word));
}

/** Whether something is a word of English, or of software. */
export function isWord(word: string): boolean {
  return word.length > 2 && (kindAt(word.toLowerCase(), 0, word.length) & KIND.common) !== 0;
}
