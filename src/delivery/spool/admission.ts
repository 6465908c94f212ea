import { severityClass } from './drop-counts.ts';

/** Share of the limit up to which a new record of a class (trace to fatal) is taken. */
const SHARES = [0.84, 0.86, 0.88, 0.9, 0.98, 0.98] as const;
/** The shipper sweeps from here … */
export const SWEEP_FROM = 0.8;
/** … down to here, if records below ERROR suffice. */
export const SWEEP_TO = 0.7;
/** Above it even errors are swept: what is left is for the newest of them and the loss notice. */
export const ERRORS_UP_TO = 0.9;

/**
 * Says by severity how much of the spool may be in use for a new record to be
 * taken. The shipper's sweep keeps the spool below that; this bound holds also
 * where the shipper does not come after, or there is none.
 */
export class Admission {
  readonly #limits: number[];

  constructor(limitBytes: number) {
    this.#limits = Array.from({ length: 256 }, (_, severity) =>
      Math.floor(limitBytes * (SHARES[severityClass(severity)] as number)),
    );
  }

  /** Whether a record of this severity number may still be written. */
  admits(severity: number, usedBytes: number): boolean {
    return usedBytes < (this.#limits[severity & 255] as number);
  }
}
