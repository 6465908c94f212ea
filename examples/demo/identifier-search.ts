import type { PlantedIdentifier } from './planted-identifiers.ts';

/** Bytes that left the services, and where they were seen. */
export interface Evidence {
  readonly where: string;
  readonly bytes: Uint8Array;
}

export interface Finding {
  readonly kind: string;
  /** Index into the list searched for, because the value itself must not be printed. */
  readonly index: number;
  readonly where: string;
}

/** One finding for each planted identifier and place; case does not matter. */
export function searchIdentifiers(
  identifiers: readonly PlantedIdentifier[],
  evidence: readonly Evidence[],
): Finding[] {
  const patterns = identifiers.map(({ forms }) => new RegExp(forms.map(source).join('|'), 'i'));
  const found = new Map<string, Finding>();
  for (const { where, bytes } of evidence) {
    const text = Buffer.from(bytes).toString('utf8');
    for (const [index, pattern] of patterns.entries()) {
      if (!pattern.test(text)) continue;
      found.set(`${index} ${where}`, { kind: identifiers[index]!.kind, index, where });
    }
  }
  return [...found.values()];
}

/** How many planted identifiers of each kind there are, and how many a search found. */
export function countByKind(
  identifiers: readonly PlantedIdentifier[],
  findings: readonly Finding[],
): Map<string, { planted: number; found: number }> {
  const foundAt = new Set(findings.map(({ index }) => index));
  const counts = new Map<string, { planted: number; found: number }>();
  for (const [index, { kind }] of identifiers.entries()) {
    const count = counts.get(kind) ?? { planted: 0, found: 0 };
    count.planted += 1;
    if (foundAt.has(index)) count.found += 1;
    counts.set(kind, count);
  }
  return counts;
}

// As written, as part of a URL, and as a form field. Digits alone could be part
// of a timestamp or a trace ID, so they count only where they stand alone.
function source(form: string): string {
  const spellings = new Set([
    form,
    encodeURIComponent(form),
    encodeURIComponent(form).replaceAll('%20', '+'),
  ]);
  return [...spellings].map(standalone).join('|');
}

function standalone(text: string): string {
  const escaped = text.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&');
  return /^\d+$/.test(text) ? `(?<![0-9a-f])${escaped}(?![0-9a-f])` : escaped;
}
