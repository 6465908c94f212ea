/** What we use of pino's public surface, the same in pino 7 to 10. */
export interface PinoLogger {
  level: string;
  readonly levels: { readonly labels: Record<number, string> };
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

export interface PinoStream {
  write(line: string): unknown;
  lastLevel?: number | undefined;
  lastObj?: unknown;
  lastMsg?: unknown;
  lastTime?: string | undefined;
  lastLogger?: PinoLogger | undefined;
  [METADATA]?: boolean;
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
export const METADATA = Symbol.for('pino.metadata');
/** Where a logger keeps its `hooks` option. */
export const HOOKS = Symbol.for('pino.hooks');
