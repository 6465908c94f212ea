import http from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, it } from 'vitest';
import { recordOfFields } from '../../../examples/demo/victoria-logs.ts';
import { type LogStore, recordsOfCorrelationId } from '../../helpers/log-store/log-store.ts';
import { loki } from '../../helpers/log-store/loki.ts';
import { victoriaLogs } from '../../helpers/log-store/victoria-logs.ts';

const ID = 'c-1';
// As the two answered when asked for the records of a request.
const OF_LOKI = JSON.stringify({
  data: {
    result: [
      {
        stream: { service_name: 'media', correlation_id: ID, log_stream: 'app' },
        values: [['1760729531923500001', 'second']],
      },
      {
        stream: { service_name: 'hl7', correlation_id: ID },
        values: [['1760729531923500000', 'first']],
      },
    ],
  },
});
const OF_VICTORIALOGS = [
  {
    _time: '2025-10-17T19:32:11.923500001Z',
    _msg: 'second',
    'service.name': 'media',
    'correlation.id': ID,
    'log.stream': 'app',
  },
  { _time: '2025-10-17T19:32:11.9235Z', _msg: 'first', 'service.name': 'hl7', correlation_id: ID },
]
  .map((record) => JSON.stringify(record))
  .join('\n');

/** Answers each request with the same text; returns the queries it was asked. */
async function withServer(answer: string, use: (url: string) => Promise<void>): Promise<string[]> {
  const queries: string[] = [];
  const server = http.createServer(async (request, response) => {
    let body = '';
    for await (const chunk of request) body += chunk;
    const { searchParams } = new URL(request.url ?? '', 'http://localhost');
    queries.push(searchParams.get('query') ?? new URLSearchParams(body).get('query') ?? '');
    response.end(answer);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  try {
    await use(`http://127.0.0.1:${(server.address() as AddressInfo).port}`);
    return queries;
  } finally {
    server.close();
    server.closeAllConnections();
  }
}

const rows: { answer: string; reader: (url: string) => LogStore; query: string }[] = [
  { answer: OF_LOKI, reader: loki, query: '{service_name=~".+"} | correlation_id="c-1"' },
  {
    answer: OF_VICTORIALOGS,
    reader: victoriaLogs,
    query: '(correlation.id:="c-1" or correlation_id:="c-1")',
  },
];

it.for(rows)(
  'the same question gets the same answer: $query',
  async ({ answer, reader, query }) => {
    const queries = await withServer(answer, async (url) => {
      const found = await recordsOfCorrelationId(reader(url), ID, 2);
      expect(found.map(({ body }) => body)).toEqual(['first', 'second']);
      expect(found.map(({ nanoseconds }) => nanoseconds)).toEqual([
        1760729531923500000n,
        1760729531923500001n,
      ]);
      expect(found.map((record) => record.get('service.name'))).toEqual(['hl7', 'media']);
      expect(found[1]?.get('log.stream')).toBe('app');
    });
    expect(queries).toEqual([query]);
  },
);

it('a record of VictoriaLogs is shown as one of Loki', () => {
  const fields = {
    _time: '2025-10-17T19:32:11.9235Z',
    _msg: 'ORU^R01 sent',
    'service.name': 'media',
    severity_text: 'INFO',
    'correlation.id': ID,
  };
  expect(recordOfFields(fields)).toEqual({
    time: 1760729531923.5,
    service: 'media',
    level: 'info',
    message: 'ORU^R01 sent',
    traceId: '',
    correlationId: ID,
  });
});
