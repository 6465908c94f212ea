// `npm run test:outage -- [--records N] [--seconds N]`: VictoriaLogs is killed once, and stopped for
// a while, under a service that logs; every record is in the store in the end.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { startNativeStack } from '../../deploy/native/native-stack.ts';
import { runStoreOutage } from './outage/store-outage.ts';

const { values } = parseArgs({
  options: {
    records: { type: 'string', default: '20000' },
    seconds: { type: 'string', default: '60' },
  },
});
const records = Number(values.records);
const started = performance.now();
const report = (line: string): void => {
  console.log(`${((performance.now() - started) / 1000).toFixed(1).padStart(6)} s  ${line}`);
};
const dataDirectory = mkdtempSync(join(tmpdir(), 'otel-logger-outage-'));
try {
  const stack = await startNativeStack({ dataDirectory, ports: 'ephemeral', quiet: true, report });
  const env = { OTEL_EXPORTER_OTLP_ENDPOINT: stack.otlpHttpUrl, LOG_SHUTDOWN_TIMEOUT_MS: '15000' };
  try {
    const stored = await runStoreOutage(
      { ...stack, env },
      { records, awayMilliseconds: Number(values.seconds) * 1000, report },
    );
    report(
      `${records} records logged, ${stored.distinct} distinct log.record.uid in the store, ` +
        `${stored.records - stored.distinct} of them there twice`,
    );
    if (stored.distinct !== records) process.exitCode = 1;
  } finally {
    await stack.stop();
  }
} finally {
  rmSync(dataDirectory, { recursive: true, force: true });
}
