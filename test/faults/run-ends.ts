// `npm run test:ends`: how a process ends, with Collectors that answer and that do not.
import { endsTable, runEnds } from './ends/ends-table.ts';
import { BUDGET_MILLIS } from './ends/run-ending.ts';

const rows = await runEnds(1, (done, of) => {
  if (process.stderr.isTTY) process.stderr.write(`\r${done} of ${of}`);
});
if (process.stderr.isTTY) process.stderr.write('\r\x1b[K');
console.log(endsTable(rows));
const lost = rows.reduce((sum, row) => sum + row.lost, 0);
const changed = rows.filter(
  ({ bare, flagged }) => bare.code !== flagged.code || bare.signal !== flagged.signal,
).length;
console.log(
  `\n${rows.length} ends, ${lost} records lost, ${changed} exits changed; LOG_SHUTDOWN_TIMEOUT_MS=${BUDGET_MILLIS}`,
);
if (lost + changed > 0) process.exitCode = 1;
