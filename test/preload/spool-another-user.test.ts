import { chmodSync, lstatSync, mkdirSync, readdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect } from 'vitest';
import { leaveOut } from '../helpers/left-out.ts';
import { it as withReceiver } from '../helpers/preload-test.ts';
import { runApp } from '../helpers/run-app.ts';
import { runScript } from '../helpers/run-script.ts';
import {
  canBeTwoUsers,
  KINDS,
  makeSharedRoot,
  NAMES,
  putThere,
  type SharedRoot,
  theirName,
} from '../helpers/spool-attack.ts';

const it = withReceiver.extend<{ shared: SharedRoot }>({
  // biome-ignore lint/correctness/noEmptyPattern: vitest reads the parameter's names
  shared: async ({}, use) => {
    const shared = makeSharedRoot();
    await use(shared);
    shared.remove();
  },
});

const notRoot = canBeTwoUsers
  ? undefined
  : leaveOut('the spool against another user: only root can be two users');
const LINE = /lumen-otel-logger warn: in the spool .* there is what is not private to this user/g;
const app = { cjs: "console.log('one'); setTimeout(() => console.log('two'), 1500);" };

/** Leaves two records in the root, as a process that could not deliver them; returns its directory and service. */
async function leaveRecords({ root }: SharedRoot): Promise<{ orphan: string; service: string }> {
  await runApp({
    flag: 'require',
    app: { cjs: "console.log('left'); console.log('behind'); process.exit(0)" },
    env: {
      LOG_SPOOL_DIR: root,
      OTEL_EXPORTER_OTLP_ENDPOINT: 'http://127.0.0.1:9',
      LOG_SHUTDOWN_TIMEOUT_MS: '0',
    },
  });
  const [orphan = ''] = readdirSync(root);
  return { orphan, service: orphan.slice(0, -'-0123456789abcdef'.length) };
}

const contentsOf = (path: string): string[] | undefined =>
  lstatSync(path).isDirectory() ? readdirSync(path) : undefined;

describe.skipIf(notRoot)('a root that another user shares', () => {
  it.for(Object.keys(KINDS))(
    '%s at any name: the service runs and delivers, nothing is touched, one line',
    async (kind, { receiver, shared }) => {
      const { orphan, service } = await leaveRecords(shared);
      // In place of a process's directory, and within one.
      shared.put(kind, theirName(service, 0));
      for (const [index, name] of NAMES.entries()) {
        shared.put(kind, `${theirName(service, index + 1)}/${name}`);
      }
      const before = [putThere(shared.root), shared.victims()];
      const { code, signal, stderr } = await runApp({
        flag: 'require',
        app,
        receiver,
        env: { LOG_SPOOL_DIR: shared.root, LOG_CONSOLE: 'off' },
      });
      expect([code, signal]).toEqual([0, null]);
      const logs = await receiver.waitForLogs(4);
      expect(logs.map(({ body }) => body).sort()).toEqual(['behind', 'left', 'one', 'two']);
      expect([putThere(shared.root), shared.victims()]).toEqual(before);
      expect(stderr.match(LINE)).toHaveLength(1);
      expect(readdirSync(shared.root)).not.toContain(orphan);
    },
  );

  it('the commands do not touch it either, and say whose it is not', async ({
    receiver,
    shared,
  }) => {
    const { service } = await leaveRecords(shared);
    for (const [index, kind] of Object.keys(KINDS).entries()) {
      shared.put(kind, theirName(service, index));
      shared.put(kind, `${theirName(service, 100 + index)}/lease`);
    }
    const before = [putThere(shared.root), shared.victims()];
    const env = { LOG_SPOOL_DIR: shared.root, OTEL_EXPORTER_OTLP_ENDPOINT: receiver.url };
    const listed = await runScript('dist/cli.mjs', ['spool'], env);
    expect(listed.code).toBe(0);
    expect(listed.stdout.match(/-0000.* not ours/g)).toHaveLength(2 * Object.keys(KINDS).length);
    const shipped = await runScript('dist/cli.mjs', ['ship'], env);
    expect(shipped.stderr).toMatch(/2 log records delivered/);
    expect(shipped.stderr.match(LINE)).toHaveLength(1);
    expect([putThere(shared.root), shared.victims()]).toEqual(before);
  });

  it.for(['a link to a directory', 'a directory for everybody', 'a FIFO', 'a file'])(
    '%s at `rejected`: a record that is refused is not kept there',
    async (kind, { receiver, shared }) => {
      shared.put(kind, 'rejected');
      const inside = () => [shared.victims(), contentsOf(join(shared.root, 'rejected'))];
      const before = inside();
      // The record, which then is alone, and not the empty request.
      await receiver.setBehaviour([{ status: 400 }, 'ok']);
      const { code, stderr } = await runApp({
        flag: 'require',
        app: { cjs: "console.log('one'); setInterval(() => {}, 1000)" },
        receiver,
        env: { LOG_SPOOL_DIR: shared.root },
        during: async ({ child, untilOutput }) => {
          // After the line of the thread that ships, which the end of a process would not wait for.
          await untilOutput(/refused a log record/);
          child.kill('SIGTERM');
        },
      });
      expect(code).toBe(null);
      expect(inside()).toEqual(before);
      if (/directory/.test(kind)) expect(stderr.match(LINE)).toHaveLength(1);
    },
  );

  it('a private directory of another user is a neighbour: no line', async ({
    receiver,
    shared,
  }) => {
    const { service } = await leaveRecords(shared);
    shared.put('a file', `${theirName(service, 1)}/lease`);
    chmodSync(join(shared.root, theirName(service, 1)), 0o700);
    const env = { LOG_SPOOL_DIR: shared.root };
    const { stderr } = await runApp({ flag: 'require', app, receiver, env });
    expect(stderr).not.toMatch(LINE);
  });
});

