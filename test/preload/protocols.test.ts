import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect } from 'vitest';
import { type Certificates, makeCertificates } from '../helpers/certificates.ts';
import { type OtlpReceiver, startOtlpReceiver } from '../helpers/otlp-receiver.ts';
import { it } from '../helpers/preload-test.ts';
import { runApp } from '../helpers/run-app.ts';

const HELLO = { cjs: "console.error('hello', { n: 1, list: [1, 'two'] });" };
const PROTOCOLS = ['http/protobuf', 'http/json', 'grpc'] as const;
const rows = PROTOCOLS.map((protocol) => ({ protocol }));

async function run(receiver: OtlpReceiver, protocol: string, env: Record<string, string> = {}) {
  const result = await runApp({
    flag: 'require',
    app: HELLO,
    receiver,
    env: {
      OTEL_EXPORTER_OTLP_ENDPOINT: protocol === 'grpc' ? receiver.grpcUrl : receiver.url,
      OTEL_EXPORTER_OTLP_PROTOCOL: protocol,
      LOG_CONSOLE: 'off',
      ...env,
    },
  });
  expect(result).toMatchObject({ code: 0, stderr: '' });
  const [record] = await receiver.waitForLogs(1);
  const request = receiver.requests.find(({ signal }) => signal === 'logs');
  expect(request?.protocol).toBe(protocol);
  return { record, request };
}

describe('OTEL_EXPORTER_OTLP_PROTOCOL', () => {
  it.for(rows)('$protocol', async ({ protocol }, { receiver }) => {
    const { record } = await run(receiver, protocol, { OTEL_SERVICE_NAME: 'media' });
    expect(record).toMatchObject({
      severityNumber: 17,
      body: expect.stringContaining('hello'),
      resource: { 'service.name': 'media', 'telemetry.sdk.language': 'nodejs' },
    });
    expect(record?.timestamp).toBeGreaterThan(1_700_000_000_000);
  });

  it('a protocol of its own for logs', async ({ receiver }) => {
    const env = { OTEL_EXPORTER_OTLP_LOGS_PROTOCOL: 'http/json', OTEL_EXPORTER_OTLP_PROTOCOL: '' };
    await run(receiver, 'http/json', env);
  });

  it('LOG_COLLECTOR_URL is an endpoint', async ({ receiver }) => {
    const env = { OTEL_EXPORTER_OTLP_ENDPOINT: '', LOG_COLLECTOR_URL: receiver.url };
    await run(receiver, 'http/protobuf', env);
  });

  it('OTEL_EXPORTER_OTLP_LOGS_ENDPOINT is used as it is', async ({ receiver }) => {
    const env = { OTEL_EXPORTER_OTLP_LOGS_ENDPOINT: `${receiver.url}/tenant/v1/logs` };
    const { request } = await run(receiver, 'http/protobuf', env);
    expect(request?.path).toBe('/tenant/v1/logs');
  });
});

describe('OTEL_EXPORTER_OTLP_HEADERS', () => {
  it.for(rows)('$protocol', async ({ protocol }, { receiver }) => {
    const env = { OTEL_EXPORTER_OTLP_HEADERS: 'authorization=Bearer%20t0ken,x-tenant=a' };
    const { request } = await run(receiver, protocol, env);
    expect(request?.headers).toMatchObject({ authorization: 'Bearer t0ken', 'x-tenant': 'a' });
  });
});

describe('OTEL_EXPORTER_OTLP_COMPRESSION=gzip', () => {
  it.for(rows)('$protocol', async ({ protocol }, { receiver }) => {
    const env = { OTEL_EXPORTER_OTLP_COMPRESSION: 'gzip' };
    const { request } = await run(receiver, protocol, env);
    if (protocol !== 'grpc') expect(request?.headers['content-encoding']).toBe('gzip');
  });
});

describe('TLS', () => {
  let made: Certificates;
  let directory: string;
  const file = (name: string): string => join(directory, name);
  beforeAll(async () => {
    made = await makeCertificates();
    directory = mkdtempSync(join(tmpdir(), 'otel-logger-tls-'));
    writeFileSync(file('ca.pem'), made.ca);
    writeFileSync(file('client.pem'), made.client.cert);
    writeFileSync(file('client.key'), made.client.key);
  });
  afterAll(() => rmSync(directory, { recursive: true, force: true }));

  it.for(rows)('OTEL_EXPORTER_OTLP_CERTIFICATE, $protocol', async ({ protocol }) => {
    const receiver = await startOtlpReceiver({ tls: made.server });
    await run(receiver, protocol, { OTEL_EXPORTER_OTLP_CERTIFICATE: file('ca.pem') });
    await receiver.close();
  });

  it.for(rows)(
    'OTEL_EXPORTER_OTLP_CLIENT_CERTIFICATE and _KEY, $protocol',
    async ({ protocol }) => {
      const receiver = await startOtlpReceiver({ tls: { ...made.server, ca: made.ca } });
      await run(receiver, protocol, {
        OTEL_EXPORTER_OTLP_CERTIFICATE: file('ca.pem'),
        OTEL_EXPORTER_OTLP_CLIENT_CERTIFICATE: file('client.pem'),
        OTEL_EXPORTER_OTLP_CLIENT_KEY: file('client.key'),
      });
      await receiver.close();
    },
  );

  it.for(rows)('an authority that is not trusted gets nothing, $protocol', async ({ protocol }) => {
    const receiver = await startOtlpReceiver({ tls: made.server });
    const { code } = await runApp({
      flag: 'require',
      app: HELLO,
      env: {
        OTEL_EXPORTER_OTLP_ENDPOINT: protocol === 'grpc' ? receiver.grpcUrl : receiver.url,
        OTEL_EXPORTER_OTLP_PROTOCOL: protocol,
      },
    });
    expect(code).toBe(0);
    expect(receiver.requests).toEqual([]);
    await receiver.close();
  });
});

describe('plain http to another machine', () => {
  // A reserved name (RFC 2606): never resolves, so nothing can leave this machine.
  const endpoint = 'http://collector.invalid:4318';
  const env = { OTEL_EXPORTER_OTLP_ENDPOINT: endpoint, LOG_CONSOLE: 'off' };

  it('is refused with one line', async () => {
    const { code, stderr } = await runApp({ flag: 'require', app: HELLO, env });
    expect(code).toBe(0);
    const lines = stderr.split('\n').filter(Boolean);
    expect(lines).toHaveLength(1);
    expect(lines[0]).toContain('OTEL_EXPORTER_OTLP_ENDPOINT');
    expect(lines[0]).toContain('OTEL_EXPORTER_OTLP_INSECURE=true');
  });

  it('is allowed by OTEL_EXPORTER_OTLP_INSECURE=true', async () => {
    const { code, stderr } = await runApp({
      flag: 'require',
      app: HELLO,
      env: { ...env, OTEL_EXPORTER_OTLP_INSECURE: 'true' },
    });
    expect(code).toBe(0);
    expect(stderr).not.toContain('refused, because');
  });
});

describe('without an endpoint nothing is dialled', () => {
  it('OTEL_LOGS_EXPORTER=none', async ({ receiver }) => {
    const env = {
      OTEL_LOGS_EXPORTER: 'none',
      OTEL_TRACES_EXPORTER: 'none',
      OTEL_METRICS_EXPORTER: 'none',
    };
    const { code } = await runApp({ flag: 'require', app: HELLO, receiver, env });
    expect(code).toBe(0);
    expect(receiver.requests).toEqual([]);
  });
});
