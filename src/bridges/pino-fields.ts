import { channel } from 'node:diagnostics_channel';
import os from 'node:os';
import { parseJsonLine } from './json-line.ts';
import type { PinoLogger, PinoModule } from './pino-types.ts';
import { plainFields } from './plain-fields.ts';

type Fields = Record<string, unknown>;

/** What a line of pino would say. */
export interface PinoCall {
  readonly attributes: Fields;
  readonly body: string | undefined;
}

const USED = [
  'chindingsSym',
  'serializersSym',
  'stringifiersSym',
  'formattersSym',
  'nestedKeySym',
  'lsCacheSym',
  'hooksSym',
] as const;
type Used = Readonly<Record<(typeof USED)[number], symbol>>;

const MOST_KNOWN = 256;
const lineSubscribers = channel('tracing:pino_asJson:start');

/**
 * Reads a call as its line would say it, without the line: to write one and to parse it again was
 * half the cost of a call. Only where nothing of the application's has a say in the line: no
 * serializer but the one for errors, no formatter, no `redact`, no hook, no nested key, and no
 * field with the name of something that pino writes itself. Everything else is read from the line.
 */
export class PinoFields {
  readonly #symbols: Used;
  readonly #reserved: ReadonlySet<string>;
  /** What every line has, and the record has otherwise. */
  readonly #own: Fields;
  readonly #bindings = new Map<string, Fields | undefined>();
  readonly #levels = new Map<string, readonly string[]>();

  private constructor(symbols: Used, reserved: readonly string[], scope: string) {
    this.#symbols = symbols;
    this.#reserved = new Set([...reserved, 'level', 'time', 'err', 'error']);
    this.#own = { pid: process.pid, hostname: os.hostname(), name: scope };
  }

  /** Undefined for a pino that lacks one of the symbols. */
  static of(
    symbols: PinoModule['symbols'],
    reserved: readonly string[],
    scope: string,
  ): PinoFields | undefined {
    if (!USED.every((name) => typeof symbols[name] === 'symbol')) return undefined;
    return new PinoFields(symbols as Used, reserved, scope);
  }

  /** What `asJson` is given; undefined where the line must tell. Throws what a getter throws. */
  read(logger: PinoLogger, ...[fields, message, level, time]: Call): PinoCall | undefined {
    if (message !== undefined && typeof message !== 'string') return undefined;
    if (!time.startsWith(',"time":') || !this.#isPlainLogger(logger, level)) return undefined;
    const bindings = this.#bindingsOf(logger[this.#symbols.chindingsSym] as string);
    const attributes = bindings && above(bindings, plainFields(fields));
    if (!attributes || this.#hasReserved(logger, attributes, level)) return undefined;
    return { attributes, body: message };
  }

  #isPlainLogger(logger: PinoLogger, level: number): boolean {
    const symbols = this.#symbols;
    const { log } = logger[symbols.formattersSym] as { log?: unknown };
    const { streamWrite } = logger[symbols.hooksSym] as { streamWrite?: unknown };
    return (
      log === undefined &&
      !streamWrite &&
      !logger[symbols.nestedKeySym] &&
      isEmpty(logger[symbols.stringifiersSym] as object) &&
      hasErrorSerializerAtMost(logger[symbols.serializersSym] as object) &&
      (logger[symbols.lsCacheSym] as Record<number, unknown>)[level] !== undefined &&
      !lineSubscribers.hasSubscribers
    );
  }

  #bindingsOf(written: string): Fields | undefined {
    const known = this.#bindings.get(written);
    if (known || this.#bindings.has(written)) return known;
    // A logger for each request has bindings of its own.
    if (this.#bindings.size >= MOST_KNOWN) this.#bindings.clear();
    const bindings = this.#parsed(written);
    this.#bindings.set(written, bindings);
    return bindings;
  }

  #parsed(written: string): Fields | undefined {
    const bindings = written.length > 16_384 ? undefined : parseJsonLine(`{${written.slice(1)}}`);
    if (!bindings) return undefined;
    const kept = Object.entries(bindings).filter(([key, value]) => this.#own[key] !== value);
    return kept.some(([key]) => this.#reserved.has(key)) ? undefined : Object.fromEntries(kept);
  }

  #hasReserved(logger: PinoLogger, attributes: Fields, level: number): boolean {
    for (const key of this.#reserved) if (Object.hasOwn(attributes, key)) return true;
    for (const key in this.#own) {
      if (Object.hasOwn(attributes, key) && attributes[key] === this.#own[key]) return true;
    }
    const written = (logger[this.#symbols.lsCacheSym] as Record<number, string>)[level] as string;
    return this.#levelKeys(written).some((key) => Object.hasOwn(attributes, key));
  }

  #levelKeys(written: string): readonly string[] {
    let keys = this.#levels.get(written);
    if (!keys) {
      keys = Object.keys(JSON.parse(`${written}}`) as Fields);
      this.#levels.set(written, keys);
    }
    return keys;
  }
}

/** What `asJson` is given: fields, message, level, and the time as the line has it. */
type Call = [fields: object, message: unknown, level: number, time: string];

/**
 * Has a logger, and its children, leave out lines that nobody reads: `progress` gets what each
 * would have said.
 */
export function withoutLines(
  logger: PinoLogger,
  symbols: PinoModule['symbols'],
  { messageKey, errorKey, scope }: { messageKey: string; errorKey: string; scope: string },
  progress: { call: PinoCall | undefined },
): void {
  const fields = PinoFields.of(symbols, [messageKey, errorKey], scope);
  const [asJsonSymbol, streamSymbol] = [symbols['asJsonSym'], symbols['streamSym']];
  if (!fields || !asJsonSymbol || !streamSymbol) return;
  const asJson = logger[asJsonSymbol] as (this: PinoLogger, ...call: unknown[]) => string;
  const stream = logger[streamSymbol];
  logger[asJsonSymbol] = function asJsonOrNothing(this: PinoLogger, ...call: Call): string {
    // Where somebody has put another stream, its line is read.
    if (this[streamSymbol] === stream) {
      try {
        progress.call = fields.read(this, ...call);
        if (progress.call) return '';
      } catch {
        // pino throws for the same value, or cuts it; the guard of the log methods sees to it.
      }
    }
    return asJson.apply(this, call);
  };
}

function above(bindings: Fields, fields: Fields | undefined): Fields | undefined {
  return fields === undefined || isEmpty(bindings) ? fields : { ...bindings, ...fields };
}

function isEmpty(value: object): boolean {
  for (const _key in value) return false;
  return Object.getOwnPropertySymbols(value).length === 0;
}

function hasErrorSerializerAtMost(serializers: object): boolean {
  for (const key in serializers) if (key !== 'err') return false;
  return Object.getOwnPropertySymbols(serializers).length === 0;
}
