import { describe, expect, it } from 'vitest';
import { createRedactor } from '../../../src/redaction/index.ts';
import { HARMLESS_MESSAGES } from '../../helpers/harmless-messages.ts';
import { harmlessValues } from '../../helpers/harmless-values.ts';

describe('what identifies no one', () => {
  const redactor = createRedactor();

  for (const message of HARMLESS_MESSAGES) {
    it(`stays: ${message.slice(0, 60)}`, () => expect(redactor.redactText(message)).toBe(message));
  }

  it('stays in 20,000 values of telemetry', () => {
    const touched: string[] = [];
    for (const value of harmlessValues(20_000, 7)) {
      const clean = redactor.redactText(value);
      if (clean !== value) touched.push(`${value} -> ${clean}`);
    }
    expect(touched).toEqual([]);
  });
});
