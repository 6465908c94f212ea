import { describe, expect, it } from 'vitest';
import { createRedactor } from '../../../src/redaction/index.ts';
import { dice } from '../../helpers/generated/dice.ts';
import { PROVIDER_TOKENS } from '../../helpers/generated/provider-tokens.ts';

describe('a token is gone, alone and among words, from', () => {
  const redactor = createRedactor();
  for (const [issuer, make] of Object.entries(PROVIDER_TOKENS)) {
    it(issuer, () => {
      const d = dice(5);
      for (let count = 0; count < 20; count++) {
        const token = make(d);
        expect(redactor.redactText(token)).toBe('REDACTED');
        expect(redactor.redactText(`retry with ${token} now`)).toBe('retry with REDACTED now');
        expect(redactor.redactText(`("${token}")`)).toBe('("REDACTED")');
      }
    });
  }
});
