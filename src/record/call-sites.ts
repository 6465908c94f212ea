import { createRequire } from 'node:module';

/** One frame of the current call stack, as `util.getCallSites` gives it. */
export interface CallSite {
  readonly scriptName: string;
  readonly lineNumber: number;
  readonly functionName: string;
}

/**
 * `util.getCallSites` where this Node has it (22.9 and newer).
 *
 * Required, not imported: a named import (and the bundler makes one of a
 * property of `util`) is an error before anything runs on a Node without it.
 */
export const getCallSites: ((frames: number) => CallSite[]) | undefined = createRequire(
  import.meta.url,
)('node:util').getCallSites;
