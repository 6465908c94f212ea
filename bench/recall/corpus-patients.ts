import { createRedactor } from '../../src/redaction/index.ts';
import type { Use } from './halves.ts';
import { type RecallRow, Score, text } from './score.ts';

interface Bundle {
  readonly entry?: ReadonlyArray<{ readonly resource?: Resource }>;
}
interface Resource extends Readonly<Record<string, unknown>> {
  readonly resourceType: string;
}

const ELEMENTS = ['id', 'identifier', 'name', 'telecom', 'birthDate', 'address', 'contact'];
const KEPT = new Set(['use', 'system', 'state', 'country', 'type', 'url', 'extension']);

/** The identifying strings of each Patient in bundles, redacted with the whole bundle. */
export function patientRow(files: readonly string[], use: Use): RecallRow {
  const redactor = createRedactor();
  const score = new Score();
  for (const file of files) {
    const before = JSON.parse(file) as Bundle;
    const after = redactor.redactParsed(before as never) as unknown as Bundle;
    before.entry?.forEach(({ resource }, index) => {
      if (resource?.resourceType !== 'Patient') return;
      const output = text(after.entry?.[index]);
      for (const element of ELEMENTS) {
        for (const value of strings(resource[element])) {
          score.addGone(!output.includes(JSON.stringify(value)), value, output);
        }
      }
    });
  }
  return score.row('corpus: FHIR bundles', 'Patient', use, 1);
}

function strings(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, each]) => (KEPT.has(key) ? [] : strings(each)));
}
