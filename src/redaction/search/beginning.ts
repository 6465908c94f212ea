import { isInWord } from '../ascii.ts';
import { type Node, OTHER, parseTrusted } from './pattern-parser.ts';

/** Codes of the tables: ASCII as it is; all else is the last. */
export const BEYOND = 127;
/** Stands before and behind a text, besides being NUL. */
export const EDGE = 0;
/** A beginning is followed no further, so larger counts than this are all alike. */
export const FOLLOWED = 16;

/**
 * What is left of a pattern after some of its characters: parts in a row. Equal rests are the
 * same object, so that sets of them can be told apart by their numbers.
 */
export interface Rest {
  readonly id: number;
  readonly part: Node;
  readonly next: Rest | End;
}

/** Everything was found. */
export interface End {
  readonly id: number;
  readonly pattern: number;
}

/** More than all patterns have, few enough for two numbers in one. */
const MOST_IDS = 2 ** 26;

/**
 * The beginnings of many patterns: says which can still match after a character. Errs on the
 * side of a match alone: look-aheads and what refers back are taken as found.
 *
 * @see Brzozowski, Derivatives of Regular Expressions, J. ACM 11 (1964)
 */
export class PatternBeginnings {
  private readonly starts: Rest[];
  private readonly rests = new Map<number, Rest>();
  private readonly parts = new Map<Node, number>();
  private readonly counted = new Map<string, Node>();
  private readonly heads: (readonly Head[])[] = [];
  private all: readonly Head[] | undefined;
  private readonly opening = new Set<Rest | End>();
  private ids: number;

  constructor(patterns: readonly RegExp[]) {
    this.ids = patterns.length;
    this.starts = patterns.map((each, pattern) =>
      this.rest(parseTrusted(each), { id: pattern, pattern }),
    );
  }

  /** What is left of all patterns after their first character, which stands behind another. */
  first(before: number, code: number): Set<Rest | End> {
    const found = new Set<Rest | End>();
    for (const { assertions, next } of this.headsAt(code)) {
      if (assertions.every((each) => mayStand(each, { before, code }))) this.open(next, found);
    }
    return found;
  }

  /** The patterns' beginnings with a character: there are many pairs of characters, but few of these. */
  private headsAt(code: number): readonly Head[] {
    const known = this.heads[code];
    if (known !== undefined) return known;
    this.all ??= this.starts.flatMap((start) => this.headsOf(start, []));
    const heads = this.all.filter(({ first }) => takes(first, code));
    this.heads[code] = heads;
    return heads;
  }

  private headsOf(rest: Rest | End, assertions: readonly Assertion[]): Head[] {
    if ('pattern' in rest || this.opening.has(rest)) return [];
    this.opening.add(rest);
    const heads = this.headsOnce(rest, assertions);
    this.opening.delete(rest);
    return heads;
  }

  private headsOnce(rest: Rest, assertions: readonly Assertion[]): Head[] {
    const { part, next } = rest;
    if (part.kind === 'character') return [{ first: part.first, next, assertions }];
    if (part.kind === 'nothing' || part.kind === 'look') {
      return this.headsOf(next, [...assertions, part]);
    }
    if (part.kind === 'choice') {
      return part.parts.flatMap((each) => this.headsOf(this.rest(each, next), assertions));
    }
    if (part.kind === 'sequence') return this.headsOf(this.inRow(part.parts, next), assertions);
    if (part.kind === 'anything') return [];
    const more = this.headsOf(this.oneMore(part, next), assertions);
    return part.least === 0 ? [...more, ...this.headsOf(next, assertions)] : more;
  }

  /** What is left after one more character. */
  after(rests: Iterable<Rest | End>, code: number): Set<Rest | End> {
    const found = new Set<Rest | End>();
    for (const rest of rests) this.step(rest, code, found);
    return found;
  }

  private step(rest: Rest | End, code: number, found: Set<Rest | End>): void {
    if ('pattern' in rest || rest.part.kind !== 'character') return;
    if (takes(rest.part.first, code)) this.open(rest.next, found);
  }

  /** Adds the rests that begin with a character, or the end. */
  private open(rest: Rest | End, found: Set<Rest | End>): void {
    // A repetition of what may be empty comes back to itself.
    if (this.opening.has(rest)) return;
    this.opening.add(rest);
    this.openOnce(rest, found);
    this.opening.delete(rest);
  }

