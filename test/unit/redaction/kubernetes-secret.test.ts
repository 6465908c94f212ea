import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createRedactor } from '../../../src/redaction/index.ts';

const redactor = createRedactor();
const value = fc.stringMatching(/^[A-Za-z0-9+]{6,40}$/);
const key = fc.stringMatching(/^[a-z]{2,8}(?:[._-][a-z]{1,6})?$/);

describe('a manifest of a Secret', () => {
  it('loses every value under data, whatever its key is, and keeps the rest', () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(key, { minLength: 1, maxLength: 4 }),
        value,
        fc.constantFrom('', "'", '"'),
        fc.constantFrom('data', 'stringData'),
        fc.boolean(),
        (keys, each, quote, block, first) => {
          const entries = keys.map((name) => `  ${name}: ${quote}${each}x${quote}`).join('\n');
          const kind = 'kind: Secret';
          const body = `metadata:\n  labels: none\n${block}:\n${entries}`;
          const text = `apiVersion: v1\n${first ? `${kind}\n${body}` : `${body}\n${kind}`}\n`;
          const clean = redactor.redactText(text);
          expect(clean).not.toContain(`${each}x`);
          expect(clean).toContain('labels: none');
          for (const name of keys) expect(clean).toContain(`  ${name}: `);
        },
      ),
    );
  });

  it('loses a value over several lines', () => {
    const clean = redactor.redactText(
      'kind: Secret\ndata:\n  tls.crt: |\n    TG9yZW0gaXBz\n    dW0gZG9sb3I\ntype: Opaque\n',
    );
    expect(clean).not.toMatch(/TG9yZW0|dW0gZG/);
    expect(clean).toContain('type: Opaque');
  });

  it('is one document: others beside it stay', () => {
    const other = 'kind: ConfigMap\ndata:\n  color: turquoise\n';
    const text = `${other}---\nkind: Secret\ndata:\n  color: dHVycXVvaXNl\n`;
    expect(redactor.redactText(text)).toBe(text.replace('dHVycXVvaXNl', 'REDACTED'));
    expect(redactor.redactText(other)).toBe(other);
  });
});
