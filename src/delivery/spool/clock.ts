/** Time for the spool; tests bring their own. */
export interface SpoolClock {
  /** Milliseconds since the epoch: also the time asleep counts, since a lease may have expired meanwhile. */
  now(): number;
  /** Runs later, without keeping the process alive. */
  later(millis: number, run: () => void): void;
  /** Runs once in this turn of the event loop, after its I/O callbacks. */
  atEndOfTurn(run: () => void): void;
}

export const systemClock: SpoolClock = {
  now: Date.now,
  later: (millis, run) => void setTimeout(run, millis).unref(),
  atEndOfTurn: (run) => void setImmediate(run),
};
