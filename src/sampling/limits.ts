import { compileGlob } from '../common/glob.ts';
import type { LimitRule } from '../config/sampling-options.ts';
import { TokenBucket } from './token-bucket.ts';

/** From here on, loggers share the bucket of their rule: memory must not grow with their names. */
const MOST_LOGGERS = 1000;

/** `LOG_LIMIT`: a bucket for each logger that a rule names; the first rule that matches counts. */
export class Limits {
  readonly #rules: readonly (LimitRule & { matches: (logger: string) => boolean })[];
  readonly #buckets = new Map<string, TokenBucket | undefined>();
  readonly #shared = new Map<LimitRule, TokenBucket>();

  constructor(rules: readonly LimitRule[]) {
    this.#rules = rules.map((rule) => ({ ...rule, matches: compileGlob(rule.logger) }));
  }

  take(logger: string, nowMillis: number): boolean {
    return this.#bucketOf(logger, nowMillis)?.take(nowMillis) ?? true;
  }

  #bucketOf(logger: string, nowMillis: number): TokenBucket | undefined {
    if (this.#buckets.has(logger)) return this.#buckets.get(logger);
    const rule = this.#rules.find(({ matches }) => matches(logger));
    if (this.#buckets.size >= MOST_LOGGERS) return rule && this.#sharedBucket(rule, nowMillis);
    const bucket = rule && new TokenBucket(rule.perSecond, rule.burst, nowMillis);
    this.#buckets.set(logger, bucket);
    return bucket;
  }

  #sharedBucket(rule: LimitRule, nowMillis: number): TokenBucket {
    let bucket = this.#shared.get(rule);
    if (!bucket) {
      bucket = new TokenBucket(rule.perSecond, rule.burst, nowMillis);
      this.#shared.set(rule, bucket);
    }
    return bucket;
  }
}
