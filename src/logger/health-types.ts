/** As in the draft "Health Check Response Format for HTTP APIs" (draft-inadarei-api-health-check). */
export type HealthStatus = 'pass' | 'warn' | 'fail';

/** What a check found, where there is more to say than yes or no. */
export interface HealthFinding {
  readonly status: HealthStatus;
  /** What was measured, for example free bytes. */
  readonly observedValue?: number | string | boolean;
  readonly observedUnit?: string;
  /** Why it is not `pass`, for people. */
  readonly output?: string;
}

/** Nothing and `true` pass, `false` fails, and so does a throw. */
// biome-ignore lint/suspicious/noConfusingVoidType: `async () => { await ping(); }` is a check
export type HealthAnswer = HealthFinding | boolean | void;

/**
 * A check. May take as long as its time-out; after it, `signal` is aborted and the answer ignored.
 */
export type HealthProbe = (signal: AbortSignal) => HealthAnswer | Promise<HealthAnswer>;

/** How a check counts. */
export interface HealthCheckOptions {
  /** Its failure fails the run; that of another makes it `warn`. Default `false`. */
  readonly critical?: boolean;
  /** Milliseconds until it fails for want of an answer. Default 5,000. */
  readonly timeout_ms?: number;
  /** Its share of the score; above 0. Default 1. */
  readonly weight?: number;
}

/** One check of a run. Texts are redacted. */
export interface HealthCheckResult extends HealthFinding {
  readonly name: string;
  readonly critical: boolean;
  readonly weight: number;
  readonly duration_ms: number;
  /** When it ended; ISO 8601, UTC. */
  readonly time: string;
}

/** One run of all checks: plain data, for `JSON.stringify` as `application/health+json`. */
export interface HealthReport {
  /** `fail` where a critical check failed; `warn` where anything else is not `pass`. */
  readonly status: HealthStatus;
  /** 0 to 100: the weight of what passed, a `warn` counting half; whole, rounded down. */
  readonly score: number;
  /** A UUID, also on every record made while the checks ran (`health.execution_id`). */
  readonly executionId: string;
  /** When it began; ISO 8601, UTC. */
  readonly time: string;
  readonly duration_ms: number;
  /** In the order of their registration. */
  readonly checks: readonly HealthCheckResult[];
}
