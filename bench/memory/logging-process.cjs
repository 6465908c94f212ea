// Logs through the Logs API: `logging-process.cjs <records a second> <seconds>`; BENCH_API: the package of
// the API. Tells its parent `{ memory }` once a second and, at the end, `{ done }`. Needs --expose-gc.
const { logs, SeverityNumber } = require(process.env.BENCH_API);

const TURN_MILLIS = 10;
const [rate, seconds] = process.argv.slice(2).map(Number);
const logger = logs.getLogger('bench');
const startedAt = performance.now();
let logged = 0;
let tellAt = 1_000;

function log() {
  logger.emit({
    severityNumber: SeverityNumber.INFO,
    severityText: 'INFO',
    body: `record ${logged} upload of a study finished`,
    attributes: {
      'http.route': '/api/v1/studies/:id/series',
      'http.response.status_code': 201,
      duration_ms: (logged % 977) + 0.25,
      region: 'eu-west-1',
    },
  });
  logged++;
}

function tell(elapsed) {
  tellAt += 1_000;
  globalThis.gc();
  const { rss, heapUsed } = process.memoryUsage();
  process.send({ memory: { second: elapsed / 1_000, rss, heapUsed } });
}

function turn() {
  const elapsed = performance.now() - startedAt;
  const due = Math.floor((Math.min(elapsed, seconds * 1_000) * rate) / 1_000);
  while (logged < due) log();
  if (elapsed >= tellAt) tell(elapsed);
  if (elapsed < seconds * 1_000) setTimeout(turn, TURN_MILLIS);
  else process.send({ done: logged });
}

process.on('disconnect', () => process.exit());
turn();
