import { asHandedLine } from '../common/own-print.ts';
import type { BridgeHost, ConsoleTarget } from '../record/log-call.ts';
import { consoleOfStream } from './console-stream.ts';
import { forwardingStream } from './forwarding-stream.ts';
import { type TransportConsole, transportConsole } from './pino-transport.ts';
import {
  type LineMetadata,
  METADATA,
  type Multistream,
  type PinoStream,
  type TransportOptions,
} from './pino-types.ts';

// Shared by every copy of pino in the process: a transport made by one copy may
// be handed to another.
const transports = new WeakMap<object, TransportConsole>();
const silenced = new WeakMap<object, ConsoleTarget>();
let consoleReached: ConsoleTarget | undefined;

/** Remembers what a transport stream was made from, which the stream does not tell. */
export function rememberTransport(stream: object, options: TransportOptions): void {
  transports.set(stream, transportConsole(options));
}

/**
 * A console stream inside a multistream that keeps quiet but notes that it was
 * reached: only the multistream knows which of its streams take which level.
 */
export function silencedConsole(stream: unknown): unknown {
  const target = onlyConsole(stream);
  if (!target || silenced.has(stream as object)) return stream;
  const silent = forwardingStream(stream as PinoStream, {
    write(): boolean {
      consoleReached = target;
      return true;
    },
  });
  silenced.set(silent, target);
  return silent;
}

/** The stream that a pino logger was given, and how its lines are to be treated. */
export class PinoDestination {
  readonly #stream: PinoStream;
  readonly #console: ConsoleTarget | undefined;
  readonly #mode: BridgeHost['consoleMode'];

  constructor(stream: PinoStream, mode: BridgeHost['consoleMode']) {
    this.#stream = stream;
    this.#mode = mode;
    this.#console = onlyConsole(stream);
  }

  /** Whether nobody but us asks for the line: it would be on a console of which we print the records. */
  get isUnread(): boolean {
    return this.#mode !== 'keep' && this.#console !== undefined;
  }

  /** Whether the line goes nowhere, so that redacting it would be in vain. */
  get silent(): boolean {
    if (this.isUnread) return true;
    if (this.#mode === 'keep') return false;
    const { streams } = this.#stream as Partial<Multistream>;
    return Array.isArray(streams) && streams.every(({ stream }) => silenced.has(stream as object));
  }

  /** Writes a line with pino's metadata; says which console it would have reached. */
  write(line: string, from: LineMetadata): ConsoleTarget {
    const outer = consoleReached;
    consoleReached = undefined;
    try {
      if (this.#mode === 'keep' || !this.#console) this.#forward(line, from);
      return this.#consoleOf(from.lastLevel ?? 0);
    } finally {
      // A destination that logs in turn must not change the answer of the line around it.
      consoleReached = outer;
    }
  }

  #forward(line: string, from: LineMetadata): void {
    const stream = this.#stream;
    if (from.lastLogger && stream[METADATA]) copyMetadata(from, stream);
    asHandedLine(() => stream.write(line));
  }

  #consoleOf(level: number): ConsoleTarget {
    if (this.#mode !== 'replace') return 'none';
    if (consoleReached) return consoleReached;
    const transport = transports.get(this.#stream);
    if (transport) return transport.parts.find((part) => level >= part.level)?.target ?? 'none';
    return this.#console ?? 'none';
  }
}

function onlyConsole(stream: unknown): ConsoleTarget | undefined {
  if (typeof stream !== 'object' || stream === null) return undefined;
  const transport = transports.get(stream);
  if (transport) return transport.only ? transport.parts[0]?.target : undefined;
  return silenced.get(stream) ?? consoleOfStream(stream);
}

function copyMetadata(from: LineMetadata, to: LineMetadata): void {
  to.lastLevel = from.lastLevel;
  to.lastObj = from.lastObj;
  to.lastMsg = from.lastMsg;
  to.lastTime = from.lastTime;
  to.lastLogger = from.lastLogger;
}
