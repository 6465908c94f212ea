import { request } from 'node:http';
import { describe, expect } from 'vitest';
import type { ReceivedLog } from '../helpers/otlp-receiver.ts';
import { it } from '../helpers/preload-test.ts';
import { type RunningApp, runApp } from '../helpers/run-app.ts';

const TRACE_ID = '4bf92f3577b34da6a3ce929d0e0e4736';
const TRACEPARENT = `00-${TRACE_ID}-00f067aa0ba902b7-01`;
const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;
const PATHS = ['/http', '/fetch', '/undici'];

/** Sends one request, which this process neither traces nor correlates; resolves with the ID on the response. */
function send(port: string, id: string | undefined): Promise<string | undefined> {
  const headers = {
    traceparent: TRACEPARENT,
    ...(id === undefined ? {} : { 'x-correlation-id': id }),
  };
  return new Promise((resolve, reject) => {
    request({ host: '127.0.0.1', port, headers }, (response) => {
      response.resume();
      response.on('end', () => resolve(response.headers['x-correlation-id'] as string | undefined));
    })
      .on('error', reject)
      .end();
  });
}

async function ask(running: RunningApp, id: string | undefined): Promise<string | undefined> {
  const [, port = ''] = await running.untilOutput(/listening on (\d+)/);
  const echoed = await send(port, id);
  running.child.kill('SIGTERM');
  return echoed;
}

const backRecords = (records: ReceivedLog[]): ReceivedLog[] =>
  records.filter(({ body }) => String(body).startsWith('back '));

describe('a chain of two services over http, fetch and undici', () => {
  it.for([
    { given: 'an ID', id: 'order-7f3a', kept: true },
    { given: 'no ID', id: undefined, kept: false },
    { given: 'a malformed ID', id: 'a b"<script>', kept: false },
    { given: 'an ID that is too long', id: 'x'.repeat(129), kept: false },
    { given: "somebody's e-mail address", id: 'jane@example.org', kept: false },
  ])(
    '$given: one ID on the response and on all three calls',
    async ({ id, kept }, { receiver }) => {
      let echoed: string | undefined;
      const { code } = await runApp({
        flag: 'require',
        app: 'chain.cjs',
        receiver,
        during: async (running) => {
          echoed = await ask(running, id);
        },
      });
      expect(code).toBe(0);
      if (kept) expect(echoed).toBe(id);
      else expect(echoed).toMatch(UUID);
      const back = backRecords(await receiver.waitForLogs((all) => backRecords(all).length === 3));
      expect(back.map(({ body }) => body)).toEqual(PATHS.map((path) => `back ${path}`));
      for (const { attributes, traceId } of back) {
        expect(attributes['received']).toBe(echoed);
        expect(attributes['correlation.id']).toBe(echoed);
        expect(traceId).toBe(TRACE_ID);
        expect(attributes['parent']).toContain(TRACE_ID);
      }
    },
  );

  it('LOG_PROPAGATE_TO: a host that is not named is sent neither header', async ({ receiver }) => {
    await runApp({
      flag: 'require',
      app: 'chain.cjs',
      receiver,
      env: { LOG_PROPAGATE_TO: '*.lumen.internal' },
      during: async (running) => {
        await ask(running, 'order-7f3a');
      },
    });
    const back = backRecords(await receiver.waitForLogs((all) => backRecords(all).length === 3));
    expect(back.map(({ attributes }) => [attributes['received'], attributes['parent']])).toEqual(
      PATHS.map(() => ['', '']),
    );
  });
});
