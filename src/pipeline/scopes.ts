import type { LoggerOptions } from '@opentelemetry/api';
import type { InstrumentationScope } from '@opentelemetry/core';
import { snapshotAttributes } from '../record/snapshot.ts';

/** An application that makes loggers without end gets each of them, but we do not keep all. */
const MOST_SCOPES = 1000;
const UNNAMED = 'unknown';

/** Instrumentation scopes by what they are called: the same name gives the same object. */
export class Scopes {
  readonly #known = new Map<string, InstrumentationScope>();

  named(name: string): InstrumentationScope {
    return this.#known.get(name) ?? this.#keep(name, { name: name || UNNAMED });
  }

  /** For `getLogger`, whose arguments may be anything. */
  of(name: string, version?: string, options?: LoggerOptions): InstrumentationScope {
    if (version === undefined && options === undefined) return this.named(String(name));
    const { schemaUrl, attributes } = options ?? {};
    const scope = {
      name: String(name || UNNAMED),
      ...(version === undefined ? {} : { version: String(version) }),
      ...(schemaUrl === undefined ? {} : { schemaUrl: String(schemaUrl) }),
      ...(attributes === undefined ? {} : { attributes: snapshotAttributes(attributes) }),
    } as InstrumentationScope;
    // No name has a line feed and an object behind it.
    const key = `\n${JSON.stringify(scope)}`;
    return this.#known.get(key) ?? this.#keep(key, scope);
  }

  #keep(key: string, scope: InstrumentationScope): InstrumentationScope {
    if (this.#known.size < MOST_SCOPES) this.#known.set(key, scope);
    return scope;
  }
}
