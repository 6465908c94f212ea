import type { IncomingMessage, ServerResponse } from 'node:http';

export type Token = (
  request: IncomingMessage,
  response: ServerResponse,
  argument?: string,
) => string | undefined;

/** What `morgan` is besides a function: its tokens and formats by name. */
export type Tokens = Readonly<Record<string, unknown>>;

export type FormatLine = (
  tokens: Tokens,
  request: IncomingMessage,
  response: ServerResponse,
) => unknown;

export interface MorganStream {
  write(line: unknown): unknown;
}

export interface MorganOptions {
  /** Where it is called with an object alone, a deprecated form. */
  readonly format?: unknown;
  readonly stream?: MorganStream;
  /** Milliseconds, or `true` for a second; deprecated. */
  readonly buffer?: number | boolean;
  /** Writes the line when the request comes. */
  readonly immediate?: boolean;
}

export type Middleware = (
  request: IncomingMessage,
  response: ServerResponse,
  next: (error?: unknown) => void,
) => void;

export interface Morgan extends Tokens {
  (format: unknown, options?: MorganOptions): Middleware;
  compile(format: string): FormatLine;
}
