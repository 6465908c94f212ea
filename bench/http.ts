import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Child } from './child.ts';
import { autoInstrumentations, bare, elastic, ours, sdkByHand } from './contenders.ts';
import { httpRows, type Samples } from './http/http-rows.ts';
import { MeasuredService } from './http/measured-service.ts';
import { Receiver } from './http/receiver.ts';
import { peersFolder } from './peers.ts';
import type { Bench, Row, Scenario } from './scenario.ts';

const CONNECTIONS = 10;
const RATE = 200;
const HERE = join(import.meta.dirname, 'http');

/** What a service loses to whoever watches its requests and log lines. */
export const scenario: Scenario = {
  what: `A service that logs one pino line and asks one backend for each request. Ratio: to the service alone. Fixed rate: ${RATE} requests/s.`,
  varies: 'Two of the three attributes of the log line; the requests are alike.',
  peers: [
    '@opentelemetry/auto-instrumentations-node',
    '@opentelemetry/sdk-node',
    '@elastic/opentelemetry-node',
    'pino',
    'autocannon',
  ],
  plots: {
    'http flat out': 'Requests per second of one process, more is better',
    'http flat out, CPU of a request': 'Processor time of a request',
  },
  run,
};

async function run(bench: Bench): Promise<Row[]> {
  const peers = await peersFolder(bench.progress);
  const root = mkdtempSync(join(tmpdir(), 'otel-logger-bench-'));
  const receiver = await Receiver.start();
  const backend = new Child(join(HERE, 'backend-process.ts'));
  const generator = new Child(join(HERE, 'load-process.ts'), [peers]);
  const services: MeasuredService[] = [];
  try {
    const { url } = await backend.ask<{ url: string }>();
    const withLine = ours(join(root, 'line'));
    const contenders = [
      ...[bare, autoInstrumentations(), sdkByHand(), elastic(), ours(root)],
      {
        ...withLine,
        name: 'ours, with its line',
        env: { ...withLine.env, LOG_CONSOLE: 'replace' },
      },
    ];
    for (const contender of contenders) {
      bench.progress(`starting ${contender.name}`);
      services.push(await MeasuredService.start(contender, { receiver, backend: url, peers }));
    }
    return httpRows(await measure(services, generator, bench));
  } finally {
    for (const each of [...services, backend, generator, receiver]) each.stop();
    rmSync(root, { recursive: true, force: true });
  }
}

// All services run all the time, and one of them works: their compiled code stays warm. They warm up
// for a number of requests, not a time, in which a slow one would be compiled less.
async function measure(services: MeasuredService[], generator: Child, bench: Bench) {
  const [rounds, seconds, warmUp] = bench.isQuick ? [1, 3, 3_000] : [5, 5, 15_000];
  const flat = { kind: 'flat out', seconds, connections: CONNECTIONS } as const;
  const fixed = { kind: 'fixed rate', seconds, rate: RATE } as const;
  for (const service of services) {
    bench.progress(`warm-up: ${service.name}`);
    await service.under({ ...flat, requests: warmUp }, generator);
  }
  const samples: Samples[] = services.map(({ name }) => ({ name, flat: [], fixed: [] }));
  for (let round = 0; round < rounds; round++) {
    for (const [index, service] of services.entries()) {
      bench.progress(`round ${round + 1} of ${rounds}: ${service.name}`);
      samples[index]?.flat.push(await service.under(flat, generator));
      samples[index]?.fixed.push(await service.under(fixed, generator));
    }
  }
  return samples;
}
