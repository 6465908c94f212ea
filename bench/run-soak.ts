// `npm run soak -- [--minutes N] [--rate N]`: the Collector is away for N minutes of load. It is the
// real one where it was built; behind it, or in its place, stands a receiver that counts.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { bareCollector } from './delivery/bare-collector.ts';
import { LoadedApp } from './delivery/loaded-app.ts';
import { Sink } from './delivery/sink.ts';

const MOST_GROWTH_MEGABYTES = 32;
const SHOWN_EVERY_SECONDS = 15;
/** A disk that is large enough: what the bounds do is another test. */
const SPOOL_MEGABYTES = '8192';

const { values } = parseArgs({
  options: {
    minutes: { type: 'string', default: '0.5' },
    rate: { type: 'string', default: '1000' },
  },
});
const seconds = Number(values.minutes) * 60;
const root = mkdtempSync(join(tmpdir(), 'otel-logger-soak-'));
const sink = await Sink.start();
const collector = await bareCollector(sink.url);
if (!collector) sink.order({ kind: 'refuse' });
let shownAt = 0;
const app = new LoadedApp({
  rate: Number(values.rate),
  seconds,
  root,
  endpoint: collector?.url ?? sink.url,
  env: { LOG_SPOOL_MAX_MB: SPOOL_MEGABYTES },
  onLogged: (logged) => {
    if (Date.now() - shownAt < SHOWN_EVERY_SECONDS * 1000) return;
    shownAt = Date.now();
    console.error(`${logged} logged, ${app.memory.most.toFixed(1)} MB`);
  },
});
try {
  const logged = await app.logged;
  const away = app.memory;
  await collector?.start();
  sink.order({ kind: 'take' });
  console.error(`${logged} logged; the ${collector ? 'real ' : ''}Collector is there`);
  // Until the next try may pass half a minute.
  const counts = await sink.untilUnique(logged, 60_000);
  const after = app.memory;
  await app.end();
  const lost = logged - counts.unique;
  const perSecond = (counts.unique / Math.max(1, counts.lastMillis - counts.firstMillis)) * 1000;
  console.log(
    `${values.minutes} minutes without ${collector ? 'the' : 'a'} Collector, ${logged} records: ${lost} lost, ` +
      `${counts.records - counts.unique} twice; memory ${away.start.toFixed(1)} MB, ` +
      `+ ${away.growth.toFixed(1)} MB while it was away (goal < ${MOST_GROWTH_MEGABYTES}), ` +
      `+ ${after.growth.toFixed(1)} MB with the delivery, at ${Math.round(perSecond)} records/s`,
  );
  if (lost > 0 || away.growth >= MOST_GROWTH_MEGABYTES) process.exitCode = 1;
} finally {
  await collector?.stop();
  sink.stop();
  rmSync(root, { recursive: true, force: true });
}
