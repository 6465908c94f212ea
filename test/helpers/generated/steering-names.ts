import type { Dice } from './dice.ts';

/** The attributes that our API and configuration alone set. */
const NAMES = ['log.stream', 'correlation.id', 'log.record.uid', 'audit.actor.id', 'audit.outcome'];
const CASES: readonly ((name: string) => string)[] = [
  (name) => name,
  (name) => name.toUpperCase(),
  (name) => name.replaceAll(/(^|\.)\w/g, (part) => part.toUpperCase()),
];
const SEPARATORS = ['.', '_', '-', ' ', '/', ':'];

/** A name that steers, and a spelling of it of which a backend makes the same. */
export interface Spelling {
  readonly name: string;
  readonly spelled: string;
}

/** One of the names in any case and with any separator. */
export function spelling(d: Dice): Spelling {
  const name = d.of(NAMES);
  return { name, spelled: d.of(CASES)(name.replaceAll('.', d.of(SEPARATORS))) };
}

/** One of the names as containers: `{ log: { record: { uid } } }`, or with a part of it joined. */
export function nested(d: Dice, value: string): Record<string, unknown> {
  const parts = d.of(NAMES).split('.');
  const whole = d.of(CASES);
  if (parts.length > 2 && d.int(0, 1) === 1)
    parts.splice(0, 2, `${parts[0]}${d.of(['.', '_'])}${parts[1]}`);
  return parts.reduceRight<unknown>((inner, part) => ({ [whole(part)]: inner }), value) as Record<
    string,
    unknown
  >;
}

/** As Loki, or a table's columns, have the path of a value. */
export function flattened(value: unknown, path = ''): string[] {
  if (typeof value !== 'object' || value === null) return [path];
  return Object.entries(value).flatMap(([key, inner]) => {
    const name = key.toLowerCase().replaceAll(/[^a-z0-9]/g, '_');
    return flattened(inner, path === '' ? name : `${path}_${name}`);
  });
}
