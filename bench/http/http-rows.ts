import { comparedRows, median, type Row } from '../scenario.ts';
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
  const of = (load: 'flat' | 'fixed', value: (cost: Cost) => number) =>
    samples.map((each) => ({ contender: each.name, ...median(each[load].map(value)) }));
  const perSecond = of('flat', ({ requests, seconds }) => requests / seconds);
  const auto = perSecond.find(({ contender }) => contender.startsWith('auto-'))?.measured ?? 1;
  return [
    ...comparedRows('http flat out', 'requests/s', perSecond).map((row) =>
      withGoal(
        { ...row, note: deliveredOf(samples, row.contender) },
        `≥ ${LEAST_AGAINST_AUTO}× auto-instrumentations`,
        row.measured >= LEAST_AGAINST_AUTO * auto,
      ),
    ),
    ...comparedRows(
      'http flat out, CPU of a request',
      'µs',
      of('flat', (cost) => cost.cpuMicros),
    ),
    ...comparedRows(
      'http flat out, memory afterwards',
      'MB',
      of('flat', (cost) => cost.megabytes),
    ),
    ...comparedRows(
      'http fixed rate, p50',
      'ms',
      of('fixed', ({ p50 }) => p50),
    ),
    ...comparedRows(
      'http fixed rate, p99',
      'ms',
      of('fixed', ({ p99 }) => p99),
    ).map((row) => withGoal(row, `≤ ${MOST_P99}× bare`, row.ratio <= MOST_P99)),
    ...comparedRows(
      'http fixed rate, CPU of a request',
      'µs',
      of('fixed', (cost) => cost.cpuMicros),
    ),
  ];
}

function withGoal(row: Row, text: string, isMet: boolean): Row {
  return row.contender.startsWith('ours') ? { ...row, goal: { text, isMet } } : row;
}

// Who drops does less work: the reader must know.
function deliveredOf(samples: readonly Samples[], name: string): string {
  if (name === 'bare') return '';
  const flat = samples.find((each) => each.name === name)?.flat ?? [];
  const { measured } = median(flat.map(({ delivered }) => delivered));
  const percent = Math.floor(measured * 1_000) / 10;
  return `${percent} % of spans and records delivered`;
}
