/** As many requests as `connections` manage, each after the other; or `rate` of them each second. */
export type Load =
  | {
      readonly kind: 'flat out';
      readonly url: string;
      readonly seconds: number;
      readonly connections: number;
    }
  | {
      readonly kind: 'fixed rate';
      readonly url: string;
      readonly seconds: number;
      readonly rate: number;
    };

export interface Loaded {
  /** Answered, also where with an error. */
  readonly requests: number;
  readonly seconds: number;
  readonly failed: number;
  /** Milliseconds, with a fixed rate only. */
  readonly p50: number;
  readonly p99: number;
}
