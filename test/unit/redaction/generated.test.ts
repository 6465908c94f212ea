import { describe, expect, it } from 'vitest';
import { createRedactor } from '../../../src/redaction/index.ts';
import { dice } from '../../helpers/generated/dice.ts';
import { IDENTIFYING } from '../../helpers/generated/identifying.ts';
import { isGone, type Kind } from '../../helpers/generated/planted.ts';

/** Kinds that do not reach their goal, with an example of what stays. */
const SHORT: Readonly<Record<string, string>> = {
  'in small letters': 'user hannah tanaka opened the viewer',
};

const redactor = createRedactor();

/** Inputs whose values stayed, and of how many values how many are gone. */
function measure({ make }: Kind): { stayed: string[]; share: number } {
  const d = dice(1);
  const stayed: string[] = [];
  let [gone, of] = [0, 0];
  for (let count = 0; count < 300; count++) {
    const { input, values } = make(d);
    const output = JSON.stringify(redactor.redactValue(input as never));
    of += values.length;
    gone += values.filter((value) => isGone(output, value)).length;
    if (values.some((value) => !isGone(output, value))) stayed.push(JSON.stringify(input));
  }
  return { stayed, share: gone / of };
}

describe('of generated values', () => {
  for (const { name: group, goal, kinds } of IDENTIFYING) {
    for (const kind of kinds) {
      const test = kind.name in SHORT ? it.fails : it;
      test(`${goal * 100} % are gone: ${group}, ${kind.name}`, () => {
        const { stayed, share } = measure(kind);
        expect(share, stayed.slice(0, 5).join('\n')).toBeGreaterThanOrEqual(goal);
      });
    }
  }

  it('all are in the inputs, or they could not be missed', () => {
    for (const { make } of IDENTIFYING.flatMap(({ kinds }) => kinds)) {
      const { input, values } = make(dice(2));
      const text = typeof input === 'string' ? input : JSON.stringify(input);
      expect(values.length).toBeGreaterThan(0);
      for (const value of values) expect(isGone(text, value), `${value} in ${text}`).toBe(false);
    }
  });
});
