import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type RunningService, startService } from './fixtures/start-service.ts';

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;
const CALLS = [
  'http.get(url)',
  'http.get(URL)',
  'http.request(options)',
  'http.request with an agent',
  'http.request with a header array',
  'fetch',
  'undici.request',
];

type Received = Record<string, Record<string, string | undefined>>;
type Seen = {
  records: { body: string; id?: string; traceId?: string }[];
  spans: { kind: number; id?: string; traceId: string }[];
};

const get = async (service: RunningService, path: string, headers: Record<string, string> = {}) => {
  const response = await fetch(service.url + path, { headers });
  expect(response.status).toBe(200);
  return {
    id: response.headers.get('x-correlation-id'),
    headers: response.headers,
    body: (await response.json()) as Received & Record<string, unknown>,
  };
};
const idsOf = (received: Received) => CALLS.map((call) => received[call]?.['x-correlation-id']);
const parentsOf = (received: Received) => CALLS.map((call) => received[call]?.['traceparent']);

describe('a chain of two services', () => {
  let front: RunningService;
  let back: RunningService;
  beforeAll(async () => {
    back = await startService();
    front = await startService({ next: back.url });
  });
  afterAll(() => {
    front?.stop();
    back?.stop();
  });

  test('a given ID is on the response and on every outgoing call', async () => {
    const { id, body } = await get(front, '/chain', { 'X-Correlation-ID': 'given-1' });
    expect(id).toBe('given-1');
    expect(Object.keys(body)).toEqual(CALLS);
    expect(idsOf(body)).toEqual(CALLS.map(() => 'given-1'));
    for (const parent of parentsOf(body))
      expect(parent).toMatch(/^00-[0-9a-f]{32}-[0-9a-f]{16}-01$/);
    expect(body['http.request with a header array']?.['x-flat']).toBe('yes');
  });

  test.each([
    ['missing', {}],
    ['too long', { 'X-Correlation-ID': 'x'.repeat(129) }],
    ['of several values', { 'X-Correlation-ID': 'a, b' }],
    ['markup', { 'X-Correlation-ID': '<script>' }],
    ['an e-mail address', { 'X-Correlation-ID': 'jane@example.org' }],
    ['a social security number', { 'X-Correlation-ID': '123-45-6789' }],
  ])('an ID that is %s is replaced by one new UUID everywhere', async (_name, headers) => {
    const { id, body } = await get(front, '/chain', headers);
    expect(id).toMatch(UUID);
    expect(idsOf(body)).toEqual(CALLS.map(() => id));
  });

  test('one ID and one trace go through both services, in records and spans', async () => {
    const { body } = await get(front, '/deep', { 'X-Correlation-ID': 'deep-1' });
    expect(body['id']).toBe('deep-1');
    const seen = (await get(back, '/seen')).body as unknown as Seen;
    const record = seen.records.find(({ id }) => id === 'deep-1');
    expect(record?.body).toBe('chain');
    const own = (await get(front, '/seen')).body as unknown as Seen;
    const traces = [...own.spans, ...seen.spans].filter(({ id }) => id === 'deep-1');
    expect(traces.length).toBeGreaterThan(2);
    expect(new Set(traces.map(({ traceId }) => traceId))).toEqual(new Set([record?.traceId]));
  });

  test('a header that the application set itself wins', async () => {
    const { id, body } = await get(front, '/explicit', { 'X-Correlation-ID': 'given-2' });
    expect(id).toBe('given-2');
    expect(idsOf(body)).toEqual(CALLS.map(() => 'own-1'));
  });

  test('a trace header passed on by the application is replaced, not doubled', async () => {
    const traceId = 'a'.repeat(32);
    const traceparent = `00-${traceId}-${'b'.repeat(16)}-01`;
    const { body } = await get(front, '/proxy', { traceparent, tracestate: 'a=1', baggage: 'k=v' });
    for (const call of CALLS) {
      expect(body[call]?.['traceparent']).toMatch(
        new RegExp(`^00-${traceId}-(?!b{16})[0-9a-f]{16}-01$`),
      );
      expect(body[call]?.['tracestate']).toBe('a=1');
      expect(body[call]?.['baggage']).toBe('k=v');
    }
  });

  test('the ID survives await, timers, streams and event emitters', async () => {
    const response = await fetch(`${front.url}/async`, {
      method: 'POST',
      body: 'some data',
      headers: { 'X-Correlation-ID': 'async-1' },
    });
    expect(response.status).toBe(200);
    const { records } = (await get(front, '/seen')).body as unknown as Seen;
    const bodies = records.filter(({ id }) => id === 'async-1').map(({ body }) => body);
    expect(bodies.sort()).toEqual(
      [
        'sync',
        'await',
        'timers/promises',
        'setTimeout',
        'setImmediate',
        'nextTick',
        'queueMicrotask',
        'event emitter',
        'stream',
        'stream consumer',
        'request data',
        'request end',
      ].sort(),
    );
  });

  test('a job runs under its own ID', async () => {
    const { body } = await get(front, '/job', { 'X-Correlation-ID': 'given-3' });
    expect(body['id']).toBe('job-7');
    expect(body['outgoing']?.['x-correlation-id']).toBe('job-7');
  });

  test('concurrent requests keep their IDs apart', async () => {
    const ids = Array.from({ length: 30 }, (_, index) => `concurrent-${index}`);
    const answers = await Promise.all(
      ids.map((id) => get(front, '/chain', { 'X-Correlation-ID': id })),
    );
    for (const [index, { id, body }] of answers.entries()) {
      expect(id).toBe(ids[index]);
      expect(new Set(idsOf(body))).toEqual(new Set([ids[index]]));
    }
  });

  describe('the response', () => {
    test.each(['/write-head', '/write-head-flat', '/write-head-pairs'])('of %s', async (path) => {
      const { id, headers } = await get(front, path, { 'X-Correlation-ID': 'given-4' });
      expect(id).toBe('given-4');
      expect(headers.get('x-a')).toBe('1');
      const cookies = path === '/write-head' ? [] : ['a=1', 'b=2'];
      expect(headers.getSetCookie()).toEqual(cookies);
    });

    test('an ID that the application sets wins', async () => {
      expect((await get(front, '/own-set')).id).toBe('own-2');
      expect((await get(front, '/own-array')).id).toBe('own-3');
    });

    test('a mistake of the application stays the error it was', async () => {
      expect((await get(front, '/write-head-odd')).body['code']).toBe('ERR_INVALID_ARG_VALUE');
    });
  });
});

