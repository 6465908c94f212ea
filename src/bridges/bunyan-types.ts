/** What we use of a bunyan logger, the same in bunyan 1.8 and 2. */
export interface BunyanLogger {
  readonly fields: Record<string, unknown>;
  readonly streams: readonly BunyanStream[];
  readonly src: boolean;
  haveNonRawStreams?: boolean;
  _emit(record: BunyanRecord, noEmit?: boolean): unknown;
  [level: string]: unknown;
}

export interface BunyanStream {
  readonly stream: unknown;
  readonly level: number;
  readonly raw?: boolean;
}

export interface BunyanRecord extends Record<string, unknown> {
  level: number;
}

export interface BunyanModule {
  readonly prototype: BunyanLogger;
  readonly nameFromLevel: Readonly<Record<number, string>>;
}

export type LogFunction = (this: BunyanLogger, ...args: unknown[]) => unknown;
