import { comparedRows, median, type Row, type Unit } from '../scenario.ts';

/** What one contender took in each round of one case. */
export type Rounds = ReadonlyArray<{ readonly name: string; readonly samples: number[] }>;

const MOST_OF_AUTO = { ms: 0.25, MB: 0.35 } as const;

/**
 * What each contender adds to the bare application, the first of them: medians of the differences
 * within a round. Ratios are to the second, which is auto-instrumentations.
 */
export function addedRows(name: string, unit: Unit & ('ms' | 'MB'), rounds: Rounds): Row[] {
  const [bare, ...others] = rounds as [Rounds[number], ...Rounds];
  const added = others.map(({ name: contender, samples }) => ({
    contender,
    ...median(samples.map((sample, round) => sample - (bare.samples[round] as number))),
  }));
  const { measured } = median(bare.samples);
  const most = MOST_OF_AUTO[unit];
  return comparedRows(name, unit, added).map((row, index) => {
    if (index === 0) return { ...row, note: `bare: ${measured.toFixed(1)} ${unit}` };
    if (!row.contender.startsWith('ours') || name.includes('time until')) return row;
    const goal = { text: `≤ ${most}× auto-instrumentations`, isMet: row.ratio <= most };
    return { ...row, goal };
  });
}
