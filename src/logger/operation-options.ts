import type { Level } from '../common/levels.ts';
import type { LevelMethods } from './operations-logger.ts';

/** How an operation is recorded. */
export interface OperationOptions {
  /** Default: the logger `operations`. */
  readonly logger?: LevelMethods;
  /** Of the record at its successful end. Default `info`. */
  readonly level?: Level;
  /** On each of its records. */
  readonly fields?: object;
  /**
   * A correlation ID to run under, for example the one a job brought. Default: that of the
   * context; where there is none, or the given one is not valid, the operation begins a new one.
   */
  readonly correlationId?: string | undefined;
}