  private openOnce(rest: Rest | End, found: Set<Rest | End>): void {
    if ('pattern' in rest) {
      found.add(rest);
      return;
    }
    const { part, next } = rest;
    if (part.kind === 'character') found.add(rest);
    else if (part.kind === 'anything') found.add(endOf(next));
    else if (part.kind === 'look' && isLast(part, next))
      this.open(this.rest(part.inner, next), found);
    else if (part.kind === 'nothing' || part.kind === 'look') this.open(next, found);
    else if (part.kind === 'choice') {
      for (const each of part.parts) this.open(this.rest(each, next), found);
    } else if (part.kind === 'sequence') this.open(this.inRow(part.parts, next), found);
    else {
      if (part.least === 0) this.open(next, found);
      if (part.most > 0) this.open(this.oneMore(part, next), found);
    }
  }

  private inRow(parts: readonly Node[], next: Rest | End): Rest | End {
    return parts.reduceRight<Rest | End>((rest, each) => this.rest(each, rest), next);
  }

  private oneMore(part: Repeat, next: Rest | End): Rest {
    const again = this.counting(part.inner, Math.max(0, part.least - 1), part.most - 1);
    return this.rest(part.inner, this.rest(again, next));
  }

  /** Equal repetitions are one node; what is too large to be followed counts as endless. */
  private counting(inner: Node, least: number, most: number): Node {
    const upper = most > FOLLOWED ? Number.POSITIVE_INFINITY : most;
    const lower = Math.min(least, FOLLOWED + 1);
    const key = `${this.partId(inner)}/${lower}/${upper}`;
    const known = this.counted.get(key);
    if (known !== undefined) return known;
    const node: Node = { kind: 'repeat', inner, least: lower, most: upper };
    this.counted.set(key, node);
    return node;
  }

  private rest(part: Node, next: Rest | End): Rest {
    const key = this.partId(part) * MOST_IDS + next.id;
    const known = this.rests.get(key);
    if (known !== undefined) return known;
    const rest: Rest = { id: this.ids++, part, next };
    this.rests.set(key, rest);
    return rest;
  }

  private partId(part: Node): number {
    const known = this.parts.get(part);
    if (known !== undefined) return known;
    this.parts.set(part, this.parts.size);
    return this.parts.size - 1;
  }
}

/** What must follow the whole pattern is as good as a part of it. */
function isLast(part: Extract<Node, { kind: 'look' }>, next: Rest | End): boolean {
  return !part.behind && !part.negative && 'pattern' in next;
}

type Repeat = Extract<Node, { kind: 'repeat' }>;
type Assertion = Extract<Node, { kind: 'nothing' | 'look' }>;

/** A first character of a pattern, what must hold where it stands, and what is left after it. */
interface Head {
  readonly first: ReadonlySet<number>;
  readonly assertions: readonly Assertion[];
  readonly next: Rest | End;
}

function takes(first: ReadonlySet<number>, code: number): boolean {
  return first.has(code) || (code === BEYOND && first.has(OTHER));
}

/** Where a pattern would begin: the codes before and at it. */
interface Place {
  readonly before: number;
  readonly code: number;
}

function endOf(rest: Rest | End): End {
  let last = rest;
  while (!('pattern' in last)) last = last.next;
  return last;
}

/** Whether a pattern may begin behind a character, as far as its leading assertions say. */
function mayStand(part: Assertion, at: Place): boolean {
  if (part.kind === 'nothing') {
    if (!part.boundary || at.before === BEYOND || at.code === BEYOND) return true;
    return isInWord(at.before) !== isInWord(at.code);
  }
  if (!part.behind || at.before === BEYOND) return true;
  if (part.negative && at.before === EDGE) return true;
  return part.negative ? !isOneOf(part.inner, at.before) : mayEndWith(part.inner, at.before);
}

/** Whether one of the single characters that a look behind names is the one that stands there. */
function isOneOf(node: Node, code: number): boolean {
  if (node.kind === 'character') return node.first.has(code);
  if (node.kind === 'choice') return node.parts.some((each) => isOneOf(each, code));
  return (
    node.kind === 'sequence' && node.parts.length === 1 && isOneOf(node.parts[0] as Node, code)
  );
}

/** Whether what a look behind asks for may end with a character. */
function mayEndWith(node: Node, code: number): boolean {
  if (node.kind === 'character') return node.first.has(code);
  if (node.kind === 'choice') return node.parts.some((each) => mayEndWith(each, code));
  if (node.kind === 'nothing') return code === EDGE;
  const last = node.kind === 'sequence' ? node.parts.at(-1) : undefined;
  return last === undefined || last.kind === 'repeat' || mayEndWith(last, code);
}
