import { credentials } from '@grpc/grpc-js';
import { SeverityNumber } from '@opentelemetry/api';
import { OTLPLogExporter as GrpcExporter } from '@opentelemetry/exporter-logs-otlp-grpc';
import { OTLPLogExporter as JsonExporter } from '@opentelemetry/exporter-logs-otlp-http';
import { OTLPLogExporter as ProtoExporter } from '@opentelemetry/exporter-logs-otlp-proto';
import { CompressionAlgorithm } from '@opentelemetry/otlp-exporter-base';
import { resourceFromAttributes } from '@opentelemetry/resources';
import {
  LoggerProvider,
  type LogRecordExporter,
  SimpleLogRecordProcessor,
} from '@opentelemetry/sdk-logs';
import { afterEach, describe, expect, it } from 'vitest';
import { makeCertificates } from './certificates.ts';
import { type OtlpReceiver, startOtlpReceiver } from './otlp-receiver.ts';

let receiver: OtlpReceiver;
afterEach(() => receiver.close());

const SENT = {
  timestamp: 1_760_729_523_456,
  severityNumber: SeverityNumber.WARN,
  severityText: 'warn',
  eventName: 'upload',
  body: { message: 'hello', nested: [1, 2.5, true, { a: null }] },
  attributes: { 'correlation.id': 'c-1', count: 7, bytes: new Uint8Array([1, 2]) },
};

async function send(exporter: LogRecordExporter): Promise<void> {
  const provider = new LoggerProvider({
    resource: resourceFromAttributes({ 'service.name': 'svc' }),
    processors: [new SimpleLogRecordProcessor({ exporter })],
  });
  provider.getLogger('scope', '1.2.3').emit(SENT);
  await provider.forceFlush();
  await provider.shutdown();
}

const gzip = CompressionAlgorithm.GZIP;
type Row = [string, (r: OtlpReceiver) => LogRecordExporter];
const rows: Row[] = [
  ['http/protobuf', (r) => new ProtoExporter({ url: `${r.url}/v1/logs` })],
  ['http/protobuf', (r) => new ProtoExporter({ url: `${r.url}/v1/logs`, compression: gzip })],
  ['http/json', (r) => new JsonExporter({ url: `${r.url}/v1/logs` })],
  ['http/json', (r) => new JsonExporter({ url: `${r.url}/v1/logs`, compression: gzip })],
  ['grpc', (r) => new GrpcExporter({ url: r.grpcUrl })],
];

describe('what the upstream exporters send is read back', () => {
  it.each(rows)('%s', async (protocol, exporter) => {
    receiver = await startOtlpReceiver();
    await send(exporter(receiver));
    const [log] = await receiver.waitForLogs(1);
    expect(log).toMatchObject({
      timestamp: SENT.timestamp,
      severityNumber: 13,
      severityText: 'warn',
      eventName: 'upload',
      body: SENT.body,
      attributes: { 'correlation.id': 'c-1', count: 7 },
      resource: { 'service.name': 'svc' },
      scope: { name: 'scope', version: '1.2.3' },
      traceId: '',
    });
    expect([...(log!.attributes['bytes'] as Uint8Array)]).toEqual([1, 2]);
    expect(receiver.requests[0]).toMatchObject({ protocol, items: 1, taken: true });
  });

  it('over TLS, with an authority of our own', async () => {
    const { ca, server } = await makeCertificates();
    receiver = await startOtlpReceiver({ tls: server });
    await send(
      new ProtoExporter({ url: `${receiver.url}/v1/logs`, httpAgentOptions: { ca } as object }),
    );
    await send(
      new GrpcExporter({
        url: receiver.grpcUrl,
        credentials: credentials.createSsl(Buffer.from(ca)),
      }),
    );
    expect(receiver.requests.map((r) => r.protocol)).toEqual(['http/protobuf', 'grpc']);
  });
});

const post = (body = '{}', headers: Record<string, string> = {}): Promise<Response> =>
  fetch(`${receiver.url}/v1/logs`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body,
  });

describe('behaviours', () => {
  it('a status takes nothing and tells when to come again', async () => {
    receiver = await startOtlpReceiver({ behaviour: [{ status: 429, retryAfter: '3' }, 'ok'] });
    const answer = await post('{"resourceLogs":[{"scopeLogs":[{"logRecords":[{}]}]}]}');
    expect([answer.status, answer.headers.get('retry-after')]).toEqual([429, '3']);
    expect(receiver.requests[0]).toMatchObject({ items: 1, taken: false });
    expect(receiver.logs()).toEqual([]);
    expect((await post()).status).toBe(200);
  });

  it('partial success says how much was rejected', async () => {
    receiver = await startOtlpReceiver({ behaviour: { rejected: 2, message: 'too old' } });
    const answer = (await (await post()).json()) as object;
    expect(answer).toEqual({ partialSuccess: { rejectedLogRecords: 2, errorMessage: 'too old' } });
  });

  it('refuse closes the port, ok opens the same one again', async () => {
    receiver = await startOtlpReceiver({ behaviour: 'refuse' });
    await expect(post()).rejects.toThrow('fetch failed');
    await receiver.setBehaviour('ok');
    expect((await post()).status).toBe(200);
  });

  it('reset breaks the connection', async () => {
    receiver = await startOtlpReceiver({ behaviour: 'reset' });
    await expect(post()).rejects.toThrow('fetch failed');
    expect(receiver.requests).toEqual([]);
  });

  it('hang never answers', async () => {
    receiver = await startOtlpReceiver({ behaviour: 'hang' });
    const answered = post().then(
      () => true,
      () => false,
    );
    await expect.poll(() => receiver.requests.length).toBe(1);
    await receiver.close();
    expect(await answered).toBe(false);
  });

  it('trickle answers in the end', async () => {
    receiver = await startOtlpReceiver({ behaviour: 'trickle' });
    expect((await post()).status).toBe(200);
  });
});
