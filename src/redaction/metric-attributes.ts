import type { Attributes } from '@opentelemetry/api';
import { snapshotAttributes } from '../record/snapshot.ts';
import type { Redactor } from './redactor.ts';

/** Attributes of a series as they may leave: an object of ours. */
export interface CleanAttributes {
  readonly attributes: Attributes;
  /** Whether it says anything else than what was recorded, so that it may be another's too. */
  readonly isChanged: boolean;
}

interface Known extends CleanAttributes {
  /** A copy of what was recorded, for the day on which the application changes its object. */
  readonly taken: Attributes;
}

/**
 * Redacts the attributes of series. The SDK keeps the object that a series was first recorded
 * with, and shows it at each collection: what it became is remembered for as long as it lives, as
 * long as it is still the same. Without that a scrape of 2,000 series took 20 ms.
 */
export class MetricAttributes {
  private readonly redactor: Redactor;
  private readonly known = new WeakMap<Attributes, Known>();

  constructor(redactor: Redactor) {
    this.redactor = redactor;
  }

  redact(attributes: Attributes): CleanAttributes {
    const known = this.known.get(attributes);
    if (known !== undefined && holdsStill(attributes, known.taken)) return known;
    const taken = snapshotAttributes(attributes);
    const clean = this.redactor.redactOwnAttributes(taken);
    const isWhole = holdsStill(attributes, taken);
    const result = { attributes: clean, taken, isChanged: clean !== taken || !isWhole };
    if (isWhole) this.known.set(attributes, result);
    return result;
  }
}

/** Whether an object is as it was when it was copied; one with lists is never known to be. */
function holdsStill(attributes: Attributes, taken: Attributes): boolean {
  try {
    let count = 0;
    for (const key of Object.keys(attributes)) {
      const value = attributes[key];
      if (typeof value === 'object' || !Object.is(value, taken[key])) return false;
      count++;
    }
    return count === Object.keys(taken).length;
  } catch {
    return false;
  }
}
