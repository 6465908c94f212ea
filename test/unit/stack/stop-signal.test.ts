import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';
import { expect, it } from 'vitest';
import { REPOSITORY } from '../../helpers/source-files.ts';

const url = (file: string): string => pathToFileURL(join(REPOSITORY, 'deploy/native', file)).href;

// A server that needs a while to stop, as the ones of the stack do.
const APP = `
import { ended, signalGroup, startChild } from '${url('child-process.ts')}';
import { stopOnSignal } from '${url('stop-signal.ts')}';
const code = "process.on('SIGTERM', () => setTimeout(() => process.exit(0), process.env.STOPS_WITHIN)); console.log('up'); setInterval(() => {}, 1000);";
const child = startChild(process.execPath, ['-e', code], { stdio: ['ignore', 'inherit', 'inherit'] });
const stopping = stopOnSignal();
await stopping.requested;
signalGroup(child, 'SIGTERM');
console.log(JSON.stringify(await ended(child)));
stopping.done();
`;

async function endingAfter(
  stopsWithin: number,
  send: (pid: number) => Promise<void>,
): Promise<unknown> {
  const env = { ...process.env, STOPS_WITHIN: String(stopsWithin) };
  const app = spawn(process.execPath, ['--input-type=module', '-e', APP], { env });
  let output = '';
  app.stdout.setEncoding('utf8').on('data', (text) => {
    output += text;
  });
  while (!output.includes('up')) await once(app.stdout, 'data');
  const closed = once(app, 'close');
  await send(app.pid ?? 0);
  await closed;
  return JSON.parse(output.trim().split('\n').at(-1) ?? '');
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}

it('one Ctrl-C that arrives three times lets the servers stop', async () => {
  const ending = await endingAfter(1500, async (pid) => {
    for (let times = 0; times < 3; times += 1) {
      process.kill(pid, 'SIGINT');
      await sleep(20);
    }
  });
  expect(ending).toEqual({ code: 0, signal: null });
});

it('Ctrl-C again, later, kills', async () => {
  const ending = await endingAfter(60_000, async (pid) => {
    for (let times = 0; times < 10; times += 1) {
      if (isAlive(pid)) process.kill(pid, 'SIGINT');
      await sleep(300);
    }
  });
  expect(ending).toEqual({ code: null, signal: 'SIGKILL' });
});
