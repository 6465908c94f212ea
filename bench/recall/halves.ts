import { createHash } from 'node:crypto';

/** Texts that rules may be made for, and texts that only measure. */
export type Use = 'development' | 'held-out';

/** The half of a template or a file's name: by the first byte of its SHA-256, so that it never moves. */
export function halfOf(key: string): Use {
  const [first = 0] = createHash('sha256').update(key).digest();
  return first % 2 === 0 ? 'development' : 'held-out';
}

/** What marks a value in a sentence. */
export interface Span {
  readonly type: string;
  readonly value: string;
  /** In characters (code points), not in UTF-16 units. */
  readonly start: number;
  readonly end: number;
}

/** A sentence with each span replaced by its type: all sentences of a template are one half's. */
export function templateOf(text: string, spans: readonly Span[]): string {
  const characters = [...text];
  const last = [...spans].sort((one, other) => other.start - one.start);
  for (const { type, start, end } of last) {
    characters.splice(start, end - start, `{${type}}`);
  }
  return characters.join('');
}
