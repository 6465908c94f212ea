import { describe, expect, it } from 'vitest';
import { createRedactor } from '../../src/redaction/index.ts';

/** For each kind: texts whose `«…»` must be replaced, and nothing else of them; texts that must stay. */
export interface DetectorTable {
  readonly hits: readonly string[];
  readonly misses: readonly string[];
}

/** A test for each row of some tables. */
export function testTables(tables: Readonly<Record<string, DetectorTable>>): void {
  const redactor = createRedactor();
  for (const [name, { hits, misses }] of Object.entries(tables)) {
    describe(name, () => {
      for (const text of hits) {
        it(`replaces in ${JSON.stringify(text)}`, () => {
          const clean = text.replace(/«[^»]*»/g, 'REDACTED');
          expect(redactor.redactText(text.replace(/[«»]/g, ''))).toBe(clean);
        });
      }
      for (const text of misses) {
        it(`leaves ${JSON.stringify(text)}`, () => expect(redactor.redactText(text)).toBe(text));
      }
    });
  }
}
