import type { TraceState } from '@opentelemetry/api';

const MAX_MEMBERS = 32;
const MAX_LENGTH = 512;
const LONG_MEMBER = 128;
const KEY = /^[a-z0-9][a-z0-9_*/@-]{0,255}$/;
const VALUE = /^[\x20-\x2b\x2d-\x3c\x3e-\x7e]{0,255}[\x21-\x2b\x2d-\x3c\x3e-\x7e]$/;
const OWS_BEFORE = /^[ \t]+/;
const BLANKS = new Set([' ', '\t']);

type Member = readonly [key: string, value: string];

/**
 * The `tracestate` of W3C Trace Context Level 2 (section 3.3).
 *
 * `TraceState` of `@opentelemetry/core` has the narrower keys of an early draft and passes
 * on what is left of a malformed list, a list of 33 members or an entry without a value,
 * all of which the W3C's own test suite expects to be discarded: four of its tests fail.
 */
class StrictTraceState implements TraceState {
  private readonly members: readonly Member[];

  constructor(members: readonly Member[]) {
    this.members = members;
  }

  /** Puts the entry in front; one with an invalid key or value changes nothing. */
  set(key: string, value: string): TraceState {
    if (!KEY.test(key) || !VALUE.test(value)) return this;
    const others = this.members.filter(([name]) => name !== key);
    return new StrictTraceState([[key, value] as const, ...others].slice(0, MAX_MEMBERS));
  }

  unset(key: string): TraceState {
    return new StrictTraceState(this.members.filter(([name]) => name !== key));
  }

  get(key: string): string | undefined {
    return this.members.find(([name]) => name === key)?.[1];
  }

  /** Whole entries go where the list exceeds 512 characters: the long ones first, then the last. */
  serialize(): string {
    const texts = this.members.map(([key, value]) => `${key}=${value}`);
    while (lengthOf(texts) > MAX_LENGTH) {
      const long = texts.findLastIndex((text) => text.length > LONG_MEMBER);
      texts.splice(long === -1 ? texts.length - 1 : long, 1);
    }
    return texts.join(',');
  }
}

/**
 * Parses a received `tracestate`, several header fields joined by commas.
 *
 * @returns `undefined` for a malformed list, which is discarded as a whole, and for an empty one
 */
export function parseTraceState(header: string): TraceState | undefined {
  const members = new Map<string, string>();
  let count = 0;
  for (const text of header.split(',')) {
    const member = trimBlanks(text);
    if (member === '') continue;
    count += 1;
    const equals = member.indexOf('=');
    const [key, value] = [member.slice(0, equals), member.slice(equals + 1)];
    if (equals === -1 || count > MAX_MEMBERS || !KEY.test(key) || !VALUE.test(value)) {
      return undefined;
    }
    if (!members.has(key)) members.set(key, value); // The first is the most recent.
  }
  return members.size === 0 ? undefined : new StrictTraceState([...members]);
}

// Not a pattern like /[ \t]+$/, whose cost is quadratic in a run of blanks within the text.
function trimBlanks(text: string): string {
  let end = text.length;
  while (end > 0 && BLANKS.has(text[end - 1] as string)) end -= 1;
  return text.slice(0, end).replace(OWS_BEFORE, '');
}

function lengthOf(texts: readonly string[]): number {
  return texts.reduce((sum, text) => sum + text.length + 1, -1);
}
