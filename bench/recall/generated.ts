import { createRedactor } from '../../src/redaction/index.ts';
import { dice } from '../../test/helpers/generated/dice.ts';
import { IDENTIFYING } from '../../test/helpers/generated/identifying.ts';
import { harmlessValues } from '../../test/helpers/harmless-values.ts';
import { type RecallRow, Score } from './score.ts';

/** The part of the generated values that is gone, by kind: the same values on every machine. */
export function generatedRows(inputs: number): RecallRow[] {
  const redactor = createRedactor();
  return IDENTIFYING.flatMap(({ name: group, goal, kinds }) =>
    kinds.map(({ name, make }) => {
      const d = dice(1);
      const score = new Score();
      for (let count = 0; count < inputs; count++) score.redact(redactor, make(d));
      return score.row(group, name, 'development', goal);
    }),
  );
}

/** How many harmless values of telemetry were touched, where none may be. */
export function harmlessRow(values: number): RecallRow {
  const redactor = createRedactor();
  const score = new Score();
  for (const value of harmlessValues(values)) {
    const output = redactor.redactText(value);
    const isTouched = output !== value;
    score.add(isTouched, !isTouched, value, output);
  }
  return { ...score.row('harmless telemetry', 'values touched', 'development'), most: 0 };
}
