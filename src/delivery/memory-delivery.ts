import type { EncodedRecord } from './encoder/encoded-record.ts';
import { joinRequest, requestEnd } from './encoder/export-request.ts';
import { jsonRequest } from './encoder/json-request.ts';
import type { Shipper } from './shipper.ts';
import { FRAME_KIND, framesOf, type SegmentWriter } from './spool/index.ts';

const INTERVAL_MILLIS = 1000;
const REQUEST_BYTES = 1024 * 1024;

/**
 * Delivers records that could not be spooled, while the disk fails: out of the
 * writer's memory, by message to the shipper's thread, as without a spool.
 */
export class MemoryDelivery {
  readonly #writer: SegmentWriter;
  readonly #shipper: Shipper;
  readonly #batchSize: number;
  #timer: NodeJS.Timeout | undefined;

  constructor(writer: SegmentWriter, shipper: Shipper, batchSize: number) {
    this.#writer = writer;
    this.#shipper = shipper;
    this.#batchSize = batchSize;
  }

  /** Sends now and then until nothing waits in memory. */
  start(): void {
    if (this.#timer) return;
    this.#timer = setInterval(() => {
      this.send();
      if (this.#writer.isDegraded || this.#writer.inMemory > 0) return;
      clearInterval(this.#timer);
      this.#timer = undefined;
    }, INTERVAL_MILLIS).unref();
  }

  /** Hands over what waits, where there is room for it. */
  send(): void {
    if (this.#writer.inMemory === 0 || !this.#shipper.hasRoom) return;
    const image = this.#writer.takeFromMemory();
    if (!image) return;
    const records = recordsOf(image);
    const json = this.#shipper.protocolOf('logs') === 'http/json';
    const limits = { records: this.#batchSize, bytes: REQUEST_BYTES };
    for (let from = 0; from < records.length; ) {
      const end = requestEnd(records, from, limits);
      const part = records.slice(from, end);
      const bytes = json ? jsonRequest(part) : joinRequest(part);
      this.#shipper.send({ signal: 'logs', bytes, items: part.length });
      from = end;
    }
  }
}

function recordsOf(image: Buffer): EncodedRecord[] {
  const scopes = new Map<number, Buffer>();
  const records: EncodedRecord[] = [];
  let resource: Buffer = Buffer.alloc(0);
  for (const { kind, scope, payload } of framesOf(image)) {
    if (kind === FRAME_KIND.resource) resource = payload;
    else if (kind === FRAME_KIND.scope) scopes.set(scope, payload);
    else if (kind === FRAME_KIND.record) {
      const known = scopes.get(scope) ?? Buffer.alloc(0);
      records.push({ bytes: payload, start: 0, end: payload.length, resource, scope: known });
    }
  }
  return records;
}
