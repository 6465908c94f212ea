import type { AnyValue } from '@opentelemetry/api';
import type { Replace } from '../object-structure.ts';
import { PERSONAL } from './elements.ts';

/** `Patient/123`, `https://host/fhir/Patient/123/_history/2`, `Patient?identifier=…`. */
const TYPED = /(?:^|\/)([A-Z][A-Za-z]{2,63})([/?])/g;

/** Whether a literal reference leads to a person's resource. */
export function isPersonalReference(reference: string): boolean {
  return typed(reference) !== undefined;
}

/** The reference up to and with the type. */
export function withoutId(reference: string, replace: Replace): AnyValue {
  const end = typed(reference) ?? 0;
  const id = reference.slice(end);
  return id === '' || id === 'REDACTED' ? reference : reference.slice(0, end) + replace(id);
}

function typed(reference: string): number | undefined {
  for (const found of reference.matchAll(TYPED)) {
    if (PERSONAL.has(found[1] as string)) return found.index + found[0].length;
  }
  return undefined;
}
