import { type Node, parsePattern } from '../search/pattern-parser.ts';

/** Most steps that one look at one place of a text may take. */
const MOST_STEPS = 4_096;
const LONGEST_PATTERN = 512;

/**
 * An engine that goes back and forth tries each way a pattern can match before it gives up.
 * `ways` bounds how many ways there are at one place, `steps` what they cost together.
 */
interface Cost {
  readonly ways: number;
  readonly steps: number;
  /** The fewest characters of a match. */
  readonly least: number;
}

/**
 * Why an own pattern is refused, or nothing. Sound and on the careful side: it is taken only
 * if every repetition has an upper bound and a look at one place of a text takes at most
 * {@link MOST_STEPS} steps by its structure; so a text costs at most its length times that,
 * whoever wrote the text.
 */
export function patternProblem(pattern: string, ignoreCase = false): string | undefined {
  if (pattern.length > LONGEST_PATTERN) return `it is longer than ${LONGEST_PATTERN} characters`;
  try {
    new RegExp(pattern, 'gu');
  } catch {
    return 'it is no regular expression of JavaScript (flag u)';
  }
  try {
    const { steps, least } = costOf(parsePattern(pattern, ignoreCase));
    if (least === 0) return 'it matches an empty text';
    if (steps <= MOST_STEPS) return undefined;
    return `one place of a text may take it ${said(steps)} steps, and ${MOST_STEPS} are allowed; make repetitions shorter, or what follows them different`;
  } catch (error) {
    return error instanceof Error ? error.message : 'it cannot be read';
  }
}

function said(steps: number): string {
  return steps > 1e9 ? 'billions of' : String(Math.ceil(steps));
}

function costOf(node: Node): Cost {
  if (node.kind === 'character') return { ways: 1, steps: 1, least: 1 };
  if (node.kind === 'nothing' || node.kind === 'anything') return { ways: 1, steps: 1, least: 0 };
  // The engine keeps the first way through a look-around and never comes back for another.
  if (node.kind === 'look') return { ways: 1, steps: 1 + costOf(node.inner).steps, least: 0 };
  if (node.kind === 'sequence') return sequence(node.parts);
  if (node.kind === 'repeat') return repeat(costOf(node.inner), node.least, node.most);
  const parts = node.parts.map(costOf);
  return {
    ways: sum(parts.map(({ ways }) => ways)),
    steps: 1 + sum(parts.map(({ steps }) => steps)),
    least: Math.min(...parts.map(({ least }) => least)),
  };
}

/** Each part is tried once for every way through those before it. */
function sequence(parts: readonly Node[]): Cost {
  let total: Cost = { ways: 1, steps: 1, least: 0 };
  for (const [index, part] of parts.entries()) {
    const { ways, steps, least } = costOf(part);
    total = {
      ways: total.ways * (endsInOneWay(part, parts[index + 1]) ? 1 : ways),
      // The next part also looks once, in vain, at every other end of this one.
      steps: total.steps + total.ways * (steps + ways),
      least: total.least + least,
    };
  }
  return total;
}

/** `\d{1,9}` before `-`: wherever it stops short, a digit follows, and no `-`. */
function endsInOneWay(part: Node, next: Node | undefined): boolean {
  if (part.kind !== 'repeat' || part.inner.kind !== 'character') return false;
  const follows = next?.kind === 'repeat' && next.least > 0 ? next.inner : next;
  if (follows?.kind !== 'character') return false;
  const { first } = part.inner;
  return [...follows.first].every((code) => !first.has(code));
}

function repeat(inner: Cost, least: number, most: number): Cost {
  let ways = 0;
  let steps = 1;
  let reached = 1;
  for (let count = 0; count <= most; count++) {
    if (count >= least) ways += reached;
    if (count < most) steps += reached * inner.steps;
    reached *= inner.ways;
    if (steps > 1e12 || ways > 1e12) break;
  }
  return { ways, steps, least: inner.least * least };
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, each) => total + each, 0);
}
