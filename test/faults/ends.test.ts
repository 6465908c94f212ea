import { beforeAll, describe, expect, it } from 'vitest';
import { ENDINGS } from './ends/endings.ts';
import { runEnds } from './ends/ends-table.ts';
import { COLLECTORS, type EndRow } from './ends/run-ending.ts';

let rows: EndRow[] = [];
beforeAll(async () => {
  rows = await runEnds(3);
});

const rowOf = (ending: string, collector: string): EndRow =>
  rows.find((row) => row.ending.name === ending && row.collector.name === collector) as EndRow;

// `npm run test:ends` prints the table, with delays.
describe.for(COLLECTORS)('with the Collector $name', ({ name: collector }) => {
  it.for(ENDINGS)('$name: nothing is lost, and it ends as without the flag', ({ name }) => {
    const { bare, flagged, lost } = rowOf(name, collector);
    expect({ code: flagged.code, signal: flagged.signal }).toEqual({
      code: bare.code,
      signal: bare.signal,
    });
    expect(lost).toBe(0);
  });
});

it.for(ENDINGS.filter(({ hooksRun }) => hooksRun))(
  '$name: everything is delivered before the process is gone, once',
  ({ name, records, exception }) => {
    const { atOnce, duplicates } = rowOf(name, 'up');
    expect({ atOnce, duplicates }).toEqual({
      atOnce: records + (exception ? 1 : 0),
      duplicates: 0,
    });
  },
);
