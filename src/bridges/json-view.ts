import { snapshot } from '../record/snapshot.ts';

/**
 * Fields as `JSON.stringify` shows them, which is how bunyan and winston write
 * them: a `toJSON` that leaves out what should not be seen is obeyed. A value
 * that JSON refuses (a cycle, a getter that throws) is shown by a snapshot.
 */
export function jsonView(fields: object): Record<string, unknown> {
  try {
    const entries = Object.entries(fields);
    // Without winston's symbols, which a spread would copy.
    if (isFlat(fields, entries)) return Object.fromEntries(entries);
    const view: unknown = JSON.parse(JSON.stringify(fields, bigIntToText));
    if (typeof view === 'object' && view !== null) return view as Record<string, unknown>;
  } catch {
    // Shown below.
  }
  return { ...(snapshot(fields) as object) };
}

function isFlat(fields: object, entries: [string, unknown][]): boolean {
  if ('toJSON' in fields) return false;
  return entries.every(([, value]) => {
    const type = typeof value;
    return type === 'string' || type === 'number' || type === 'boolean' || value === null;
  });
}

function bigIntToText(_key: string, value: unknown): unknown {
  return typeof value === 'bigint' ? value.toString() : value;
}
