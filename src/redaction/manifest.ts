import type { AnyValue } from '@opentelemetry/api';
import type { RedactionStrategy } from './counts.ts';

/** What was done at one place of a record, without values. */
export interface ManifestEntry {
  /** Keys from the top, joined by dots; `*` is any element of an array; empty for a bare text. */
  readonly path: string;
  readonly detector: string;
  readonly strategy: RedactionStrategy;
  readonly count: number;
}

/** One record redacted, and where what was found in it. */
export interface Manifest {
  readonly redacted: AnyValue;
  readonly entries: readonly ManifestEntry[];
}

/** Adds up findings by place, detector and strategy. */
export class ManifestEntries {
  private readonly entries = new Map<string, ManifestEntry>();

  add(path: string, detector: string, strategy: RedactionStrategy): void {
    const id = JSON.stringify([path, detector, strategy]);
    const count = (this.entries.get(id)?.count ?? 0) + 1;
    this.entries.set(id, { path, detector, strategy, count });
  }

  list(): ManifestEntry[] {
    return [...this.entries.values()];
  }
}
