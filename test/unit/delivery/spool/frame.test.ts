import { describe, expect, it } from 'vitest';
import {
  buildFrame,
  FRAME_HEADER_BYTES,
  FRAME_KIND,
  frameEnd,
  readFrame,
} from '../../../../src/delivery/spool/frame.ts';
import {
  newSegmentName,
  parseSegmentName,
  segmentsAmong,
} from '../../../../src/delivery/spool/segment-name.ts';

describe('a frame', () => {
  it.each([1, 255, 65_536, 2 ** 32 - 1, 2 ** 32, 2 ** 40 + 12_345, 2 ** 48 - 1])(
    'gives back what was put in, with sequence %d',
    (sequence) => {
      const facts = { kind: FRAME_KIND.record, sequence, scope: 65_535, severity: 24, flags: 3 };
      const bytes = buildFrame(facts, Buffer.from('payload'), 0xfedcba98);
      expect(frameEnd(bytes, 0, bytes.length, 0xfedcba98)).toBe(FRAME_HEADER_BYTES + 7);
      const { payload, start, end, ...read } = readFrame(bytes, 0, bytes.length, 100);
      expect(read).toEqual(facts);
      expect(payload.toString()).toBe('payload');
      expect([start, end]).toEqual([100, 131]);
    },
  );

  it('is none in another segment: a block of the disk used again must not bring back old records', () => {
    const facts = { kind: FRAME_KIND.record, sequence: 1, scope: 0, severity: 9, flags: 0 };
    const bytes = buildFrame(facts, Buffer.from('payload'), 1);
    expect(frameEnd(bytes, 0, bytes.length, 2)).toBeLessThan(0);
  });

  it('has the layout that docs/delivery.md gives', () => {
    const facts = {
      kind: FRAME_KIND.record,
      sequence: 0x0102,
      scope: 0x0304,
      severity: 9,
      flags: 1,
    };
    const bytes = buildFrame(facts, Buffer.from([0xaa]), 0);
    const crc = bytes.subarray(4, 8).toString('hex');
    expect(bytes.toString('hex')).toBe(`4c520100${crc}01000000020100000000030104030900aa`);
  });
});

describe('a segment name', () => {
  it('gives back what was put in', () => {
    const name = newSegmentName(7, 123_456_789);
    expect(parseSegmentName(name.file)).toEqual(name);
    expect(name.file).toMatch(/^7-123456789-[0-9a-f]{8}\.segment$/);
  });

  it('sorts by thread and number, and other files are none', () => {
    const files = ['1-00000002-0a0a0a0a.segment', 'lease', '0-00000010-0a0a0a0a.segment'];
    const more = ['0-00000009-ffffffff.segment', '0-00000001-0a0a0a0a.segment.swept', '../x'];
    expect(
      segmentsAmong([...files, ...more]).map(({ thread, number }) => [thread, number]),
    ).toEqual([
      [0, 9],
      [0, 10],
      [1, 2],
    ]);
  });
});