describe('propagation targets', () => {
  let front: RunningService;
  let back: RunningService;
  beforeAll(async () => {
    back = await startService();
    front = await startService({ next: back.url, propagateTo: ['127.0.0.*'] });
  });
  afterAll(() => {
    front?.stop();
    back?.stop();
  });
  const TRACE = { traceparent: `00-${'a'.repeat(32)}-${'b'.repeat(16)}-01`, baggage: 'k=v' };

  test('an allowed host gets all headers', async () => {
    const { body } = await get(front, '/chain', { 'X-Correlation-ID': 'given-5', ...TRACE });
    expect(idsOf(body)).toEqual(CALLS.map(() => 'given-5'));
    expect(parentsOf(body).every(Boolean)).toBe(true);
  });

  test('another host gets none', async () => {
    const { id, body } = await get(front, '/other-host', {
      'X-Correlation-ID': 'given-6',
      ...TRACE,
    });
    expect(id).toBe('given-6');
    for (const call of CALLS) {
      expect(body[call]).toBeDefined();
      expect(body[call]).not.toHaveProperty('x-correlation-id');
      expect(body[call]).not.toHaveProperty('traceparent');
      expect(body[call]).not.toHaveProperty('baggage');
    }
  });

  test('a redirect to another host takes none along', async () => {
    const { body } = await get(front, '/redirect', { 'X-Correlation-ID': 'given-7', ...TRACE });
    expect(body['headers']).toMatchObject({ host: expect.stringMatching(/^localhost/) });
    expect(body['headers']).not.toHaveProperty('x-correlation-id');
    expect(body['headers']).not.toHaveProperty('traceparent');
  });

  test('an inject of the application always works', async () => {
    const { body } = await get(front, '/manual', { 'X-Correlation-ID': 'given-8', ...TRACE });
    expect(body).toMatchObject({ 'X-Correlation-ID': 'given-8', baggage: 'k=v' });
    expect(body['traceparent']).toMatch(/^00-a{32}-/);
  });

  test('nothing sampled: the same', async () => {
    const off = await startService({ next: back.url, propagateTo: ['127.0.0.1'], sampler: 'off' });
    try {
      const allowed = await get(off, '/chain', { 'X-Correlation-ID': 'given-9' });
      expect(allowed.id).toBe('given-9');
      expect(idsOf(allowed.body)).toEqual(CALLS.map(() => 'given-9'));
      for (const parent of parentsOf(allowed.body)) expect(parent).toMatch(/-00$/);
      const { body } = await get(off, '/other-host', { 'X-Correlation-ID': 'given-9' });
      expect(idsOf(body)).toEqual(CALLS.map(() => undefined));
      expect(parentsOf(body)).toEqual(CALLS.map(() => undefined));
      const { records } = (await get(off, '/seen')).body as unknown as Seen;
      expect(records.find((record) => record.id === 'given-9')?.traceId).toMatch(/^[0-9a-f]{32}$/);
    } finally {
      off.stop();
    }
  });
});

