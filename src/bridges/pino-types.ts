/** What we use of pino's public surface, the same in pino 7 to 10. */
export interface PinoLogger {
  level: string;
  readonly levels: {
    readonly labels: Record<number, string>;
    readonly values: Record<string, number>;
  };
  bindings(): Record<string, unknown>;
  [key: symbol]: unknown;
}

export interface PinoModule {
  (...args: unknown[]): PinoLogger;
  readonly symbols: Readonly<Record<string, symbol>>;
  transport(options: TransportOptions): object;
  multistream(streams: unknown, options?: unknown): Multistream;
  [key: string]: unknown;
}

export interface PinoStream extends LineMetadata {
  write(line: string): unknown;
  [METADATA]?: boolean;
}

/** What pino leaves on a stream that asks for it, just before it writes a line. */
export interface LineMetadata {
  lastLevel?: number | undefined;
  lastObj?: unknown;
  lastMsg?: unknown;
  lastTime?: string | undefined;
  lastLogger?: PinoLogger | undefined;
}

export interface Multistream extends PinoStream {
  add(entry: unknown): unknown;
  readonly streams: { readonly stream: unknown }[];
}

export interface TransportTarget {
  target?: string;
  options?: Record<string, unknown>;
  level?: string | number;
  pipeline?: TransportTarget[];
}

export interface TransportOptions extends TransportTarget {
  targets?: TransportTarget[];
  levels?: Record<string, number>;
  caller?: unknown;
}

export type LogMethod = (this: PinoLogger, ...args: unknown[]) => unknown;
export type LogMethodHook = (
  this: PinoLogger,
  args: unknown[],
  method: LogMethod,
  level: number,
) => unknown;

/** Tells pino to leave level, object, message and logger on the stream before it writes. */
export const METADATA: unique symbol = Symbol.for('pino.metadata');
/** Where a logger keeps its `hooks` option. */
export const HOOKS: unique symbol = Symbol.for('pino.hooks');
