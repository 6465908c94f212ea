import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import {
  chmodSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  renameSync,
  rmSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
  adoptOrphans,
  newStreamId,
  nodeStorage,
  removeIfEmpty,
  SharedSpoolState,
  SpoolDirectory,
  SpoolReader,
  scanSpool,
  systemProcesses,
} from '../../../../src/delivery/spool/index.ts';
import { SimulatedStorage } from './simulated-storage.ts';
import { readEntries, TestClock, TestProcess, textsOf } from './spool-world.ts';

const CHILD = fileURLToPath(new URL('./spool-child.ts', import.meta.url));

let root: string;
const children: ChildProcess[] = [];

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'spool-'));
});
afterEach(async () => {
  await Promise.all(children.splice(0).map(kill));
  rmSync(root, { recursive: true, force: true });
});

/** A process of its own that uses the spool; resolves with the first line it prints. */
async function start(...task: string[]): Promise<{ child: ChildProcess; line: string }> {
  const child = spawn(process.execPath, ['--no-warnings', CHILD, root, ...task], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  children.push(child);
  const [line] = await once(createInterface(child.stdout as NodeJS.ReadableStream), 'line');
  return { child, line: String(line) };
}

async function kill(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const gone = once(child, 'exit');
  child.kill('SIGKILL');
  await gone;
}

function own(): { home: SpoolDirectory; adopt: (nowMillis?: number) => string[] } {
  const processes = systemProcesses();
  const home = new SpoolDirectory(nodeStorage, root, newStreamId('adopter'), processes);
  home.ensure();
  const shared = new SharedSpoolState();
  const adopt = (nowMillis = Date.now()) =>
    adoptOrphans({
      storage: nodeStorage,
      own: home,
      processes,
      shared,
      limitBytes: 1e8,
      nowMillis,
    });
  return { home, adopt };
}

describe('the directory of a process', () => {
  it('is left alone while the process runs, whatever its lease says, and adopted once it is dead', async () => {
    const { child, line: stream } = await start('log', 'one', 'two');
    const old = new Date(Date.now() - 600_000);
    utimesSync(join(root, stream, 'lease'), old, old);
    const { adopt } = own();
    expect(adopt()).toEqual([]);
    await kill(child);

    const [path] = adopt();
    const reader = new SpoolReader(nodeStorage, path as string, false);
    const entries = readEntries([reader]);
    expect(textsOf(entries)).toEqual(['one', 'two']);
    for (const { entry } of entries) reader.delivered(entry);
    expect(reader.saveCursor()).toBe(true);
    expect(reader.isDrained).toBe(true);
    expect(removeIfEmpty(nodeStorage, path as string)).toBe(true);
  });

  it('brings along what that process had adopted itself', async () => {
    const first = await start('log', 'of the first');
    await kill(first.child);
    const second = await start('adopt-and-stay');
    await kill(second.child);
    const paths = own().adopt();
    const texts = paths.flatMap((path) =>
      textsOf(readEntries([new SpoolReader(nodeStorage, path, false)])),
    );
    expect(texts).toEqual(['of the first']);
  });

  it('brings along also what a process had not yet finished to take over when it died', () => {
    const clock = new TestClock();
    const storage = new SimulatedStorage(() => clock.now());
    const [first, second, third, last] = [1, 2, 3, 4].map(
      (pid) => new TestProcess(storage, clock, pid, 'boot', 'on'),
    ) as [TestProcess, TestProcess, TestProcess, TestProcess];
    first.append('from two levels down');
    for (const [dead, adopter] of [
      [first, second],
      [second, third],
    ] as const) {
      storage.makeDirectory(join(adopter.home.path, 'adopted'));
      storage.rename(dead.home.path, join(adopter.home.path, 'adopted', dead.home.stream));
    }
    last.adopt();
    expect(textsOf(readEntries(last.adopted))).toEqual(['from two levels down']);
    expect(storage.list(join(last.home.path, 'adopted')).sort()).toEqual(
      [first, second, third].map(({ home }) => home.stream).sort(),
    );
  });

  it('goes to exactly one of several processes that want it', async () => {
    const victims = await Promise.all([1, 2, 3].map((index) => start('log', `record ${index}`)));
    await Promise.all(victims.map(({ child }) => kill(child)));
    const racers = await Promise.all([1, 2, 3, 4].map(() => start('race')));
    const lines = racers.map(({ child }) =>
      once(createInterface(child.stdout as NodeJS.ReadableStream), 'line'),
    );
    for (const { child } of racers) child.stdin?.write('go\n');
    const adopted = (await Promise.all(lines)).flatMap(([line]) => JSON.parse(line) as string[]);
    expect(adopted.sort()).toEqual(victims.map(({ line }) => line).sort());
    const left = readdirSync(root).filter((name) => victims.some(({ line }) => line === name));
    expect(left).toEqual([]);
  });

  it.each([
    ['a link to files elsewhere', (at: string, elsewhere: string) => symlinkSync(elsewhere, at)],
    ['another directory', (at: string) => mkdirSync(at)],
    [
      'a directory for everybody',
      (at: string) => {
        mkdirSync(at);
        chmodSync(at, 0o777);
      },
    ],
  ])('is not adopted where %s takes its name between the look and the move', (_, put) => {
    const elsewhere = join(root, 'elsewhere');
    mkdirSync(elsewhere);
    writeFileSync(join(elsewhere, 'cursor'), 'ours');
    const { home } = own();
    const orphan = join(root, newStreamId('media'));
    mkdirSync(orphan, { mode: 0o700 });
    utimesSync(orphan, new Date(0), new Date(0));
    let isSwapped = false;
    const storage = {
      ...nodeStorage,
      rename: (from: string, to: string) => {
        if (from === orphan && !isSwapped) {
          isSwapped = true;
          renameSync(orphan, join(root, 'moved-away'));
          put(orphan, elsewhere);
        }
        nodeStorage.rename(from, to);
      },
    };
    const options = { storage, own: home, processes: systemProcesses(), limitBytes: 1e8 };
    const shared = new SharedSpoolState();
    expect(adoptOrphans({ ...options, shared, nowMillis: Date.now() })).toEqual([]);
    expect(isSwapped).toBe(true);
    expect(readdirSync(join(home.path, 'adopted'))).toEqual([]);
    expect(readdirSync(elsewhere)).toEqual(['cursor']);
  });

  it('of another container is adopted a minute after its last sign of life, not before', () => {
    const elsewhere = {
      self: {
        pid: 1,
        bootId: 'another',
        pidNamespace: 'pid:[9]',
        startTime: '5',
        host: 'elsewhere',
      },
      startTimeOf: () => '5',
    };
    new SpoolDirectory(nodeStorage, root, newStreamId('other'), elsewhere).ensure();
    const { adopt } = own();
    expect(adopt(Date.now() + 50_000)).toEqual([]);
    expect(adopt(Date.now() + 70_000)).toHaveLength(1);
  });

  it('without a lease (killed before it wrote one) is adopted after a minute', () => {
    nodeStorage.makeDirectory(join(root, newStreamId('young')));
    const { adopt } = own();
    expect(adopt()).toEqual([]);
    expect(adopt(Date.now() + 70_000)).toHaveLength(1);
  });
});

describe('a scan', () => {
  it('tells what is there, whose it is and how old, changes nothing, and shows no contents', async () => {
    const { child, line: stream } = await start('log', 'a secret', 'another');
    const before = readdirSync(join(root, stream)).sort();
    const scan = () => scanSpool(nodeStorage, root, systemProcesses(), Date.now());
    const [running] = scan();
    expect(running).toMatchObject({
      stream,
      ownerRuns: true,
      segments: 1,
      records: 2,
      byLevel: { info: 2 },
      damage: { places: 0, bytes: 0, tornBytes: 0 },
      error: undefined,
    });
    expect(Math.abs((running?.oldestMillis as number) - Date.now())).toBeLessThan(600_000);
    expect(JSON.stringify(running)).not.toContain('secret');
    expect(readdirSync(join(root, stream)).sort()).toEqual(before);
    await kill(child);
    expect(scan()[0]).toMatchObject({ stream, ownerRuns: false, records: 2 });
  });
});
