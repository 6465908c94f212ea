import { type FileHandle, open, readdir, stat } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as sleep } from 'node:timers/promises';

interface OtlpRecord {
  attributes?: { key: string; value: { stringValue?: string } }[];
}
interface OtlpRequest {
  resourceLogs?: { scopeLogs?: { logRecords?: OtlpRecord[] }[] }[];
}

export interface RefillOptions {
  /** Of the Collector's file exporter; its rotated files lie beside it. */
  filePath: string;
  otlpHttpUrl: string;
  metricsUrl: string;
  storeUrl: string;
  signal: AbortSignal;
}

/** So many records are looked at together. */
const RECORDS_AT_ONCE = 1000;
/** VictoriaLogs takes queries of 16 KiB. */
const MAX_LIST_LENGTH = 12_000;
const POLL_MILLISECONDS = 500;
const EMPTY_QUEUE_PATIENCE_MILLISECONDS = 10_000;
/** `sending_queue.batch.max_size` in the Collector's configuration. */
const MAX_BATCH = 2000;
const STORE_QUEUE_SIZE = /^otelcol_exporter_queue_size\{[^}]*"otlp_http\/loki"[^}]*\} (\S+)$/m;

/**
 * Sends again, through the Collector, what its files have and VictoriaLogs has not.
 *
 * VictoriaLogs acknowledges what it holds in memory only, so a crash costs it records for
 * which the Collector was answered 200. The file has them: it is written before a sender
 * gets its answer. A record is told by its `log.record.uid`, so records of senders that
 * set none are not brought back.
 *
 * @returns how many records were sent again
 */
export async function refillStore(options: RefillOptions): Promise<number> {
  // Opened first: what is sent again is written to the file again, which must not be read.
  const files = await openFiles(options);
  try {
    await untilQueueIsEmpty(options);
    let sent = 0;
    for (const { handle, size } of files) sent += await refillFrom(handle, size, options);
    return sent;
  } finally {
    for (const { handle } of files) await handle.close();
  }
}

// All of them: what the store lost may have waited in the queue for days.
async function openFiles({ filePath }: RefillOptions) {
  const directory = dirname(filePath);
  const prefix = basename(filePath, '.jsonl');
  const names = await readdir(directory).catch(() => []);
  const files: { handle: FileHandle; size: number }[] = [];
  for (const name of names) {
    if (!name.startsWith(prefix) || !name.endsWith('.jsonl')) continue;
    const path = join(directory, name);
    const { size } = await stat(path);
    if (size > 0) files.push({ handle: await open(path, 'r'), size });
  }
  return files;
}

/** What waits in the queue is not lost: it would only be sent twice. */
async function untilQueueIsEmpty({ metricsUrl, storeUrl, signal }: RefillOptions): Promise<void> {
  const patientUntil = Date.now() + EMPTY_QUEUE_PATIENCE_MILLISECONDS;
  for (let seen = 0; seen < 2; ) {
    await sleep(POLL_MILLISECONDS, undefined, { signal });
    const metrics = await (await fetch(metricsUrl, { signal })).text();
    const size = Number(STORE_QUEUE_SIZE.exec(metrics)?.[1]);
    // Under load a queue is hardly ever seen empty.
    seen = size <= (Date.now() < patientUntil ? 0 : MAX_BATCH) ? seen + 1 : 0;
  }
  // Otherwise the newest are found only a second later.
  await fetch(`${storeUrl}/internal/force_flush`, { signal });
}

async function refillFrom(
  handle: FileHandle,
  size: number,
  options: RefillOptions,
): Promise<number> {
  const input = handle.createReadStream({ start: 0, end: size - 1, autoClose: false });
  let sent = 0;
  let requests: OtlpRequest[] = [];
  let count = 0;
  for await (const line of createInterface({ input, crlfDelay: Number.POSITIVE_INFINITY })) {
    const request = parse(line);
    requests.push(request);
    count += recordsOf(request).length;
    if (count < RECORDS_AT_ONCE) continue;
    sent += await sendMissing(requests, options);
    requests = [];
    count = 0;
  }
  return sent + (await sendMissing(requests, options));
}

async function sendMissing(requests: OtlpRequest[], options: RefillOptions): Promise<number> {
  const uids = requests
    .flatMap(recordsOf)
    .map(uidOf)
    .filter((uid) => uid !== undefined);
  if (uids.length === 0) return 0;
  const stored = await storedUids(uids, options);
  let sent = 0;
  for (const request of requests) {
    for (const { scopeLogs = [] } of request.resourceLogs ?? []) {
      for (const scope of scopeLogs) {
        scope.logRecords = (scope.logRecords ?? []).filter((record) => {
          const uid = uidOf(record);
          return uid !== undefined && !stored.has(uid);
        });
        sent += scope.logRecords.length;
      }
    }
    if (recordsOf(request).length > 0) await send(request, options);
  }
  return sent;
}

/** Which of them VictoriaLogs has. */
async function storedUids(uids: string[], options: RefillOptions): Promise<Set<string>> {
  const stored = new Set<string>();
  for (const list of lists(uids)) {
    const query = `log.record.uid:in(${list}) | fields log.record.uid`;
    const body = new URLSearchParams({ query });
    const url = `${options.storeUrl}/select/logsql/query`;
    const response = await fetch(url, { method: 'POST', body, signal: options.signal });
    const text = await response.text();
    if (!response.ok) throw new Error(`VictoriaLogs answered ${response.status}: ${text}`);
    for (const line of text.split('\n').filter(Boolean)) {
      stored.add((JSON.parse(line) as Record<string, string>)['log.record.uid'] ?? '');
    }
  }
  return stored;
}

function lists(uids: string[]): string[] {
  const result = [''];
  for (const uid of uids.map((value) => JSON.stringify(value))) {
    const last = result.at(-1) ?? '';
    if (last.length + uid.length < MAX_LIST_LENGTH)
      result[result.length - 1] = last ? `${last},${uid}` : uid;
    else result.push(uid);
  }
  return result;
}

async function send(request: OtlpRequest, { otlpHttpUrl, signal }: RefillOptions): Promise<void> {
  const response = await fetch(`${otlpHttpUrl}/v1/logs`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(request),
    signal,
  });
  if (!response.ok) throw new Error(`the Collector answered ${response.status}`);
  await response.body?.cancel();
}

/** A line that the Collector was killed in the middle of is no JSON, and was not acknowledged. */
function parse(line: string): OtlpRequest {
  try {
    return JSON.parse(line) as OtlpRequest;
  } catch {
    return {};
  }
}

function recordsOf(request: OtlpRequest): OtlpRecord[] {
  return (request.resourceLogs ?? []).flatMap(({ scopeLogs = [] }) =>
    scopeLogs.flatMap(({ logRecords = [] }) => logRecords),
  );
}

function uidOf({ attributes = [] }: OtlpRecord): string | undefined {
  return attributes.find(({ key }) => key === 'log.record.uid')?.value.stringValue;
}
