import { request } from 'node:http';
import { describe, expect } from 'vitest';
import { startRecordingServer } from '../helpers/leaks/recording-server.ts';
import { it } from '../helpers/preload-test.ts';
import { runApp } from '../helpers/run-app.ts';

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;
const TRACEPARENT = '00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01';

/** Asks another service three times for each request, and puts a job into a queue. */
const SERVICE = `
const http = require('node:http');
const undici = require('undici');
const { propagation } = require('@opentelemetry/api');
const { injectContext, withExtractedContext } = require('@lumen/otel-logger');
const [sink] = process.argv.slice(2);
const answered = (resolve) => (response) => response.resume().on('end', resolve);
const server = http.createServer(async (request, response) => {
  await new Promise((resolve) => http.get(sink + '/http', answered(resolve)));
  await (await fetch(sink + '/fetch')).text();
  await (await undici.request(sink + '/undici')).body.text();
  const job = injectContext({});
  // The worker's side of the queue.
  withExtractedContext(request.headers, () => Object.assign(job, { again: injectContext({}) }));
  const read = propagation.getActiveBaggage()?.getEntry('note')?.value;
  response.end(JSON.stringify({ job, read }));
});
server.listen(0, '127.0.0.1', () => process.stdout.write('listening ' + server.address().port + '\\n'));
process.on('SIGTERM', () => process.exit());
`;

interface Exchange {
  readonly echoed: string | undefined;
  readonly answer: { job: Record<string, unknown>; read?: string };
  /** The headers of each request that the service made. */
  readonly sent: Record<string, string>[];
}

async function exchange(
  headers: Record<string, string>,
  env: Record<string, string> = {},
): Promise<Exchange> {
  const sink = await startRecordingServer('headers');
  let answered: Omit<Exchange, 'sent'> | undefined;
  await runApp({
    flag: 'require',
    app: { cjs: SERVICE },
    args: [sink.url],
    env: { LOG_CONSOLE: 'off', ...env },
    during: async ({ child, untilOutput }) => {
      const [, port = ''] = await untilOutput(/listening (\d+)/);
      answered = await ask(port, { traceparent: TRACEPARENT, ...headers });
      child.kill('SIGTERM');
    },
  });
  const sent = ['/http', '/fetch', '/undici'].map((path) => pairs(sink.received(path)));
  await sink.close();
  return { ...(answered as Exchange), sent };
}

function ask(port: string, headers: Record<string, string>): Promise<Omit<Exchange, 'sent'>> {
  return new Promise((resolve, reject) => {
    request({ host: '127.0.0.1', port, headers }, async (response) => {
      let text = '';
      for await (const chunk of response) text += chunk;
      const echoed = response.headers['x-correlation-id'] as string | undefined;
      resolve({ echoed, answer: JSON.parse(text) });
    })
      .on('error', reject)
      .end();
  });
}

function pairs(raw: Buffer): Record<string, string> {
  const lines = raw.toString().trim().split('\n');
  const entries = lines.flatMap((name, at) =>
    at % 2 === 0 ? [[name.toLowerCase(), lines[at + 1] ?? '']] : [],
  );
  return Object.fromEntries(entries);
}

const BAGGAGE =
  'tenant=north,note=mail%20to%20orla.quinn%40example.org,ssn=521384417,521-38-4417=1,b=2';
const TRACESTATE = 'a=1,mail=orla.quinn@example.org,521-38-4417=1,b=2';

describe('baggage and tracestate of a request', () => {
  it('go on redacted, over http, fetch, undici and queues; the application reads what came', async () => {
    const { sent, answer } = await exchange({ baggage: BAGGAGE, tracestate: TRACESTATE });
    const { again, ...job } = answer.job;
    for (const headers of [...sent, job, again as Record<string, string>]) {
      expect(headers).toMatchObject({
        baggage: 'tenant=north,note=mail%20to%20REDACTED,ssn=REDACTED,b=2',
        tracestate: 'a=1,b=2',
        traceparent: expect.stringContaining('4bf92f3577b34da6a3ce929d0e0e4736'),
      });
      expect(JSON.stringify(headers)).not.toMatch(/orla|38-4417|521384417/);
    }
    expect(answer.read).toBe('mail to orla.quinn@example.org');
  });

  it('go nowhere that LOG_PROPAGATE_TO does not name', async () => {
    const headers = { baggage: BAGGAGE, tracestate: TRACESTATE };
    const { sent } = await exchange(headers, { LOG_PROPAGATE_TO: '*.lumen.internal' });
    for (const each of sent) {
      for (const name of ['baggage', 'tracestate', 'traceparent', 'x-correlation-id']) {
        expect(each).not.toHaveProperty(name);
      }
    }
  });

  it('LOG_REDACTION_POLICY=secrets-only: an identifier stays, a secret goes', async () => {
    const { sent } = await exchange(
      { baggage: 'note=orla.quinn%40example.org,password=hunter2xyz' },
      { LOG_REDACTION_POLICY: 'secrets-only' },
    );
    for (const { baggage } of sent) {
      expect(baggage).toBe('note=orla.quinn%40example.org,password=REDACTED');
    }
  });
});

describe('an incoming X-Correlation-ID that redaction would take', () => {
  it.for([
    '521-38-4417',
    'MRN-40551441',
    'visit-521-38-4417',
    'orla.quinn@example.org',
    '4111-1111-1111-1111',
    `ghp_${'b2C3'.repeat(9)}`,
  ])('%s is replaced, not echoed and not sent on', async (id) => {
    const { echoed, sent, answer } = await exchange({ 'x-correlation-id': id });
    expect(echoed).toMatch(UUID);
    for (const headers of sent) expect(headers['x-correlation-id']).toBe(echoed);
    expect(answer.job['X-Correlation-ID']).toBe(echoed);
    expect((answer.job['again'] as Record<string, string>)['X-Correlation-ID']).toMatch(UUID);
  });

  it.for([
    'order-7f3a',
    '01JDQ8Z5W9V3N6E2K7M4T1R0XA',
    '1-67891233-abcdef012345678912345678',
    '4bf92f3577b34da6a3ce929d0e0e4736',
    'req_8f14e45fceea167a5a36dedd4bea2543',
    '7261958473920184576',
    'urn:uuid:6e8bc430-9c3a-11d9-9669-0800200c9a66',
    'dGhpcyBpcyBhIHJlcXVlc3Q=',
    'batch/2026-11-28/17',
  ])('%s is kept', async (id) => {
    const { echoed, sent } = await exchange({ 'x-correlation-id': id });
    expect(echoed).toBe(id);
    for (const headers of sent) expect(headers['x-correlation-id']).toBe(id);
  });
});
