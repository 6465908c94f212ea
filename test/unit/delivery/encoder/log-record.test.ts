import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { encodeLogRecord } from '../../../../src/delivery/encoder/log-record.ts';
import {
  encodeResource,
  encodeScope,
} from '../../../../src/delivery/encoder/resource-and-scope.ts';
import { makeLogRecord } from '../../../helpers/log-records.ts';
import { anyTime, arbitraryRecords } from './arbitrary-records.ts';
import { encoded, fieldsOf, officialParts } from './encoded.ts';

const everyRecord = arbitraryRecords(anyTime);

describe('a record encoded for the spool', () => {
  it('has the bytes that the official serialiser puts into its request', () => {
    fc.assert(
      fc.property(everyRecord, (records) => {
        for (const record of records) {
          const bytes = encoded((...at) => encodeLogRecord(record, ...at));
          expect(bytes.equals(officialParts(record).record)).toBe(true);
        }
      }),
      { numRuns: 300 },
    );
  });

  it.each([
    ['before 1970', [-1, 5]],
    ['a nanosecond before the end of its 64 bits', [18_446_744_073, 709_551_614]],
    ['beyond them', [18_446_744_073, 709_551_616]],
    ['in parts of a nanosecond', [1_760_729_531, 923_000_000.75]],
  ] as const)('has the same time, %s', (_, [seconds, nanoseconds]) => {
    const hrTime: [number, number] = [seconds, nanoseconds];
    const record = Object.create(makeLogRecord('text'), { hrTime: { value: hrTime } });
    const bytes = encoded((...at) => encodeLogRecord(record, ...at));
    expect(bytes.toString('hex')).toBe(officialParts(record).record.toString('hex'));
  });

  // Where UTF-8 or what surrounds it needs a longer length than the string's own units suggest.
  it.each([127, 128, 5_461, 5_462, 8_192, 16_377, 16_380, 16_384, 70_000, 2_097_150])(
    'has the same bytes with texts and keys of %i units',
    (length) => {
      for (const character of ['a', 'é', '語']) {
        const text = character.repeat(length);
        const record = Object.create(makeLogRecord('text', { [text.slice(0, 300)]: text }), {
          body: { value: { nested: text, list: [text] } },
        });
        const bytes = encoded((...at) => encodeLogRecord(record, ...at));
        expect(bytes.equals(officialParts(record).record)).toBe(true);
      }
    },
  );

  it('has the same bytes with more keys than are remembered, and with every kind of key', () => {
    const keys = Array.from({ length: 1_500 }, (_, n) => `${'ключ'.repeat(n % 20)}${n}`);
    const body = Object.fromEntries(keys.map((key, index) => [key, index]));
    const record = Object.create(makeLogRecord('text'), { body: { value: body } });
    for (let time = 0; time < 2; time++) {
      const bytes = encoded((...at) => encodeLogRecord(record, ...at));
      expect(bytes.equals(officialParts(record).record)).toBe(true);
    }
  });

  it('leaves the bytes before its offset and behind its end alone', () => {
    const record = makeLogRecord('text', { 'http.route': '/patients/:id', size: 12 });
    const length = encoded((...at) => encodeLogRecord(record, ...at)).length;
    const buffer = Buffer.alloc(length + 20, 0xee);
    expect(encodeLogRecord(record, buffer, 10)).toBe(10 + length);
    expect(buffer.subarray(0, 10)).toEqual(Buffer.alloc(10, 0xee));
    expect(buffer.subarray(10 + length)).toEqual(Buffer.alloc(10, 0xee));
  });

  it('says in every buffer that is too small how large one must be', () => {
    const record = makeLogRecord('é'.repeat(90), {
      long: 'a'.repeat(200),
      part: 0.5,
      bytes: new Uint8Array(30),
      nested: { list: [1, 'two', { three: '語'.repeat(40) }] },
    });
    const { length } = encoded((...at) => encodeLogRecord(record, ...at));
    for (let room = 0; room < length; room++) {
      expect(encodeLogRecord(record, Buffer.alloc(room), 0)).toBe(length);
    }
    expect(encodeLogRecord(record, Buffer.alloc(length), 0)).toBe(length);
  });

  it('is refused with a RangeError where it contains itself', () => {
    const cycle: Record<string, unknown> = {};
    cycle['self'] = cycle;
    const record = Object.create(makeLogRecord('text'), { body: { value: cycle } });
    expect(() => encodeLogRecord(record, Buffer.alloc(1_000), 0)).toThrow(RangeError);
  });
});

describe('a resource and a scope encoded for the spool', () => {
  it('have the bytes of the official request, and the schema URLs beside them', () => {
    fc.assert(
      fc.property(everyRecord, (records) => {
        for (const record of records) {
          const official = officialParts(record);
          const resource = encoded((...at) => encodeResource(record.resource, ...at));
          const scope = encoded((...at) => encodeScope(record.instrumentationScope, ...at));
          expect(fieldsOf(resource, 1)).toEqual([official.resource]);
          expect(fieldsOf(resource, 3)).toEqual(official.resourceSchema);
          expect(fieldsOf(scope, 1)).toEqual([official.scope]);
          expect(fieldsOf(scope, 3)).toEqual(official.scopeSchema);
        }
      }),
    );
  });
});
