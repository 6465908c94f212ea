import type { Strategy } from '../strategies/strategy.ts';

const REMEMBERED = 4_096;
const LONGEST_PATH = 512;

/** One pattern, in segments: `*` is one key or array element, `**` any number of them. */
export interface PathRule {
  readonly segments: readonly string[];
  readonly strategy: Strategy | 'off';
  /** Ends with `**`: everything below matches as well. */
  readonly deep: boolean;
}

/**
 * Rules by path: `req.headers.*`, `patient.**`, `items.*.note`, `headers.x-*`. Upper and lower
 * case are the same, an attribute's dots count like levels, and where several rules match a
 * path, the last one holds.
 */
export class PathRules {
  private readonly rules: readonly PathRule[];
  private readonly known = new Map<string, PathRule | undefined>();

  constructor(rules: Iterable<readonly [pattern: string, strategy: Strategy | 'off']>) {
    this.rules = [...rules].map(([pattern, strategy]) => ({
      segments: pattern.toLowerCase().split('.'),
      strategy,
      deep: pattern.endsWith('**'),
    }));
  }

  match(path: string): PathRule | undefined {
    if (path.length > LONGEST_PATH) return this.find(path);
    if (this.known.has(path)) return this.known.get(path);
    const found = this.find(path);
    if (this.known.size >= REMEMBERED) this.known.clear();
    this.known.set(path, found);
    return found;
  }

  private find(path: string): PathRule | undefined {
    const segments = path.toLowerCase().split('.');
    return this.rules.findLast((rule) => matches(rule.segments, segments));
  }
}

/** Row by row, so that many `**` cost no more than pattern times path. */
function matches(pattern: readonly string[], path: readonly string[]): boolean {
  let row = [true, ...path.map(() => false)];
  for (const segment of pattern) {
    const next = [segment === '**' && row[0] === true];
    for (let index = 1; index <= path.length; index++) {
      next.push(
        segment === '**'
          ? row[index] === true || next[index - 1] === true
          : row[index - 1] === true && segmentMatches(segment, path[index - 1] ?? ''),
      );
    }
    row = next;
  }
  return row.at(-1) === true;
}

function segmentMatches(pattern: string, segment: string): boolean {
  if (pattern === '*' || pattern === segment) return true;
  // An element of an array stands under `*`; a rule may name its number all the same.
  if (segment === '*') return /^\d{1,6}$/.test(pattern);
  const pieces = pattern.split('*');
  if (pieces.length === 1) return false;
  const [first = '', last = ''] = [pieces[0], pieces.at(-1)];
  if (!segment.startsWith(first) || !segment.endsWith(last)) return false;
  if (segment.length < first.length + last.length) return false;
  let at = first.length;
  for (const piece of pieces.slice(1, -1)) {
    const found = segment.indexOf(piece, at);
    if (found === -1) return false;
    at = found + piece.length;
  }
  return at <= segment.length - last.length;
}
