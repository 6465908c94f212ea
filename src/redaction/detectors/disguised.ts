import type { Detector, DetectorContext } from '../detector.ts';
import { DetectorScan } from '../search/detector-scan.ts';
import { SIEVE } from '../sieve.ts';
import { asShown, joined, joinedAtReturns, joinedBeyond, parted } from './controls.ts';
import { Marks } from './marks.ts';
import { spelledOut, type Undisguised, undisguise } from './undisguise.ts';

/** How a text is brought into plain characters, and which texts need it. */
type Reading = Pick<Detector, 'sieve' | 'begins'> & { read: typeof undisguise };

const READINGS: readonly Reading[] = [
  // The value as a whole first: the parts that a control leaves of it may look like others.
  { sieve: SIEVE.control, read: joined },
  { sieve: SIEVE.return, read: joinedAtReturns },
  { sieve: SIEVE.beyond, read: joinedBeyond },
  { sieve: SIEVE.control, read: asShown },
  { sieve: SIEVE.control, read: parted },
  { sieve: SIEVE.beyond, read: undisguise },
  { sieve: 0, begins: /(?<=&)#(?:x[\da-f]{1,6}|\d{1,7});/gi, read: spelledOut },
];

/**
 * Identifiers and secrets in other characters than their own: full-width digits, look-alike
 * letters, non-breaking spaces, soft hyphens, zero-width characters, character references,
 * control characters and sequences between them. Looks for them in the text as plain characters and replaces in the text as
 * it was. Only texts with such characters pay more than a look at each of theirs.
 */
export function disguised(kind: Detector['kind'], all: readonly Detector[]): readonly Detector[] {
  const marker = new Marker(all.filter((each) => each.kind === kind));
  return READINGS.map((reading) => disguisedIn(kind, marker, reading));
}

function disguisedIn(kind: Detector['kind'], marker: Marker, { read, ...when }: Reading): Detector {
  return {
    name: 'disguised',
    kind,
    ...when,
    redact(text, context) {
      const found = read(text);
      if (found === undefined) return text;
      const marks = new Marks(found.plain);
      const replace = (value: string): string => marks.markOf(value);
      const marked = marker.mark(found.plain, { ...context, replace });
      if (marked === found.plain) return text;
      return restore(text, found, marked, marks, context.replace);
    },
  };
}

/** Runs detectors over plain texts: one search of beginnings for all ways to read a text. */
class Marker {
  private readonly detectors: readonly Detector[];
  private scan: DetectorScan | undefined;
  private depth = 0;

  constructor(detectors: readonly Detector[]) {
    this.detectors = detectors;
  }

  /** The plain text with a mark for each finding. */
  mark(plain: string, context: DetectorContext): string {
    this.scan ??= new DetectorScan(this.detectors, true);
    const { scan } = this;
    const depth = this.depth++;
    try {
      let marked = plain;
      let plan = scan.run(marked, depth);
      for (let next = plan.next(0); next !== -1; next = plan.next(next + 1)) {
        const detector = this.detectors[next] as Detector;
        const found = detector.redact(marked, context, plan.places, plan.people);
        if (found === marked) continue;
        plan = scan.runAgain(plan, marked, found, depth);
        marked = found;
      }
      return marked;
    } finally {
      this.depth--;
    }
  }
}

/** The original text with each marked part replaced. */
function restore(
  text: string,
  { at, ends }: Undisguised,
  marked: string,
  marks: Marks,
  replace: (value: string) => string,
): string {
  let out = '';
  let plain = 0;
  let copied = 0;
  for (const character of marked) {
    const value = marks.valueOf(character);
    if (value === undefined) {
      plain += character.length;
      continue;
    }
    const start = at[plain] as number;
    plain += marks.lengthOf(value);
    const end = (ends === undefined ? at[plain] : ends[plain - 1]) as number;
    out += text.slice(copied, start) + replace(text.slice(start, end));
    copied = end;
  }
  return out + text.slice(copied);
}
