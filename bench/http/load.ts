/**
 * As many requests as `connections` manage, each after the other, for a time or until there were
 * `requests` of them; or `rate` of them each second.
 */
export type Load =
  | {
      readonly kind: 'flat out';
      readonly seconds: number;
      readonly connections: number;
      readonly requests?: number;
    }
  | { readonly kind: 'fixed rate'; readonly seconds: number; readonly rate: number };

/** A load, and on what. */
export type Order = Load & { readonly url: string };

export interface Loaded {
  /** Answered, also where with an error. */
  readonly requests: number;
  readonly seconds: number;
  readonly failed: number;
  /** Milliseconds, with a fixed rate only. */
  readonly p50: number;
  readonly p99: number;
}
