import { beforeAll, describe, expect, it } from 'vitest';
import { setDiagnosticLevel } from '../../../../src/common/diagnostics.ts';
import { sumOf } from '../../../../src/delivery/spool/drop-counts.ts';
import {
  errorCode,
  FRAME_FLAG,
  type SpoolMode,
  Sweeper,
  sweepCandidates,
} from '../../../../src/delivery/spool/index.ts';
import { type Fault, SimulatedStorage } from './simulated-storage.ts';
import { readEntries, TestClock, TestProcess, textsOf } from './spool-world.ts';

const FAULTS: Fault[] = ['short', 'ENOSPC', 'EIO', 'EMFILE', 'EROFS'];
const MODES: SpoolMode[] = ['on', 'coalesced', 'fsync'];
/** A limit, in bytes, at which what the first process leaves has to be swept. */
const FULL = 2000;

interface Outcome {
  readonly appended: string[];
  readonly delivered: Set<string>;
  readonly dropped: number;
  readonly calls: number;
  readonly descriptorsLeft: number;
}

/** A short life of a spool: two processes, the second adopts the first, all is delivered. */
async function live(
  mode: SpoolMode,
  faultAt: SimulatedStorage['faultAt'],
  limitBytes = 1_000_000,
): Promise<Outcome> {
  const clock = new TestClock();
  const storage = new SimulatedStorage(() => clock.now());
  const appended: string[] = [];
  const delivered = new Set<string>();
  let dropped = 0;
  storage.faultAt = faultAt;

  const logFrom = (process: TestProcess, records: number) => {
    for (let count = 0; count < records; count += 1) {
      const text = `record ${appended.length} ${'x'.repeat((appended.length * 37) % 150)}`;
      appended.push(text);
      const flags = count % 5 === 4 ? FRAME_FLAG.audit : 0;
      process.append(text, 1 + ((count * 4) % 24), flags);
      if (count % 3 === 2) turn();
    }
  };
  const turn = () => {
    clock.endTurn();
    storage.settle();
    clock.pass(700);
  };
  const deliverFrom = (process: TestProcess, limit?: number) => {
    const readers = [...process.adopted, process.reader];
    const entries = readEntries(readers, limit);
    for (const text of textsOf(entries)) delivered.add(text);
    for (const { reader, entry } of entries) reader.delivered(entry);
    for (const reader of readers) reader.saveCursor();
  };
  const end = (process: TestProcess) => {
    process.writer.close();
    dropped += sumOf(process.writer.dropped);
    for (const reader of [...process.adopted, process.reader]) {
      reader.close();
      // An error without a code is no fault of the disk, but a descriptor used after its close.
      if (reader.lastError) expect(errorCode(reader.lastError)).not.toBe('');
    }
    clock.forget();
  };

  const first = new TestProcess(storage, clock, 1, 'boot', mode);
  logFrom(first, 12);
  deliverFrom(first, 5);
  logFrom(first, 4);
  const durable = first.writer.durable();
  for (let turns = 0; turns < 8; turns += 1) turn();
  await durable;
  end(first);

  clock.pass(61_000);
  const second = new TestProcess(storage, clock, 2, 'boot', mode);
  second.adopt();
  logFrom(second, 6);
  const drop = (severity: number, records: number) =>
    second.writer.countDrop('spool_full', severity, records);
  const sweeper = new Sweeper(storage, second.shared, limitBytes, drop);
  sweeper.sweep(sweepCandidates([...second.adopted, second.reader]));
  for (let round = 0; round < 4; round += 1) {
    deliverFrom(second);
    turn();
    second.adopt();
  }
  end(second);

  const calls = storage.calls;
  storage.faultAt = () => undefined;
  clock.pass(61_000);
  const last = new TestProcess(storage, clock, 3, 'boot', mode);
  last.adopt();
  last.adopt();
  deliverFrom(last);
  end(last);
  storage.settle();
  return { appended, delivered, dropped, calls, descriptorsLeft: storage.openDescriptors };
}

const lostOf = ({ appended, delivered }: Outcome) =>
  appended.filter((text) => !delivered.has(text));

describe.each(MODES)('mode %s', (mode) => {
  beforeAll(() => setDiagnosticLevel('error'));

  it('delivers everything where nothing fails', async () => {
    const outcome = await live(mode, () => undefined);
    expect(outcome.appended).toHaveLength(22);
    expect(lostOf(outcome)).toEqual([]);
    expect(outcome.dropped).toBe(0);
    expect(outcome.descriptorsLeft).toBe(0);
  });

  it('counts exactly what a sweep of a full spool costs', async () => {
    const outcome = await live(mode, () => undefined, FULL);
    expect(outcome.dropped).toBeGreaterThan(0);
    expect(lostOf(outcome)).toHaveLength(outcome.dropped);
  });

  it.each(FAULTS)('%s at any one call loses nothing that is not counted', async (fault) => {
    const { calls } = await live(mode, () => undefined);
    for (let failing = 0; failing < calls; failing += 1) {
      const outcome = await live(mode, (index) => (index === failing ? fault : undefined));
      const what = `call ${failing}`;
      expect(lostOf(outcome).length, what).toBeLessThanOrEqual(outcome.dropped);
      expect(outcome.descriptorsLeft, what).toBe(0);
    }
  });

  it.each(FAULTS)(
    '%s from any call on, for a while, loses nothing that is not counted',
    async (fault) => {
      const { calls } = await live(mode, () => undefined);
      for (let from = 0; from < calls; from += 7) {
        const during = (index: number) => (index >= from && index < from + 12 ? fault : undefined);
        const outcome = await live(mode, during, FULL);
        const what = `from call ${from}`;
        expect(lostOf(outcome).length, what).toBeLessThanOrEqual(outcome.dropped);
        expect(outcome.descriptorsLeft, what).toBe(0);
      }
    },
  );
});
