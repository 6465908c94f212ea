/**
 * One slot for the whole process, shared by every copy of this package: two
 * installed versions, or CJS beside ESM, must not start two pipelines. The
 * number changes when the shape does.
 */
const KEY = Symbol.for('lumen.otel-logger.state.1');

/** What copies of the package tell each other. */
export interface GlobalState {
  /** Version of the copy that started the pipeline. */
  readonly version: string;
  /** Sends what is pending; resolves when done or when the budget is spent. */
  flush(): Promise<void>;
  /** Flushes and stops every output; the application's loggers go on unrecorded. */
  shutdown(): Promise<void>;
}

type Holder = { [KEY]?: GlobalState };

/** The pipeline of this thread, if any copy of the package has started one. */
export function getGlobalState(): GlobalState | undefined {
  return (globalThis as Holder)[KEY];
}

/** Registers the pipeline of this thread; false where another copy was first. */
export function setGlobalState(state: GlobalState): boolean {
  if (getGlobalState()) return false;
  Object.defineProperty(globalThis, KEY, { value: state, configurable: true, enumerable: false });
  return true;
}

/** Frees the slot after a shutdown. */
export function clearGlobalState(): void {
  delete (globalThis as Holder)[KEY];
}
