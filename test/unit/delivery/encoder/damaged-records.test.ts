import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  decodeLogRecord,
  decodeResource,
  decodeScope,
} from '../../../../src/delivery/encoder/json-messages.ts';
import { encodeLogRecord } from '../../../../src/delivery/encoder/log-record.ts';
import { MalformedMessageError } from '../../../../src/delivery/encoder/wire-reader.ts';
import { makeLogRecord } from '../../../helpers/log-records.ts';
import { encoded } from './encoded.ts';

const DECODERS = [
  (bytes: Buffer) => decodeLogRecord(bytes, 0, bytes.length),
  decodeResource,
  decodeScope,
];

/** Decodes, and lets nothing pass but a value or the one error there is. */
function decodeAll(bytes: Buffer): void {
  for (const decode of DECODERS) {
    try {
      decode(bytes);
    } catch (error) {
      expect(error).toBeInstanceOf(MalformedMessageError);
    }
  }
}

const decodeRecord = (bytes: Buffer) => decodeLogRecord(bytes, 0, bytes.length);
const record = encoded((...at) =>
  encodeLogRecord(
    makeLogRecord('text', { list: [1, 'two', { three: 0.5 }], long: 'a'.repeat(200) }),
    ...at,
  ),
);

describe('decoding what is no message', () => {
  it('ends with a value or with one kind of error, whatever the bytes', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 400 }), (bytes) => decodeAll(Buffer.from(bytes))),
      { numRuns: 2_000 },
    );
  });

  it('does so for a record with any byte changed', () => {
    for (let index = 0; index < record.length; index++) {
      for (const flip of [1, 0x80, 0xff]) {
        const damaged = Buffer.from(record);
        damaged[index] = (damaged[index] as number) ^ flip;
        decodeAll(damaged);
      }
    }
  });

  it('does so for a record cut off anywhere', () => {
    for (let end = 0; end < record.length; end++) decodeAll(record.subarray(0, end));
  });

  it.each([
    ['zeros', Buffer.alloc(64)],
    ['a length beyond the end', Buffer.from([0x2a, 0xff, 0xff, 0xff, 0xff, 0x0f])],
    ['a number that never ends', Buffer.alloc(40, 0xff)],
    ['a group, which OTLP has none of', Buffer.from([0x0b, 0x0c])],
    ['a message nested without end', nested(9_999)],
  ])('refuses %s', (_, bytes) => {
    expect(() => decodeRecord(bytes)).toThrow(MalformedMessageError);
  });

  it('passes over fields it does not know, as a newer version may write them', () => {
    const unknown = Buffer.from([
      0xa0, 0x06, 1, 0xa1, 0x06, 1, 2, 3, 4, 5, 6, 7, 8, 0xa2, 0x06, 2, 7, 7, 0xa5, 0x06, 1, 2, 3,
      4,
    ]);
    expect(decodeRecord(Buffer.concat([unknown, record, unknown]))).toEqual(decodeRecord(record));
  });
});

/** A body of arrays within arrays, an odd number of messages: 0x2a is body and array, 0x0a an item. */
function nested(levels: number): Buffer {
  let bytes = Buffer.alloc(0);
  const head = (tag: number, length: number) =>
    Buffer.from([tag, (length & 127) | 128, ((length >> 7) & 127) | 128, (length >> 14) & 127]);
  for (let level = 0; level < levels; level++) {
    bytes = Buffer.concat([head(level % 2 === 0 ? 0x2a : 0x0a, bytes.length), bytes]);
  }
  return Buffer.concat([head(0x2a, bytes.length), bytes]);
}
