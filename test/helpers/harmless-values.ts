import { type Dice, dice } from './generated/dice.ts';
import { HARMLESS_MESSAGES } from './harmless-messages.ts';

const HEX = '0123456789abcdef';
const CLUSTER = 'bcdfghjklmnpqrstvwxz2456789';
const METHODS = ['GET', 'POST', 'PUT', 'DELETE', 'PATCH'];
const UNITS = [
  'ms',
  's',
  'us',
  'ns',
  'MB',
  'kB',
  'GiB',
  'cm/s',
  'mm',
  'kHz',
  'MHz',
  '%',
  'fps',
  'mmHg',
  'bpm',
  'req/s',
];
const PARTS = [
  'studies',
  'series',
  'instances',
  'frames',
  'reports',
  'jobs',
  'users',
  'orders',
  'metadata',
  'rendered',
];
const SERVICES = [
  'api',
  'worker',
  'gateway',
  'viewer',
  'ingest',
  'billing',
  'report-builder',
  'dicom-router',
];
const FILES = [
  'server.ts',
  'index.js',
  'study-service.ts',
  'router.mjs',
  'pool.cjs',
  'main.go',
  'App.java',
  'views.py',
];

const hex = (d: Dice, length: number): string => d.text(HEX, length);
const seconds = (d: Dice): number => d.int(1_500_000_000, 1_900_000_000);
const iso = (d: Dice): string => new Date(seconds(d) * 1000 + d.int(0, 999)).toISOString();
const version = (d: Dice): string => `${d.int(0, 40)}.${d.int(0, 99)}.${d.int(0, 999)}`;

function uuid(d: Dice): string {
  return `${hex(d, 8)}-${hex(d, 4)}-4${hex(d, 3)}-${d.of(['8', '9', 'a', 'b'])}${hex(d, 3)}-${hex(d, 12)}`;
}

