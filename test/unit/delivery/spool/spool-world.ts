import type { SpoolClock } from '../../../../src/delivery/spool/clock.ts';
import { FRAME_KIND } from '../../../../src/delivery/spool/frame.ts';
import {
  adoptOrphans,
  attempt,
  newStreamId,
  type ProcessTable,
  SegmentWriter,
  type SegmentWriterOptions,
  SharedSpoolState,
  SpoolDirectory,
  type SpoolEntry,
  type SpoolMode,
  SpoolReader,
  type SpoolStorage,
} from '../../../../src/delivery/spool/index.ts';

export const ROOT = '/spool';
export const RESOURCE = Buffer.from('the resource');
export const SCOPE = Buffer.from('the scope');

/** Encodes a text; says honestly when it does not fit. */
export function encodeText(text: string, buffer: Buffer, offset: number): number {
  const end = offset + Buffer.byteLength(text);
  if (end <= buffer.length) buffer.write(text, offset);
  return end;
}

/** Time that passes when it is told to. */
export class TestClock implements SpoolClock {
  #now = 1_000_000;
  #timers: { at: number; run: () => void }[] = [];
  #turn: (() => void)[] = [];

  now(): number {
    return this.#now;
  }

  later(millis: number, run: () => void): void {
    this.#timers.push({ at: this.#now + millis, run });
  }

  atEndOfTurn(run: () => void): void {
    this.#turn.push(run);
  }

  /** The event loop comes round. */
  endTurn(): void {
    for (const run of this.#turn.splice(0)) run();
  }

  pass(millis: number): void {
    this.#now += millis;
    const due = this.#timers.filter((timer) => timer.at <= this.#now);
    this.#timers = this.#timers.filter((timer) => timer.at > this.#now);
    for (const { run } of due) run();
  }

  /** The process with its timers is gone. */
  forget(): void {
    this.#timers = [];
    this.#turn = [];
  }
}

/** A process with one logging thread and its shipper. */
export class TestProcess {
  readonly shared = new SharedSpoolState();
  readonly home: SpoolDirectory;
  readonly writer: SegmentWriter;
  readonly reader: SpoolReader;
  readonly adopted: SpoolReader[] = [];
  readonly #storage: SpoolStorage;
  readonly #processes: ProcessTable;
  readonly #clock: TestClock;

  constructor(
    storage: SpoolStorage,
    clock: TestClock,
    pid: number,
    boot: string,
    mode: SpoolMode,
    more: Partial<SegmentWriterOptions> = {},
  ) {
    this.#storage = storage;
    this.#clock = clock;
    this.#processes = {
      self: { pid, bootId: boot, pidNamespace: 'pid:[1]', startTime: `${pid}`, host: 'test' },
      startTimeOf: (number) => (number === pid ? `${pid}` : undefined),
    };
    this.home = new SpoolDirectory(storage, ROOT, newStreamId('test'), this.#processes);
    attempt(() => this.home.ensure());
    const { shared, home } = this;
    const own = { storage, home, shared, mode, clock, thread: 0, resource: RESOURCE };
    this.writer = new SegmentWriter({
      ...own,
      segmentBytes: 600,
      limitBytes: 1024 * 1024,
      ...more,
    });
    this.writer.defineScope(SCOPE);
    this.reader = new SpoolReader(storage, this.home.path, true, this.shared);
  }

  append(text: string, severity = 9, flags = 0) {
    return this.writer.append(text, severity, 0, flags, encodeText);
  }

  /** Adopts what dead processes left. */
  adopt(): void {
    const options = {
      storage: this.#storage,
      own: this.home,
      processes: this.#processes,
      shared: this.shared,
      limitBytes: 1024 * 1024,
      nowMillis: this.#clock.now(),
    };
    for (const path of adoptOrphans(options)) {
      this.adopted.push(new SpoolReader(this.#storage, path, false, this.shared));
    }
  }
}

/** Up to `limit` entries of these readers, each with its reader. */
export function readEntries(
  readers: readonly SpoolReader[],
  limit = Number.POSITIVE_INFINITY,
): { reader: SpoolReader; entry: SpoolEntry }[] {
  const found: { reader: SpoolReader; entry: SpoolEntry }[] = [];
  for (const reader of readers) {
    while (found.length < limit) {
      const entry = reader.next();
      if (!entry) break;
      // What a reader gives is a view that it may overwrite.
      const frame = { ...entry.frame, payload: Buffer.from(entry.frame.payload) };
      found.push({ reader, entry: { ...entry, frame } });
    }
  }
  return found;
}

/** The texts of the records among entries. */
export function textsOf(entries: readonly { entry: SpoolEntry }[]): string[] {
  return entries
    .filter(({ entry }) => entry.frame.kind === FRAME_KIND.record)
    .map(({ entry }) => entry.frame.payload.toString());
}
