import { OPTIONS, type Option } from '../options.ts';
import type { Setting } from '../sources.ts';
import type { Lines } from './document.ts';

type Key = string | number;

const READ = new Set(
  (Object.values(OPTIONS) as Option<unknown>[]).flatMap(({ variables }) => variables),
);

/** What is gathered from one file. */
export class Findings {
  readonly settings: Map<string, Setting> = new Map();
  readonly problems: string[] = [];
  readonly lines: Lines;
  readonly sections: Section[] = [];

  constructor(lines: Lines) {
    this.lines = lines;
  }

  /** Names what nobody asked for: it would be missed without a word otherwise. */
  nameTheRest(): void {
    for (const section of this.sections) section.nameTheRest();
  }
}

/** A mapping of the file, which knows which of its keys were understood. */
export class Section {
  readonly #value: Readonly<Record<string, unknown>>;
  readonly #path: readonly Key[];
  readonly #findings: Findings;
  readonly #understood = new Set<string>();

  constructor(value: unknown, path: readonly Key[], findings: Findings) {
    this.#value = typeof value === 'object' && value !== null ? (value as never) : {};
    this.#path = path;
    this.#findings = findings;
    findings.sections.push(this);
  }

  /** A mapping inside; one that is there without content (`always_on:`) is empty. */
  section(key: string): Section | undefined {
    return this.has(key)
      ? new Section(this.#value[key], [...this.#path, key], this.#findings)
      : undefined;
  }

  /** The mappings of a list. */
  list(key: string): Section[] {
    const items = this.has(key) ? this.#value[key] : [];
    if (!Array.isArray(items)) return [];
    return items.map((item, at) => new Section(item, [...this.#path, key, at], this.#findings));
  }

  /** A single value as text; undefined where there is none. */
  text(key: string): string | undefined {
    const value = this.has(key) ? this.#value[key] : undefined;
    return value === undefined || value === null ? undefined : String(value);
  }

  /** Whether the key is there; asking means that it is understood. */
  has(key: string): boolean {
    if (!Object.hasOwn(this.#value, key)) return false;
    this.#understood.add(key);
    return true;
  }

  /** What says only what holds anyway needs no complaint. */
  acceptIf(key: string, isSame: (value: unknown) => boolean): void {
    if (isSame(this.#value[key])) this.#understood.add(key);
  }

  /** Says nothing more about what is inside. */
  ignore(): void {
    for (const key of this.keys()) this.#understood.add(key);
  }

  /** The keys, as they are in the file. */
  keys(): string[] {
    return Object.keys(this.#value);
  }

  /** What is at a key, for those who read more than text. */
  raw(key: string): unknown {
    return this.has(key) ? this.#value[key] : undefined;
  }

  /** Says of a variable what a key says; without a text, nothing. */
  set(variable: string, key: string | undefined, text: string | undefined): void {
    if (text === undefined) return;
    const origin = this.place(key);
    this.#findings.settings.set(variable, { text, origin });
  }

  /** Whether any option reads a variable: only then a part of the file is supported. */
  isRead(variable: string): boolean {
    return READ.has(variable);
  }

  /** `otel.yaml:12` */
  place(key?: string): string {
    return this.#findings.lines.place(key === undefined ? this.#path : [...this.#path, key]);
  }

  complain(key: string, complaint: string): void {
    this.#findings.problems.push(`${this.place(key)}: ${this.#name(key)} ${complaint}`);
  }

  nameTheRest(): void {
    for (const key of Object.keys(this.#value)) {
      if (this.#understood.has(key)) continue;
      this.complain(key, 'is not supported; it is left out');
    }
  }

  #name(key: string): string {
    return [...this.#path, key]
      .map((part, at) => (typeof part === 'number' ? `[${part}]` : `${at > 0 ? '.' : ''}${part}`))
      .join('');
  }
}
