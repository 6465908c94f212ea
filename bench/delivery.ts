import { callCost } from './delivery/call-cost.ts';
import { exitDelay } from './delivery/exit-delay.ts';
import { recovery } from './delivery/recovery.ts';
import { duplicates, sustained, sustainedToCollector } from './delivery/sustained.ts';
import type { Scenario } from './scenario.ts';

/** What delivery costs the application, and what it manages. */
export const scenario: Scenario = {
  what: 'Delivery through the spool. Ratio: to pino writing a file synchronously.',
  varies:
    '1024 records: correlation id, study, path, pod, durations and bytes differ, other strings repeat. Every record under flat-out load has a number of its own.',
  peers: ['pino', '@opentelemetry/sdk-logs', '@opentelemetry/exporter-logs-otlp-proto'],
  run: callCost,
  figures: async (bench) => [
    ...(await exitDelay(bench)),
    ...(await sustained(bench)),
    ...(await sustainedToCollector(bench)),
    ...(await duplicates(bench)),
    ...(await recovery(bench)),
  ],
};
