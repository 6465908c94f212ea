import { comparedRows, median, type Row, type Unit } from '../scenario.ts';
import type { Cost } from './measured-service.ts';

/** What was measured of one contender, round by round. */
export interface Samples {
  readonly name: string;
  readonly flat: Cost[];
  readonly fixed: Cost[];
}

const LEAST_AGAINST_AUTO = 1.5;
const MOST_P99 = 1.2;

/** Medians of the rounds, with goals beside ours. */
export function httpRows(samples: readonly Samples[]): Row[] {
  const [bare, auto] = samples as [Samples, Samples];
  const perSecond = ({ requests, seconds }: Cost) => requests / seconds;
  const rowsOf = (
    name: string,
    unit: Unit,
    load: 'flat' | 'fixed',
    value: (cost: Cost) => number,
  ) =>
    comparedRows(
      `http ${name}`,
      unit,
      samples.map((each) => ({ contender: each.name, ...median(each[load].map(value)) })),
    ).map((row, index) => {
      const each = samples[index] as Samples;
      return { ...row, ratio: inRounds(each[load].map(value), bare[load].map(value)) };
    });
  return [
    ...rowsOf('flat out', 'requests/s', 'flat', perSecond).map((row, index) => {
      const { name, flat } = samples[index] as Samples;
      const againstAuto = inRounds(flat.map(perSecond), auto.flat.map(perSecond));
      const note = name === 'bare' ? '' : `${percent(flat)} % of spans and records delivered`;
      return withGoal(
        { ...row, note },
        `≥ ${LEAST_AGAINST_AUTO}× auto-instrumentations (${againstAuto.toFixed(2)}×)`,
        againstAuto >= LEAST_AGAINST_AUTO,
      );
    }),
    ...rowsOf('flat out, CPU of a request', 'µs', 'flat', ({ cpuMicros }) => cpuMicros),
    ...rowsOf('flat out, memory afterwards', 'MB', 'flat', ({ megabytes }) => megabytes),
    ...rowsOf('fixed rate, p50', 'ms', 'fixed', ({ p50 }) => p50),
    ...rowsOf('fixed rate, p99', 'ms', 'fixed', ({ p99 }) => p99).map((row) =>
      withGoal(row, `≤ ${MOST_P99}× bare`, row.ratio <= MOST_P99),
    ),
    ...rowsOf('fixed rate, CPU of a request', 'µs', 'fixed', ({ cpuMicros }) => cpuMicros),
  ];
}

// The machine is not the same from round to round: what happened in one round is compared.
function inRounds(samples: readonly number[], bases: readonly number[]): number {
  return median(samples.map((sample, round) => sample / (bases[round] as number))).measured;
}

function withGoal(row: Row, text: string, isMet: boolean): Row {
  return row.contender.startsWith('ours') ? { ...row, goal: { text, isMet } } : row;
}

// Who drops does less work: the reader must know.
function percent(costs: readonly Cost[]): number {
  return Math.floor(median(costs.map(({ delivered }) => delivered)).measured * 1_000) / 10;
}
