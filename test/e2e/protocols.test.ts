import { describe, expect } from 'vitest';
import { fieldsOf, untilStored } from '../helpers/log-store/log-store.ts';
import { runApp } from '../helpers/run-app.ts';
import { it, stackMissing } from '../helpers/stack.ts';

const FIELDS = {
  bytes: 2_147_483_648,
  ratio: 0.25,
  cached: false,
  steps: ['received', 'scaled'],
  place: 'Zürich ⛰',
};
const APP = {
  cjs: `
const { logs } = require('@opentelemetry/api-logs');
logs.getLogger('app').emit({
  severityNumber: 13,
  severityText: 'WARN',
  eventName: 'image.scaled',
  body: 'Image scaled ⛰',
  attributes: ${JSON.stringify(FIELDS)},
});`,
};

const rows = (['http/protobuf', 'http/json', 'grpc'] as const).flatMap((protocol) =>
  (['none', 'gzip'] as const).map((compression) => ({ protocol, compression })),
);

describe.skipIf(await stackMissing())('the Collector understands us', () => {
  it.for(rows)('$protocol, compression $compression', async (row, { stack }) => {
    const { protocol, compression } = row;
    const service = `${protocol.replace('/', '-')}-${compression}`;
    const { code, stderr } = await runApp({
      flag: 'require',
      app: APP,
      env: {
        ...stack.env,
        OTEL_EXPORTER_OTLP_ENDPOINT: protocol === 'grpc' ? stack.otlpGrpcUrl : stack.otlpHttpUrl,
        OTEL_EXPORTER_OTLP_PROTOCOL: protocol,
        OTEL_EXPORTER_OTLP_COMPRESSION: compression,
        OTEL_SERVICE_NAME: service,
      },
    });
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });

    const inFile = stack
      .logsInFile()
      .filter(({ resource }) => resource['service.name'] === service);
    expect(inFile).toMatchObject([
      {
        severityNumber: 13,
        severityText: 'WARN',
        eventName: 'image.scaled',
        body: 'Image scaled ⛰',
        attributes: { ...FIELDS, 'log.stream': 'alerts' },
        scope: { name: 'app' },
      },
    ]);
    expect(inFile[0]?.timestamp).toBeGreaterThan(1_700_000_000_000);

    const stored = await untilStored(stack.store, { service }, (found) => found.length >= 1);
    expect(stored.map(({ body }) => body)).toEqual(['Image scaled ⛰']);
    const expected = {
      severity_text: 'WARN',
      event_name: 'image.scaled',
      // For Loki, which has no field for the name of an event.
      'otel.event.name': 'image.scaled',
      bytes: '2147483648',
      steps: '["received","scaled"]',
      place: 'Zürich ⛰',
    };
    expect(fieldsOf(stored[0], Object.keys(expected))).toEqual(expected);
  });
});