describe('an orphan of our own user', () => {
  it('into which others may write is left alone, with one line', async ({ receiver, shared }) => {
    const { orphan } = await leaveRecords(shared);
    chmodSync(join(shared.root, orphan), 0o777);
    const env = { LOG_SPOOL_DIR: shared.root };
    const { stderr, records } = await runApp({ flag: 'require', app, receiver, env });
    expect(records.map(({ body }) => body)).toEqual(['one', 'two']);
    expect(stderr.match(LINE)).toHaveLength(1);
  });

  it('with a segment that is a link delivers the others, and the link stays', async ({
    receiver,
    shared,
  }) => {
    const { orphan } = await leaveRecords(shared);
    const secret = join(shared.root, 'secret');
    writeFileSync(secret, 'ours');
    symlinkSync(secret, join(shared.root, orphan, '0-00000000-5eed5eed.segment'));
    const env = { LOG_SPOOL_DIR: shared.root };
    const { code } = await runApp({ flag: 'require', app, receiver, env });
    expect(code).toBe(0);
    const logs = await receiver.waitForLogs(4);
    expect(logs.map(({ body }) => body).sort()).toEqual(['behind', 'left', 'one', 'two']);
    expect(readdirSync(shared.root)).toContain('secret');
  });
});

describe('a root that is no directory', () => {
  it.for(['a FIFO', 'a file', 'a link to nothing', 'a link to itself', 'a link to a device'])(
    '%s: records are delivered from memory, with one line',
    async (kind, { receiver, shared }) => {
      const user = process.getuid?.() ?? 0;
      shared.put(kind, 'root', user);
      const env = { LOG_SPOOL_DIR: join(shared.root, 'root'), LOG_CONSOLE: 'off' };
      const { code, stderr } = await runApp({ flag: 'require', app, receiver, env });
      expect(code).toBe(0);
      const logs = await receiver.waitForLogs(2);
      expect(logs.map(({ body }) => body)).toEqual(['one', 'two']);
      expect(
        stderr.match(/lumen-otel-logger warn: the spool in .* cannot be written/g),
      ).toHaveLength(1);
    },
  );
});

describe.skipIf(notRoot)('the directory for temporary files, of a user without a home', () => {
  it('another user has our name there: what a dead process left is delivered all the same', async ({
    receiver,
    shared,
  }) => {
    mkdirSync(join(shared.root, 'nobody'));
    const taken = `lumen-otel-spool-${process.getuid?.()}`;
    shared.put('a directory for everybody', taken);
    const env = { HOME: '/', XDG_STATE_HOME: '', TMPDIR: shared.root };
    const gone = await runApp({
      flag: 'require',
      app: { cjs: "console.log('left'); process.exit(0)" },
      env: {
        ...env,
        OTEL_EXPORTER_OTLP_ENDPOINT: 'http://127.0.0.1:9',
        LOG_SHUTDOWN_TIMEOUT_MS: '0',
      },
    });
    expect(gone.stderr).toMatch(/is not a private directory of this user; the spool is in/);
    const { stderr } = await runApp({ flag: 'require', app, receiver, env });
    expect(stderr).not.toMatch(/not a private directory/);
    const logs = await receiver.waitForLogs(3);
    expect(logs.map(({ body }) => body).sort()).toEqual(['left', 'one', 'two']);
    expect(readdirSync(join(shared.root, taken))).toEqual(['x']);
  });
});
