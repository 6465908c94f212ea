import { JsonLogsSerializer } from '@opentelemetry/otlp-transformer';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { jsonRequest } from '../../../../src/delivery/encoder/json-request.ts';
import { makeLogRecord } from '../../../helpers/log-records.ts';
import { arbitraryRecords, sayableTime } from './arbitrary-records.ts';
import { asSpooled } from './encoded.ts';
import { sameMeaning } from './json-meaning.ts';

const parsed = (bytes: Uint8Array) => JSON.parse(Buffer.from(bytes).toString());

const oneRecord = (body: unknown) => {
  const record = Object.create(makeLogRecord('text'), { body: { value: body } });
  return parsed(jsonRequest(asSpooled([record]))).resourceLogs[0].scopeLogs[0].logRecords[0];
};

describe('a JSON request made of encoded records', () => {
  it('means what the official one means', () => {
    fc.assert(
      fc.property(arbitraryRecords(sayableTime), (records) => {
        const official = parsed(JsonLogsSerializer.serializeRequest(records) as Uint8Array);
        expect(sameMeaning(parsed(jsonRequest(asSpooled(records))))).toEqual(sameMeaning(official));
      }),
    );
  });

  it('looks as OTLP/JSON asks', () => {
    const record = makeLogRecord('booked', { size: 12, part: 0.5, bytes: new Uint8Array([1, 2]) });
    const { resourceLogs } = parsed(jsonRequest(asSpooled([record])));
    expect(resourceLogs).toEqual([
      {
        resource: {
          attributes: [
            { key: 'service.name', value: { stringValue: 'media' } },
            { key: 'host.name', value: { stringValue: 'node-1' } },
          ],
          droppedAttributesCount: 0,
        },
        scopeLogs: [{ scope: { name: 'app', attributes: [] }, logRecords: [expect.anything()] }],
      },
    ]);
    expect(resourceLogs[0].scopeLogs[0].logRecords[0]).toEqual({
      timeUnixNano: '1760729531923000000',
      observedTimeUnixNano: expect.stringMatching(/^\d{19}$/),
      severityNumber: 9,
      body: { stringValue: 'booked' },
      attributes: [
        { key: 'size', value: { intValue: '12' } },
        { key: 'part', value: { doubleValue: 0.5 } },
        { key: 'bytes', value: { bytesValue: 'AQI=' } },
      ],
      droppedAttributesCount: 0,
      flags: 1,
      traceId: '4bf92f3577b34da6a3ce929d0e0e4736',
      spanId: '00f067aa0ba902b7',
    });
  });

  it.each([
    ['the smallest of 64 bits', -(2 ** 63), { intValue: '-9223372036854775808' }],
    ['one too large for 64 bits', 2 ** 63, { doubleValue: 2 ** 63 }],
    ['a negative zero', -0, { intValue: '0' }],
    ['not a number', Number.NaN, { doubleValue: 'NaN' }],
    ['infinite', Number.NEGATIVE_INFINITY, { doubleValue: '-Infinity' }],
    ['nothing', null, {}],
    [
      'an array with nothing in it',
      [1, undefined, 'x'],
      { arrayValue: { values: [{ intValue: '1' }, {}, { stringValue: 'x' }] } },
    ],
  ])('keeps a number or value that is %s', (_, body, expected) => {
    expect(oneRecord(body).body).toEqual(expected);
  });
});
