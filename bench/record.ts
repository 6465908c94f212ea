import { peersFolder } from './peers.ts';
import { recordCosts } from './record/record-cost.ts';
import { seedFigures } from './record/seed-figures.ts';
import { SIZES, type Size } from './record/sized-records.ts';
import { type Bench, comparedRows, type Row, type Scenario } from './scenario.ts';

const UPSTREAM = 'upstream batch processor, OTLP/protobuf';
const SPOOL = 'the spool alone';
const USUAL_SIZE: Size = '0.6';
const caseOf = (size: Size): string => `${size} kB`;

/** What one log call costs, by what makes it and by its size. */
export const scenario: Scenario = {
  what: 'Processor time of the calling thread for one log call, until everything is flushed: correlated, redacted and spooled in ours, with default settings. Ratio: to pino writing a file synchronously.',
  varies:
    '1024 records (512 of 5 kB, 256 of 20 kB): correlation ID, study, path, pod, durations and bytes differ, other strings repeat.',
  peers: [
    'pino',
    'winston',
    'bunyan',
    '@opentelemetry/sdk-logs',
    '@opentelemetry/exporter-logs-otlp-proto',
    'pino-opentelemetry-transport',
  ],
  plots: { [caseOf(USUAL_SIZE)]: 'One log call of 0.6 kB: processor time of the calling thread' },
  run: async (bench) => {
    const folder = await peersFolder(bench.progress);
    const rows: Row[] = [];
    for (const size of SIZES) rows.push(...(await ofSize(bench, size, folder)));
    return rows;
  },
  figures: seedFigures,
};

async function ofSize(bench: Bench, size: Size, folder: string): Promise<Row[]> {
  const costs = await recordCosts(bench, { size, only: undefined, peersFolder: folder });
  const medians = costs
    .filter(({ name }) => !name.startsWith(SPOOL))
    .map(({ name: contender, threadNs: measured, spread }) => ({ contender, measured, spread }));
  const found = comparedRows(caseOf(size), 'ns', medians);
  const upstream = found.find(({ contender }) => contender === UPSTREAM)?.measured ?? Number.NaN;
  return found.map((row) => withGoal(row, row.measured / upstream));
}

function withGoal(row: Row, toUpstream: number): Row {
  if (!row.contender.startsWith('ours')) return row;
  return {
    ...row,
    goal: {
      text: '<= 1× pino sync and upstream protobuf',
      isMet: row.ratio <= 1 && toUpstream <= 1,
    },
    note: `${toUpstream.toFixed(2)} × upstream protobuf`,
  };
}
