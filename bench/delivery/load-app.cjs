// Logs numbered records: `load-app.cjs <records a second, 0: as many as it can> <seconds>`, then stays
// until its parent lets go of it. Tells its parent `{ logged }` once a second, and `{ done }`.
const [rate, seconds] = process.argv.slice(2).map(Number);
const TURN_MILLIS = 10;
let logged = 0;
const started = performance.now();
let toldAt = started;

function log() {
  console.info(`record ${logged} upload of a study finished`, {
    'http.route': '/api/v1/studies/:id/series',
    'http.response.status_code': 201,
    duration_ms: (logged % 977) + 0.25,
    region: 'eu-west-1',
  });
  logged++;
}

function turn() {
  const elapsed = performance.now() - started;
  const due =
    rate === 0 ? logged + 200 : Math.floor((Math.min(elapsed, seconds * 1000) * rate) / 1000);
  while (logged < due) log();
  if (elapsed >= seconds * 1000) {
    process.send({ done: logged });
    return;
  }
  if (performance.now() - toldAt > 1000) {
    toldAt = performance.now();
    process.send({ logged });
  }
  if (rate === 0) setImmediate(turn);
  else setTimeout(turn, TURN_MILLIS);
}

process.send({ ready: Date.now() });
process.on('disconnect', () => {});
turn();
