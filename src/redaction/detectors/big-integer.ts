import type { Detector } from '../detector.ts';

const BIGINT = /(?<![\w.])\d{7,24}n(?![\w])/g;

/** A BigInt as `util.inspect` writes it, `4111111111111111n`: its digits alone say what it is. */
export const bigInteger: Detector = {
  name: 'big-integer',
  kind: 'identifier',
  sieve: 0,
  begins: BIGINT,
  redact: (text, context) =>
    text.replace(BIGINT, (found) => {
      const digits = found.slice(0, -1);
      const clean = context.redactText(digits);
      return clean === digits ? found : clean;
    }),
};
