/** What we use of winston 3, all of it public or triple-beam's registered symbols. */
export interface WinstonLogger {
  format: WinstonFormat;
  readonly level: string;
  readonly levels: Readonly<Record<string, number>>;
  readonly silent?: boolean;
  readonly transports: readonly WinstonTransport[];
  isLevelEnabled(level: string): boolean;
  listenerCount(event: string): number;
  write(info: unknown, ...rest: unknown[]): unknown;
  log(...args: unknown[]): unknown;
}

export interface WinstonFormat {
  readonly options?: unknown;
  transform(info: WinstonInfo, options?: unknown): WinstonInfo | false | null | undefined;
}

export interface WinstonTransport {
  readonly silent?: boolean;
  readonly level?: string;
  readonly format?: WinstonFormat;
  readonly handleExceptions?: boolean;
  readonly handleRejections?: boolean;
  /** The transport inside, where winston has wrapped one. */
  readonly transport?: WinstonTransport;
  readonly log?: unknown;
}

export interface WinstonConsole extends WinstonTransport {
  readonly stderrLevels: Readonly<Record<string, boolean>>;
  readonly consoleWarnLevels: Readonly<Record<string, boolean>>;
  emit(event: string, info: unknown): boolean;
  log(info: WinstonInfo, callback?: () => void): unknown;
}

export interface WinstonModule {
  readonly Logger: { readonly prototype: WinstonLogger };
  readonly transports: { readonly Console: { readonly prototype: WinstonConsole } };
}

export interface WinstonInfo {
  level: string;
  message?: unknown;
  exception?: unknown;
  [LEVEL]?: string;
  [MESSAGE]?: unknown;
  [SPLAT]?: unknown[];
  [key: string]: unknown;
}

/** The level as it was logged; formats may colour `level` itself. */
export const LEVEL: unique symbol = Symbol.for('level');
/** The line that the formats made. */
export const MESSAGE: unique symbol = Symbol.for('message');
/** The further arguments of the call. */
export const SPLAT: unique symbol = Symbol.for('splat');
