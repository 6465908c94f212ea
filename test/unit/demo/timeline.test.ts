import { expect, it } from 'vitest';
import { recordsOfStreams } from '../../../examples/demo/loki.ts';
import { recordsOfRequest } from '../../../examples/demo/otlp-json.ts';
import { recordsOfJourney, timelineRows } from '../../../examples/demo/timeline.ts';

const TRACE_ID = '4bf92f3577b34da6a3ce929d0e0e4736';
const RECORD = {
  time: 1760729531923.5,
  service: 'media',
  level: 'info',
  message: 'ORU^R01 sent',
  traceId: TRACE_ID,
  correlationId: 'c-1',
};

it('reads a record from an OTLP/JSON request', () => {
  const request = {
    resourceLogs: [
      {
        resource: { attributes: [{ key: 'service.name', value: { stringValue: 'media' } }] },
        scopeLogs: [
          {
            logRecords: [
              {
                timeUnixNano: '1760729531923500000',
                severityText: 'INFO',
                body: { stringValue: 'ORU^R01 sent' },
                attributes: [{ key: 'correlation.id', value: { stringValue: 'c-1' } }],
                traceId: TRACE_ID,
              },
            ],
          },
        ],
      },
    ],
  };
  expect(recordsOfRequest(JSON.stringify(request))).toEqual([RECORD]);
});

it('reads the same record from an answer of Loki', () => {
  const stream = {
    service_name: 'media',
    severity_text: 'INFO',
    correlation_id: 'c-1',
    trace_id: TRACE_ID,
  };
  const values: [string, string][] = [['1760729531923500000', 'ORU^R01 sent']];
  expect(recordsOfStreams([{ stream, values }])).toEqual([RECORD]);
});

it('aligns the rows, counts from the first record, and keeps to one line each', () => {
  const later = {
    ...RECORD,
    time: RECORD.time + 12.25,
    service: 'hl7',
    traceId: '',
    message: 'a\rb',
  };
  expect(timelineRows([RECORD, later], 80)).toEqual([
    '    +0 ms  media  info  4bf92f35  ORU^R01 sent',
    '   +12 ms  hl7    info  –         a',
  ]);
});

it('waits until every service is there and no more records follow', async () => {
  const answers = [[RECORD], [RECORD, { ...RECORD, service: 'hl7', time: 1 }]];
  const source = {
    describe: () => '',
    byCorrelationId: async () =>
      answers.shift() ?? [RECORD, { ...RECORD, service: 'hl7', time: 1 }],
    stored: async () => [],
  };
  const records = await recordsOfJourney(source, 'c-1', ['media', 'hl7']);
  expect(records.map(({ service }) => service)).toEqual(['hl7', 'media']);
});
