import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** The folder of the pages. */
export const DOCS = join(import.meta.dirname, '..', 'docs');

/**
 * Replaces what stands between `<!-- bench:NAME -->` and `<!-- /bench:NAME -->` in a page.
 *
 * @param made the new text, or what makes it of the old one
 * @throws Error where the page lacks a marker: a table must not be lost in silence
 */
export function replaceBetweenMarkers(
  page: string,
  name: string,
  made: string | ((before: string) => string),
): void {
  const file = join(DOCS, page);
  const before = readFileSync(file, 'utf8');
  const [open, close] = [`<!-- bench:${name} -->`, `<!-- /bench:${name} -->`];
  const [start, end] = [before.indexOf(open), before.indexOf(close)];
  if (start === -1 || end < start) throw new Error(`docs/${page} lacks ${open} or ${close}`);
  const text = typeof made === 'string' ? made : made(before.slice(start + open.length, end));
  const after = `${before.slice(0, start + open.length)}\n${text}\n${before.slice(end)}`;
  if (after !== before) writeFileSync(file, after);
}