describe('settings', () => {
  test('correlation off: trace context alone', async () => {
    const back = await startService();
    const front = await startService({ enabled: false, next: back.url });
    try {
      const { id, body } = await get(front, '/chain', { 'X-Correlation-ID': 'given-10' });
      expect(id).toBeNull();
      expect(idsOf(body)).toEqual(CALLS.map(() => undefined));
      expect(parentsOf(body).every(Boolean)).toBe(true);
      const seen = (await get(front, '/seen')).body as unknown as Seen;
      expect([...seen.records, ...seen.spans].filter((each) => each.id !== undefined)).toEqual([]);
    } finally {
      front.stop();
      back.stop();
    }
  });

  test('another header', async () => {
    const service = await startService({ header: 'X-Request-ID' });
    try {
      const { headers, id } = await get(service, '/leaf', { 'x-request-id': 'given-11' });
      expect(headers.get('x-request-id')).toBe('given-11');
      expect(id).toBeNull();
    } finally {
      service.stop();
    }
  });
});

describe('https', () => {
  let directory: string;
  let front: RunningService;
  let back: RunningService;
  beforeAll(async () => {
    directory = mkdtempSync(join(tmpdir(), 'https-chain-'));
    const tls = selfSigned(directory);
    back = await startService({ tls });
    const trusted = { NODE_EXTRA_CA_CERTS: join(directory, 'cert.pem') };
    front = await startService({ next: back.url, propagateTo: [new URL(back.url).host] }, trusted);
  });
  afterAll(() => {
    front?.stop();
    back?.stop();
    rmSync(directory, { recursive: true });
  });

  test('the same ID and a trace parent arrive by every client', async () => {
    const { body } = await get(front, '/chain', { 'X-Correlation-ID': 'tls-1' });
    expect(idsOf(body)).toEqual(CALLS.map(() => 'tls-1'));
    expect(parentsOf(body).every(Boolean)).toBe(true);
  });

  test('another host gets nothing', async () => {
    const { body } = await get(front, '/other-host', { 'X-Correlation-ID': 'tls-2' });
    expect(Object.keys(body)).toEqual(CALLS);
    expect(idsOf(body)).toEqual(CALLS.map(() => undefined));
    expect(parentsOf(body)).toEqual(CALLS.map(() => undefined));
  });
});

function selfSigned(directory: string): { key: string; cert: string } {
  const [key, cert] = [join(directory, 'key.pem'), join(directory, 'cert.pem')];
  const names = 'subjectAltName=DNS:localhost,IP:127.0.0.1';
  const args = [
    'req',
    '-x509',
    '-newkey',
    'rsa:2048',
    '-nodes',
    '-days',
    '1',
    '-subj',
    '/CN=localhost',
  ];
  execFileSync('openssl', [...args, '-addext', names, '-keyout', key, '-out', cert], {
    stdio: 'pipe',
  });
  return { key: readFileSync(key, 'utf8'), cert: readFileSync(cert, 'utf8') };
}
