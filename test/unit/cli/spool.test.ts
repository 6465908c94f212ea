import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { SeverityNumber } from '@opentelemetry/api-logs';
import { describe, expect } from 'vitest';
import { encodeWhole } from '../../../src/delivery/encoder/encode-whole.ts';
import { encodeScope } from '../../../src/delivery/encoder/resource-and-scope.ts';
import {
  newStreamId,
  nodeStorage,
  SegmentWriter,
  SharedSpoolState,
  SpoolDirectory,
  systemProcesses,
} from '../../../src/delivery/spool/index.ts';
import type { OtlpReceiver } from '../../helpers/otlp-receiver.ts';
import { it as withReceiver } from '../../helpers/preload-test.ts';
import { lumen } from './terminal.ts';

const it = withReceiver.extend<{ root: string }>({
  // biome-ignore lint/correctness/noEmptyPattern: vitest reads the parameter's names
  root: async ({}, use) => {
    const root = mkdtempSync(join(tmpdir(), 'spool-cli-'));
    await use(root);
    rmSync(root, { recursive: true, force: true });
  },
});

/** A LogRecord message with a body of this text, and nothing else. */
function writeBody(text: string, buffer: Buffer, offset: number): number {
  const value = Buffer.from([0x0a, text.length, ...Buffer.from(text)]);
  buffer.set([0x2a, value.length, ...value], offset);
  return offset + 2 + value.length;
}

/** Leaves a spool with so many records; its process is gone unless it is ours. */
function leave(root: string, records: number, { alive = false } = {}): string {
  const table = systemProcesses();
  const gone = { ...table, self: { ...table.self, startTime: '1' } };
  const stream = newStreamId('media');
  const home = new SpoolDirectory(nodeStorage, root, stream, alive ? table : gone);
  home.ensure();
  const shared = new SharedSpoolState();
  const resource = Buffer.alloc(0);
  const place = { storage: nodeStorage, home, shared, thread: 0 };
  const writer = new SegmentWriter({ ...place, resource, mode: 'on' });
  const scope = writer.defineScope(encodeWhole(encodeScope, { name: 'app' }));
  for (let n = 0; n < records; n += 1) {
    writer.append(`secret plan ${n}`, SeverityNumber.WARN, scope, 0, writeBody);
  }
  writer.close();
  return stream;
}

const to = (receiver: OtlpReceiver) => ({ env: { OTEL_EXPORTER_OTLP_ENDPOINT: receiver.url } });

describe('lumen-otel spool', () => {
  it('tells what waits, and never contents', async ({ root }) => {
    const [dead, living] = [leave(root, 12), leave(root, 3, { alive: true })];
    const { code, out } = await lumen(['spool', '--root', root]);
    expect(code).toBe(0);
    expect(out).toMatch(new RegExp(`^${dead} +gone +12 +\\d+ B +\\d+ s +none$`, 'm'));
    expect(out).toMatch(new RegExp(`^${living} +running +3 `, 'm'));
    expect(out).not.toContain('secret');
  });

  it('--json, for machines', async ({ root }) => {
    leave(root, 12);
    const { out } = await lumen(['spool', '--json'], { env: { LOG_SPOOL_DIR: root } });
    expect(JSON.parse(out)).toMatchObject({
      root,
      records: 12,
      streams: [{ ownerRuns: false, records: 12, byLevel: { warn: 12 }, damage: { places: 0 } }],
    });
    expect(out).not.toContain('secret');
  });

  it('a spool that is not there is an empty one', async ({ root }) => {
    const { code, out } = await lumen(['spool', '--root', join(root, 'none')]);
    expect({ code, out }).toMatchObject({ code: 0, out: expect.stringContaining('nothing') });
  });

  it('changes nothing', async ({ root }) => {
    leave(root, 2);
    const before = readdirSync(root, { recursive: true });
    await lumen(['spool', '--root', root]);
    expect(readdirSync(root, { recursive: true })).toEqual(before);
  });
});

describe('lumen-otel ship', () => {
  it('delivers what no process owns, and removes it', async ({ receiver, root }) => {
    const living = leave(root, 3, { alive: true });
    leave(root, 700);
    leave(root, 1);
    const { code, error } = await lumen(['ship', '--root', root], to(receiver));
    expect({ code, error }).toEqual({
      code: 0,
      error: 'lumen-otel: 701 log records delivered\n',
    });
    expect(receiver.logs()).toHaveLength(701);
    expect(readdirSync(root)).toEqual([living]);
  });

  it('leaves everything where the receiver cannot be reached', async ({ receiver, root }) => {
    const streams = [leave(root, 5), leave(root, 5)].sort();
    await receiver.setBehaviour('refuse');
    const { code, error } = await lumen(['ship', '--root', root, '--timeout', '0'], to(receiver));
    expect({ code, error }).toMatchObject({
      code: 1,
      error: expect.stringContaining('0 log records delivered, 2 spools left'),
    });
    expect(readdirSync(root).sort()).toEqual(streams);
    await receiver.setBehaviour('ok');
    expect(await lumen(['ship', '--root', root], to(receiver))).toMatchObject({ code: 0 });
    expect(receiver.logs()).toHaveLength(10);
  });

  it('says what was refused', async ({ receiver, root }) => {
    leave(root, 1);
    await receiver.setBehaviour([{ status: 400 }, 'ok']);
    const { code, error } = await lumen(['ship', '--root', root], to(receiver));
    expect({ code, error }).toEqual({
      code: 1,
      error: 'lumen-otel: 0 log records delivered, 1 refused (HTTP status 400)\n',
    });
  });

  it('--quiet says nothing', async ({ receiver, root }) => {
    leave(root, 1);
    const result = await lumen(['ship', '-q', '--root', root], to(receiver));
    expect(result).toEqual({ code: 0, out: '', error: '' });
  });

  it('nothing to deliver is no failure', async ({ receiver, root }) => {
    const args = ['ship', '--root', join(root, 'none')];
    expect(await lumen(args, to(receiver))).toMatchObject({ code: 0 });
  });
});

describe('wrong use ends with 2 and one line', () => {
  it.for([
    [['ship'], 'where to? Set OTEL_EXPORTER_OTLP_ENDPOINT'],
    [['ship', '--timeout', 'soon'], '--timeout needs a number of seconds'],
    [['ship', '--rot', 'x'], 'did you mean --root?'],
    [['spool', 'here'], '--root DIR names a spool'],
    [['spool', '--root', '/dev/null/spool'], 'ENOTDIR'],
  ] as [string[], string][])('%j', async ([args, said]) => {
    const { code, out, error } = await lumen(args);
    expect({ code, out }).toEqual({ code: 2, out: '' });
    expect(error).toContain(said);
    expect(error.match(/\n/g)).toHaveLength(1);
  });
});
