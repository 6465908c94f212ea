import { setTimeout as sleep } from 'node:timers/promises';
import { runApp } from '../../helpers/run-app.ts';
import { makeSpoolHome, numbersOf, type SpoolHome, uidsOf } from '../../helpers/spool.ts';
import { type Fault, RECORDS, RECORDS_IN_REQUEST } from './faults.ts';
import { FaultyServer } from './faulty-server.ts';

export interface FaultRow {
  readonly fault: Fault;
  readonly requests: number;
  readonly lost: number;
  readonly setAside: number;
  readonly duplicates: number;
  /** What the application said on stderr. */
  readonly said: string;
}

const APP = `
process.on('SIGTERM', () => process.exit(0));
setInterval(() => {}, 1000);
for (let n = 0; n < ${RECORDS}; n++) console.info('record ' + n);
process.stdout.write('logged');`;
/** Only a guard against hanging for ever. */
const PATIENCE_MILLIS = 30_000;

/** Lets an application log to a server with a fault until its spool is empty. */
export async function runFault(fault: Fault): Promise<FaultRow> {
  const server = new FaultyServer(fault.react);
  const home = makeSpoolHome();
  await server.open();
  if (fault.closedMillis !== undefined) {
    await server.close();
    setTimeout(() => void server.open(), fault.closedMillis);
  }
  try {
    const { stderr } = await runApp({
      flag: 'require',
      app: { cjs: APP },
      home: home.home,
      env: environment(server.url),
      during: async ({ child, untilOutput }) => {
        await untilOutput(/logged/);
        await untilEmpty(home);
        child.kill('SIGTERM');
      },
    });
    const numbers = numbersOf(server.taken);
    return {
      fault,
      requests: server.requests,
      lost: RECORDS - numbers.length,
      setAside: home.files().filter((file) => file.endsWith('.otlp')).length,
      duplicates: server.taken.length - new Set(uidsOf(server.taken)).size,
      said: stderr.trim(),
    };
  } finally {
    await server.close();
    home.remove();
  }
}

async function untilEmpty(home: SpoolHome): Promise<void> {
  const until = Date.now() + PATIENCE_MILLIS;
  while (home.records() > 0 && Date.now() < until) await sleep(50);
}

function environment(url: string): Record<string, string> {
  return {
    LOG_CONSOLE: 'off',
    OTEL_EXPORTER_OTLP_ENDPOINT: url,
    OTEL_EXPORTER_OTLP_TIMEOUT: '1000',
    OTEL_BLRP_SCHEDULE_DELAY: '10',
    OTEL_BLRP_MAX_EXPORT_BATCH_SIZE: String(RECORDS_IN_REQUEST),
    OTEL_TRACES_EXPORTER: 'none',
    OTEL_METRICS_EXPORTER: 'none',
  };
}

/** As a table in Markdown. */
export function faultTable(rows: readonly FaultRow[]): string {
  const lines = rows.map(({ fault, requests, lost, setAside, duplicates }) => {
    const aside = setAside > 0 ? `${setAside}, set aside in rejected/` : lost;
    return `| ${fault.name} | ${requests} | ${lost === setAside ? aside : lost} | ${duplicates} |`;
  });
  return [
    `| the receiver | requests for ${RECORDS} records | lost | twice |`,
    '|---|--:|---|--:|',
    ...lines,
  ].join('\n');
}
