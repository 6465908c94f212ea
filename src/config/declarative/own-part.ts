import { nearest } from '../../common/nearest.ts';
import { OPTIONS, type Option } from '../options.ts';
import { SOURCE_OPTIONS } from '../source-options.ts';
import type { Section } from './section.ts';

/**
 * Where our own options are in a declarative file: `distribution` is the schema's stable place for
 * what "is not part of the OpenTelemetry configuration model".
 */
export const OWN_PART = 'lumen_otel_logger';

/** Each variable under its name without the prefix, in small letters: `spool_max_mb`. */
export const OWN_KEYS: ReadonlyMap<string, string> = new Map(
  (Object.entries(OPTIONS) as [string, Option<unknown>][])
    .filter(([name]) => !(name in SOURCE_OPTIONS))
    .flatMap(([, { variables }]) => variables)
    .reverse()
    .map((variable) => [variable.replace(/^(?:LOG|OTEL)_/, '').toLowerCase(), variable]),
);

/** Reads our part; a list is joined by commas, as the variable would have it. */
export function mapOwnPart(part: Section | undefined): void {
  for (const key of part?.keys() ?? []) {
    const variable = OWN_KEYS.get(key);
    const value = part?.raw(key);
    if (variable === undefined) part?.complain(key, unknownKey(key));
    else if (isNested(value))
      part?.complain(key, 'has to be a text, a number, true, false or a list');
    else part?.set(variable, key, textOf(value));
  }
}

function unknownKey(key: string): string {
  const near = nearest(key, OWN_KEYS.keys(), key.length < 6 ? 1 : 2);
  return near === undefined
    ? 'is no option of ours'
    : `is no option of ours; did you mean ${near}?`;
}

function isNested(value: unknown): boolean {
  const items = Array.isArray(value) ? value : [value];
  return items.some((item) => typeof item === 'object' && item !== null);
}

function textOf(value: unknown): string | undefined {
  if (value === null || value === undefined) return undefined;
  return Array.isArray(value) ? value.map(String).join(',') : String(value);
}
