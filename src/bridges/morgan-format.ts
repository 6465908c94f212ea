import type { BridgeHost } from '../record/log-call.ts';
import type { FormatLine, Morgan, Token, Tokens } from './morgan-types.ts';

/** Members of morgan that are neither a token nor a format. */
const FUNCTIONS = new Set(['compile', 'format', 'token']);
/** Tokens that say nothing about a person. */
const HARMLESS = new Set([
  'date',
  'http-version',
  'method',
  'pid',
  'response-time',
  'status',
  'total-time',
]);
/** What redaction knows the values of morgan's own tokens by. */
const KEYS: Readonly<Record<string, string>> = {
  url: 'url.path',
  referrer: 'url.full',
  'remote-addr': 'client.address',
  'remote-user': 'username',
  'user-agent': 'user_agent.original',
};

/** The function that a middleware formats its lines with, found as morgan finds it. */
export function formatOf(format: unknown, morgan: Morgan): FormatLine {
  if (typeof format === 'function') return format as FormatLine;
  const name = format as string;
  const found = morgan[name] || name || morgan['default'];
  return typeof found === 'function' ? (found as FormatLine) : morgan.compile(found as string);
}

/**
 * The tokens, each with its value redacted under the token's name: in a line, between quotes, a
 * path would be a guess, and `:req[x-api-key]` nothing at all.
 */
export function redactedTokens(morgan: Morgan, host: BridgeHost): Tokens {
  const known = new Map<string, { readonly member: unknown; readonly redacted: Token }>();
  return new Proxy(morgan, {
    get(target, name, receiver) {
      const member: unknown = Reflect.get(target, name, receiver);
      if (typeof member !== 'function' || typeof name !== 'string') return member;
      if (FUNCTIONS.has(name) || HARMLESS.has(name)) return member;
      const made = known.get(name);
      // A token can be defined anew at any time.
      if (made?.member === member) return made.redacted;
      const redacted = redactedToken(name, member as Token, host);
      known.set(name, { member, redacted });
      return redacted;
    },
  });
}

function redactedToken(name: string, token: Token, host: BridgeHost): Token {
  return function (this: unknown, ...given: unknown[]) {
    const value: unknown = Reflect.apply(token, this, given);
    const argument = given[2];
    if (typeof value !== 'string' || value === '') return value as undefined;
    const key = typeof argument === 'string' ? argument : (KEYS[name] ?? name);
    const safe = host.redactValue({ [key]: value }) as Record<string, unknown>;
    // A key may be redacted as well.
    return String(Object.values(safe)[0] ?? 'REDACTED');
  };
}
