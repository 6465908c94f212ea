import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { BufferPool } from '../../../../src/delivery/shipping/buffer-pool.ts';
import { RequestMemory } from '../../../../src/delivery/shipping/record-copies.ts';
import { SpoolSource } from '../../../../src/delivery/shipping/spool-source.ts';
import {
  type EntryPlace,
  FRAME_KIND,
  type SpoolEntry,
  type SpoolReader,
} from '../../../../src/delivery/spool/index.ts';

const LIMITS = { records: 3, bytes: 1_000_000 };

function entryOf(sequence: number, thread = 0, size = 10): SpoolEntry {
  const payload = Buffer.alloc(size, 1);
  const facts = { kind: FRAME_KIND.record, scope: 0, severity: 9, flags: 0 };
  const frame = { ...facts, sequence, payload, start: sequence, end: sequence + 1 };
  return {
    thread,
    segment: 1,
    end: sequence,
    frame,
    resource: Buffer.alloc(0),
    scope: Buffer.alloc(0),
  };
}

/** A reader that gives these entries, and tells what it is told. */
function sourceOf(entries: SpoolEntry[], memory = new RequestMemory(new BufferPool())) {
  const told: string[] = [];
  const reader = {
    directory: '/spool/media-0123456789abcdef',
    next: () => entries.shift(),
    delivered: ({ thread, end }: EntryPlace) => told.push(`${thread}:${end}`),
    saveCursor: () => told.push('saved') > 0,
  };
  return {
    told,
    source: new SpoolSource(reader as unknown as SpoolReader, true, memory),
  };
}

function batchesOf(source: SpoolSource) {
  const batches = [];
  while (source.fill(LIMITS) || source.hasForming) batches.push(source.take(LIMITS));
  return batches;
}

describe('SpoolSource', () => {
  it('cuts requests of so many records', () => {
    const { source } = sourceOf([1, 2, 3, 4, 5, 6, 7].map((n) => entryOf(n)));
    const sizes = batchesOf(source).map(({ records }) => records.length);
    expect(sizes).toEqual([3, 3, 1]);
  });

  it('cuts requests of so many bytes, and keeps what is too much for the next', () => {
    const { source } = sourceOf([1, 2, 3].map((n) => entryOf(n, 0, 400)));
    const limits = { records: 10, bytes: 1000 };
    expect(source.fill(limits)).toBe(true);
    expect(source.take(limits).records).toHaveLength(2);
    expect(source.hasForming).toBe(true);
    expect(source.take(limits).records).toHaveLength(1);
  });

  it('moves the cursor only over what has nothing unsettled before it', () => {
    const { source, told } = sourceOf([1, 2, 3, 4, 5, 6, 7].map((n) => entryOf(n)));
    const [first, second, third] = batchesOf(source);
    if (!first || !second || !third) throw new Error('three requests');
    source.settle(third);
    source.settle(second);
    expect(told).toEqual([]);
    expect(source.isSettled).toBe(false);
    source.settle(first);
    expect(told).toEqual(['0:3', '0:6', '0:7', 'saved']);
    expect(source.isSettled).toBe(true);
  });

  it('tells the last of each thread', () => {
    const { source, told } = sourceOf([entryOf(1, 0), entryOf(1, 4), entryOf(2, 0)]);
    for (const batch of batchesOf(source)) source.settle(batch);
    expect(told).toEqual(['0:2', '4:1', 'saved']);
  });

  it('sends a loss notice as a record that says what is missing', () => {
    const notice = entryOf(9);
    const payload = Buffer.from(
      JSON.stringify({ dropped: { spool_full: { debug: 5, info: 2 } }, from: 0, to: 1000 }),
    );
    const frame = { ...notice.frame, kind: FRAME_KIND.lossNotice, payload };
    const { source } = sourceOf([{ ...notice, frame }]);
    const [batch] = batchesOf(source);
    const text = batch?.records[0]?.bytes.toString('latin1') ?? '';
    expect(text).toContain('7 log records were dropped before delivery');
    expect(text).toContain('lumen.spool.dropped.spool_full.debug');
    expect(text).toContain('media-0123456789abcdef-0:loss-9');
  });

  it('knows where a request ended whose memory other requests use by now', () => {
    const { source, told } = sourceOf(Array.from({ length: 9 }, (_, n) => entryOf(n + 1)));
    source.fill(LIMITS);
    const first = source.take(LIMITS);
    source.fill(LIMITS);
    const second = source.take(LIMITS);
    source.settle(second);
    source.fill(LIMITS);
    source.take(LIMITS);
    source.settle(first);
    expect(told).toEqual(['0:3', '0:6', 'saved']);
  });

  it('moves each cursor forward only, in whatever order requests of several sources end', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 1, max: 60 }), { minLength: 1, maxLength: 4 }),
        fc.array(fc.nat(), { minLength: 200, maxLength: 200 }),
        (sizes, choices) => {
          const memory = new RequestMemory(new BufferPool());
          const sources = sizes.map((size) => ({
            ...sourceOf(
              Array.from({ length: size }, (_, n) => entryOf(n + 1)),
              memory,
            ),
            size,
          }));
          const underWay: ReturnType<SpoolSource['take']>[] = [];
          for (const choice of choices) {
            const one = sources[choice % sources.length];
            if (choice % 3 > 0 && one && (one.source.fill(LIMITS) || one.source.hasForming)) {
              underWay.push(one.source.take(LIMITS));
            }
            const [ended] = underWay.splice(choice % 7, choice % 3 === 1 ? 0 : 1);
            ended?.source.settle(ended);
          }
          for (const batch of underWay.splice(0)) batch.source.settle(batch);
          for (const { source } of sources)
            for (const batch of batchesOf(source)) source.settle(batch);
          for (const { told, size } of sources) {
            const ends = told
              .filter((each) => each !== 'saved')
              .map((each) => Number(each.slice(2)));
            expect(ends).toEqual([...ends].sort((a, b) => a - b));
            expect(ends.at(-1)).toBe(size);
          }
        },
      ),
    );
  });
});
