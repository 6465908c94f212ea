import { setTimeout as sleep } from 'node:timers/promises';

/** A record as a log store returns it. */
export interface StoredRecord {
  readonly nanoseconds: bigint;
  readonly body: string;
  /** An attribute of the record or of its resource by its OpenTelemetry name; a text, as both stores keep it. */
  get(name: string): string | undefined;
}

/** Which records to ask for; nothing asks for all. */
export interface Wanted {
  readonly correlationId?: string;
  readonly service?: string;
}

/** One reader for each query language: what the tests ask is the same. */
export interface LogStore {
  readonly name: string;
  readonly url: string;
  /** Oldest first; one that came twice is there twice, unless the store itself dropped it. */
  find(wanted: Wanted): Promise<StoredRecord[]>;
}

const POLL_MS = 100;
/** Only a guard against hanging for ever, never a measure of speed. */
const HANG_GUARD_MS = 45_000;

/** The records of a request, once so many are there. */
export function recordsOfCorrelationId(
  store: LogStore,
  correlationId: string,
  count: number,
): Promise<StoredRecord[]> {
  return untilStored(store, { correlationId }, (found) => found.length >= count);
}

/** Asks until the predicate holds. */
export async function untilStored(
  store: LogStore,
  wanted: Wanted,
  holds: (found: StoredRecord[]) => boolean,
): Promise<StoredRecord[]> {
  const deadline = Date.now() + HANG_GUARD_MS;
  for (;;) {
    const found = await store.find(wanted);
    if (holds(found)) return found;
    if (Date.now() > deadline) {
      const bodies = JSON.stringify(found.map(({ body }) => body).slice(0, 20), null, 1);
      const asked = JSON.stringify(wanted);
      throw new Error(`${store.name} has ${found.length} of ${asked}: ${bodies}`);
    }
    await sleep(POLL_MS);
  }
}

/** What a record has under these names, to compare with what is expected. */
export function fieldsOf(
  record: StoredRecord | undefined,
  names: readonly string[],
): Record<string, string | undefined> {
  return Object.fromEntries(names.map((name) => [name, record?.get(name)]));
}
