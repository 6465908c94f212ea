import type { Redactor } from '../../src/redaction/index.ts';
import { isGone, type Planted } from '../../test/helpers/generated/planted.ts';
import type { Use } from './halves.ts';

/** One line of the table: of so many values of a kind, so many are gone. */
export interface RecallRow {
  readonly group: string;
  readonly name: string;
  /** Whether rules may be made for these texts, or are only measured by them. */
  readonly use: Use;
  readonly gone: number;
  readonly of: number;
  /** The least part that must be gone. Without one, nothing is asked. */
  readonly goal?: number;
  /** Of harmless texts, the largest part that may be touched. */
  readonly most?: number;
  /** Some inputs in which a value stayed, or was touched, with the output. */
  readonly examples: ReadonlyArray<readonly [input: string, output: string]>;
}

const EXAMPLES = 25;

/** Counts what is gone, and keeps the first inputs where something stayed. */
export class Score {
  private gone = 0;
  private of = 0;
  private readonly examples: Array<readonly [string, string]> = [];

  /** Counts a value, and keeps its text where what happened is not what should have. */
  add(isCounted: boolean, isRight: boolean, input: unknown, output: string): void {
    this.of++;
    if (isCounted) this.gone++;
    if (!isRight && this.examples.length < EXAMPLES) this.examples.push([text(input), output]);
  }

  /** Counts a value that should be gone. */
  addGone(isGone: boolean, input: unknown, output: string): void {
    this.add(isGone, isGone, input, output);
  }

  /** Redacts what was planted and counts each of its values. */
  redact(redactor: Redactor, { input, values }: Planted): void {
    const output = text(
      typeof input === 'string' ? redactor.redactText(input) : redactor.redactValue(input as never),
    );
    for (const value of values) this.addGone(isGone(output, value), input, output);
  }

  row(group: string, name: string, use: Use, goal?: number): RecallRow {
    const { gone, of, examples } = this;
    return { group, name, use, gone, of, examples, ...(goal === undefined ? {} : { goal }) };
  }
}

/** A value as the recall looks at it: texts as they are, everything else as JSON. */
export function text(value: unknown): string {
  return typeof value === 'string' ? value : JSON.stringify(value);
}
