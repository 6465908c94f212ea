import { describe, expect, it } from 'vitest';
import { FRAME_KIND } from '../../../../src/delivery/spool/frame.ts';
import { parseSegmentName } from '../../../../src/delivery/spool/segment-name.ts';
import { SegmentReader } from '../../../../src/delivery/spool/segment-reader.ts';
import { SimulatedStorage } from './simulated-storage.ts';
import { ROOT, TestClock, TestProcess } from './spool-world.ts';

const TEXTS = ['first', 'second '.repeat(12), '', 'fourth '.repeat(30), 'last'];

/** One segment with these records, as a writer leaves it. */
function segment(texts: readonly string[], ended = true): { bytes: Buffer; salt: number } {
  const storage = new SimulatedStorage();
  const process = new TestProcess(storage, new TestClock(), 1, 'boot', 'on', {
    segmentBytes: 100_000,
  });
  for (const text of texts) process.append(text);
  if (ended) process.writer.close();
  const [path, bytes] = storage.files('.segment')[0] as [string, Buffer];
  return { bytes, salt: parseSegmentName(path.slice(path.lastIndexOf('/') + 1))?.salt as number };
}

/** Reads these bytes as a segment. */
function read(bytes: Buffer, salt: number, isFinal = true) {
  const storage = new SimulatedStorage();
  const path = `${ROOT}/segment`;
  storage.close(storage.createFile(path));
  storage.overwrite(path, bytes);
  const reader = new SegmentReader(storage, path, salt);
  const texts: string[] = [];
  for (let frame = reader.next(isFinal); frame; frame = reader.next(isFinal)) {
    if (frame.kind === FRAME_KIND.record) texts.push(frame.payload.toString());
  }
  return { texts, damage: reader.damage, reader };
}

/** Where each record's frame begins and ends. */
function extents({ bytes, salt }: { bytes: Buffer; salt: number }) {
  const found: { start: number; end: number }[] = [];
  const storage = new SimulatedStorage();
  storage.close(storage.createFile(`${ROOT}/segment`));
  storage.overwrite(`${ROOT}/segment`, bytes);
  const reader = new SegmentReader(storage, `${ROOT}/segment`, salt);
  for (let frame = reader.next(true); frame; frame = reader.next(true)) {
    if (frame.kind === FRAME_KIND.record) found.push(frame);
  }
  return found;
}

describe('a damaged segment', () => {
  const whole = segment(TEXTS);
  const records = extents(whole);

  it('is read whole where nothing is damaged', () => {
    const { texts, damage } = read(whole.bytes, whole.salt);
    expect(texts).toEqual(TEXTS);
    expect(damage).toEqual({ places: 0, bytes: 0, tornBytes: 0 });
  });

  it('costs the frame with a flipped bit and no other, at every bit of every byte', () => {
    for (let at = 0; at < whole.bytes.length * 8; at += 1) {
      const bytes = Buffer.from(whole.bytes);
      bytes[at >> 3] = (bytes[at >> 3] as number) ^ (1 << (at & 7));
      const hit = records.findIndex(({ start, end }) => at >> 3 >= start && at >> 3 < end);
      const { texts, damage } = read(bytes, whole.salt);
      expect(texts, `bit ${at}`).toEqual(TEXTS.filter((_, index) => index !== hit));
      expect(damage.bytes + damage.tornBytes, `bit ${at}`).toBeGreaterThan(0);
    }
  });

  it('keeps every frame before the place where it was cut', () => {
    for (let length = 0; length < whole.bytes.length; length += 1) {
      const left = records.filter(({ end }) => end <= length).length;
      const { texts } = read(whole.bytes.subarray(0, length), whole.salt);
      expect(texts, `cut at ${length}`).toEqual(TEXTS.slice(0, left));
    }
  });

  it('gives the frames around a hole of zeros', () => {
    for (let from = 0; from < whole.bytes.length; from += 3) {
      const bytes = Buffer.from(whole.bytes).fill(0, from, Math.min(from + 64, whole.bytes.length));
      const untouched = records.map(({ start, end }) => end <= from || start >= from + 64);
      const { texts } = read(bytes, whole.salt);
      expect(texts, `hole at ${from}`).toEqual(TEXTS.filter((_, index) => untouched[index]));
    }
  });

  it('is no error where it is empty, zeros only, or something else altogether', () => {
    expect(read(Buffer.alloc(0), 1).texts).toEqual([]);
    expect(read(Buffer.alloc(10_000), 1).damage).toMatchObject({ places: 1, bytes: 10_000 });
    expect(read(Buffer.from('LR\u0001\u0000'.repeat(5000)), 1).texts).toEqual([]);
  });

  it('does not take what a record contains for a frame, if the record itself is damaged', () => {
    const forged = Buffer.from(segment(['forged']).bytes)
      .subarray(28)
      .toString('latin1');
    const outer = segment([forged, 'behind it'], true);
    const place = extents(outer)[0] as { start: number };
    outer.bytes[place.start + 8] = 0xff;
    expect(read(outer.bytes, outer.salt).texts).toEqual(['behind it']);
  });
});

describe('a segment that is still written', () => {
  const open = segment(TEXTS, false);
  const records = extents(open);

  it('holds back an unfinished frame, whatever part of it is there, and counts no damage', () => {
    const { start, end } = records.at(-1) as { start: number; end: number };
    for (let length = start; length < end; length += 1) {
      const { texts, damage } = read(open.bytes.subarray(0, length), open.salt, false);
      expect(texts).toEqual(TEXTS.slice(0, -1));
      expect(damage).toEqual({ places: 0, bytes: 0, tornBytes: 0 });
    }
  });

  it('gives the frame once the rest has come', () => {
    const storage = new SimulatedStorage();
    const path = `${ROOT}/segment`;
    const file = storage.createFile(path);
    const reader = new SegmentReader(storage, path, open.salt);
    const found: string[] = [];
    for (const byte of open.bytes) {
      storage.write(file, Buffer.of(byte), 0, 1);
      const frame = reader.next(false);
      if (frame?.kind === FRAME_KIND.record) found.push(frame.payload.toString());
    }
    expect(found).toEqual(TEXTS);
  });

  it('does not wait for ever behind a frame whose length was damaged', () => {
    const bytes = Buffer.from(open.bytes);
    bytes[(records[1] as { start: number }).start + 10] = 0x7f;
    const { texts, damage } = read(bytes, open.salt, false);
    expect(texts).toEqual(TEXTS.filter((_, index) => index !== 1));
    expect(damage.places).toBe(1);
  });
});