/** One maker for each kind of value that telemetry is full of. */
const MAKERS: ReadonlyArray<(d: Dice) => string> = [
  (d) => hex(d, 32),
  (d) => hex(d, 16),
  (d) => `00-${hex(d, 32)}-${hex(d, 16)}-0${d.int(0, 1)}`,
  uuid,
  (d) => uuid(d).toUpperCase(),
  (d) => hex(d, 40),
  (d) => `sha256:${hex(d, 64)}`,
  (d) => hex(d, d.int(7, 12)),
  (d) => String(seconds(d)),
  (d) => `${seconds(d)}${d.text('0123456789', 3)}`,
  (d) => `${seconds(d)}${d.text('0123456789', 6)}`,
  (d) => `${seconds(d)}${d.text('0123456789', 9)}`,
  (d) => `${seconds(d)}.${d.text('0123456789', d.int(3, 9))}`,
  iso,
  (d) => iso(d).slice(0, 10),
  (d) => iso(d).slice(11, 23),
  (d) => `${iso(d).slice(0, 19).replace('T', ' ')},${d.int(100, 999)}`,
  (d) => new Date(seconds(d) * 1000).toUTCString(),
  (d) => `v${version(d)}`,
  (d) => `${version(d)}-${d.of(['alpha', 'beta', 'rc'])}.${d.int(0, 20)}+build.${d.int(1, 99_999)}`,
  (d) => `${d.int(0, 9_999)}.${d.int(0, 999)} ${d.of(UNITS)}`,
  (d) => `took ${d.int(0, 999_999)} ms for ${d.int(0, 99_999_999)} bytes`,
  (d) => `1.2.840.10008.1.2.4.${d.int(50, 203)}`,
  (d) => `1.2.840.10008.5.1.4.1.1.${d.int(1, 600)}.${d.int(1, 9)}`,
  (d) =>
    `1.2.840.113619.2.55.3.${d.int(1, 999_999_999)}.${d.int(1, 999)}.${seconds(d)}.${d.int(1, 999)}`,
  (d) => `2.25.${d.text('123456789', 38)}`,
  (d) => `port ${d.int(1, 65_535)}`,
  (d) => `${d.of(['localhost', '127.0.0.1', '0.0.0.0', 'db.internal'])}:${d.int(1024, 65_535)}`,
  (d) => `10.${d.int(0, 255)}.${d.int(0, 255)}.${d.int(0, 255)}:${d.int(1024, 65_535)}`,
  (d) =>
    `HTTP/1.1 ${d.of(METHODS)} /${d.of(PARTS)}/${d.int(1, 9_999_999)}/${d.of(PARTS)} ${d.int(200, 599)} ${d.int(0, 9_999_999)}`,
  (d) => `${d.of(METHODS)} /api/v${d.int(1, 4)}/${d.of(PARTS)}/:id/${d.of(PARTS)}`,
  (d) => `/${d.of(PARTS)}/${uuid(d)}/${d.of(PARTS)}`,
  (d) =>
    `    at ${d.of(SERVICES).replace('-', '')}.handle (/app/src/${d.of(FILES)}:${d.int(1, 2_000)}:${d.int(1, 120)})`,
  (d) => `${d.of(FILES)}:${d.int(1, 2_000)}`,
  (d) =>
    `SELECT ${d.of(PARTS)}.id, count(*) FROM ${d.of(PARTS)} WHERE id = $1 AND status IN ($2, $3) LIMIT ${d.int(1, 1_000)}`,
  (d) => `${d.of(SERVICES)}-${d.text(CLUSTER, 10)}-${d.text(CLUSTER, 5)}`,
  (d) => `ip-10-${d.int(0, 255)}-${d.int(0, 255)}-${d.int(0, 255)}.ec2.internal`,
  (d) => `docker://${hex(d, 64)}`,
  (d) => `i-0${hex(d, 16)}`,
  (d) =>
    `Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/${d.int(90, 150)}.0.${d.int(0, 9_999)}.${d.int(0, 250)} Safari/537.36`,
  (d) =>
    `Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_${d.int(0, 9)}) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/${d.int(13, 18)}.${d.int(0, 6)} Safari/605.1.15`,
  (d) => `curl/${version(d)}`,
  (d) => `pid ${d.int(1, 4_194_304)} exited with code ${d.int(0, 255)}`,
  (d) => `offset ${d.int(0, 999_999_999)} partition ${d.int(0, 63)}`,
  (d) => `lsn ${hex(d, 2).toUpperCase()}/${hex(d, 8).toUpperCase()}`,
  (d) => `heap ${d.int(1_000_000, 999_999_999)} of ${d.int(1_000_000_000, 4_000_000_000)}`,
  (d) => `0x${hex(d, 12)}`,
  (d) => `req_${d.text('ABCDEFGHJKMNPQRSTVWXYZ0123456789', 26)}`,
  (d) => d.text('0123456789ABCDEFGHJKMNPQRSTVWXYZ', 26),
  (d) => `W/"${hex(d, 3)}-${hex(d, 11)}"`,
  (d) => `${d.int(0, 100)}.${d.text('0123456789', d.int(8, 16))}`,
  (d) => `-${d.int(0, 100)}.${d.text('0123456789', d.int(4, 16))}e-${d.int(1, 12)}`,
  (d) => `${d.int(100, 599)} in ${d.int(0, 9_999)} ms`,
  (d) =>
    `PSV ${d.int(20, 400)}.${d.int(0, 9)} cm/s, EDV ${d.int(5, 150)}.${d.int(0, 9)} cm/s, RI 0.${d.int(10, 99)}`,
  (d) =>
    `${d.int(1, 512)} of ${d.int(512, 4_096)} frames, ${d.int(1, 4_096)}x${d.int(1, 4_096)} px`,
  (d) =>
    `${d.of(SERVICES)} ${version(d)} (build ${d.int(1, 999_999)}, node v${version(d)}, linux x64)`,
  (d) =>
    `{"level":${d.int(10, 60)},"time":${seconds(d)}${d.int(100, 999)},"pid":${d.int(1, 99_999)},"traceId":"${hex(d, 32)}"}`,
  (d) =>
    `${d.of(['hits', 'misses', 'retries', 'rows', 'bytes'])}=${d.int(0, 999_999_999)} span_id=${hex(d, 16)} duration_ms=${d.int(0, 9_999)}`,
  (d) => `${d.int(0, 100)}.${d.int(0, 99)}%`,
  (d) => `${d.int(1, 47)}h${d.int(0, 59)}m${d.int(0, 59)}.${d.int(0, 999)}s`,
  (d) => `PT${d.int(0, 47)}H${d.int(0, 59)}M${d.int(0, 59)}.${d.int(0, 999)}S`,
  (d) => `limits: ${d.int(1, 64)}Gi, requests: ${d.int(100, 4_000)}m`,
  (d) => d.of(HARMLESS_MESSAGES),
];

/** So many values of telemetry in which nothing identifies a person and nothing is a secret. */
export function* harmlessValues(count: number, seed = 1): Generator<string> {
  const d = dice(seed);
  for (let index = 0; index < count; index++) {
    yield (MAKERS[index % MAKERS.length] as (d: Dice) => string)(d);
  }
}
