import type { SpanContext } from '@opentelemetry/api';
import { compileGlob } from '../common/glob.ts';
import type { Level } from '../common/levels.ts';
import type { SamplingRule } from '../config/sampling-options.ts';
import { randomnessOf, thresholdOf } from './trace-randomness.ts';

/** An application that makes loggers without end costs a search for each record, no memory. */
const MOST_LOGGERS = 1000;

interface Share {
  readonly ratio: number;
  readonly threshold: string;
}

type Shares = Partial<Record<Level, Share>>;

/** `LOG_SAMPLING`: which share of a logger's records at a level is kept. */
export class Ratios {
  readonly #rules: readonly (SamplingRule & { matches: (logger: string) => boolean })[];
  readonly #random: () => number;
  readonly #byLogger = new Map<string, Shares>();

  /** @param random for records outside of any trace; from 0 to below 1 */
  constructor(rules: readonly SamplingRule[], random: () => number = Math.random) {
    this.#rules = rules.map((rule) => ({ ...rule, matches: compileGlob(rule.logger) }));
    this.#random = random;
  }

  /** The same for all records of a trace, at one level, in every service with the same ratio. */
  keep(logger: string, level: Level, span: SpanContext | undefined): boolean {
    const share = this.#sharesOf(logger)[level];
    if (share === undefined) return true;
    const randomness = randomnessOf(span);
    return randomness === undefined ? this.#random() < share.ratio : randomness >= share.threshold;
  }

  #sharesOf(logger: string): Shares {
    const known = this.#byLogger.get(logger);
    if (known) return known;
    const shares: Shares = {};
    for (const { matches, level, ratio } of this.#rules) {
      if (matches(logger)) shares[level] ??= { ratio, threshold: thresholdOf(ratio) };
    }
    if (this.#byLogger.size < MOST_LOGGERS) this.#byLogger.set(logger, shares);
    return shares;
  }
}
