import { describe, expect } from 'vitest';
import { recordsWith } from '../helpers/logger-calls.ts';
import type { Behaviour } from '../helpers/otlp-receiver.ts';
import { it } from '../helpers/preload-test.ts';
import { type AppResult, type AppRun, runApp } from '../helpers/run-app.ts';
import { makeSpoolHome } from '../helpers/spool.ts';

interface Ending {
  name: string;
  /** Comes behind one logged record. */
  source: string;
  send?: NodeJS.Signals;
  /** Whether anything of ours can run when it ends this way. */
  hooksRun: boolean;
}

const OPEN = "setInterval(() => {}, 1000); process.stdout.write('ready\\n');";
const OWN_HANDLER = "console.info('closing down'); setTimeout(() => process.exit(5), 20);";

const ENDINGS: Ending[] = [
  { name: 'natural end', source: '', hooksRun: true },
  { name: 'exit code set', source: 'process.exitCode = 4;', hooksRun: true },
  { name: 'process.exit', source: 'process.exit(3);', hooksRun: true },
  { name: 'throw', source: "throw new Error('thrown at the end');", hooksRun: true },
  {
    name: 'rejection',
    source: "Promise.reject(new Error('rejected at the end'));",
    hooksRun: true,
  },
  {
    name: "the application's own uncaughtException handler",
    source: "process.on('uncaughtException', () => process.exit(6)); throw new Error('caught');",
    hooksRun: true,
  },
  {
    name: 'throw in an exit listener',
    source: "process.on('exit', () => { throw new Error('late'); });",
    hooksRun: true,
  },
  { name: 'SIGKILL', source: OPEN, send: 'SIGKILL', hooksRun: false },
  { name: 'abort', source: 'process.abort();', hooksRun: false },
  { name: 'default SIGTERM', source: OPEN, send: 'SIGTERM', hooksRun: false },
  { name: 'default SIGINT', source: OPEN, send: 'SIGINT', hooksRun: false },
  {
    name: "the application's own SIGTERM handler",
    source: `process.on('SIGTERM', () => { ${OWN_HANDLER} }); ${OPEN}`,
    send: 'SIGTERM',
    hooksRun: true,
  },
  {
    name: "the application's own SIGINT handler",
    source: `process.on('SIGINT', () => { ${OWN_HANDLER} }); ${OPEN}`,
    send: 'SIGINT',
    hooksRun: true,
  },
];

function endingRun({ source, send }: Ending): Omit<AppRun, 'flag'> {
  return {
    app: { cjs: `console.info('the last words');\n${source}` },
    ...(send && {
      during: async ({ child, untilOutput }) => {
        await untilOutput(/ready/);
        child.kill(send);
      },
    }),
  };
}

const end = ({ code, signal }: AppResult) => ({ code, signal });
const errorLines = (stderr: string) =>
  stderr.split('\n').filter((line) => /^\w*Error: /.test(line));

const SHORT_BUDGET = { LOG_SHUTDOWN_TIMEOUT_MS: '300' };
const COLLECTORS: { collector: string; behaviour: Behaviour }[] = [
  { collector: 'up', behaviour: 'ok' },
  { collector: 'refusing', behaviour: 'refuse' },
  { collector: 'hanging', behaviour: 'hang' },
  { collector: 'slow', behaviour: 'trickle' },
];

describe.for(COLLECTORS)('with the collector $collector', ({ behaviour }) => {
  it.for(ENDINGS)('$name: ends as without the flag', async (ending, { receiver }) => {
    await receiver.setBehaviour(behaviour);
    const run = endingRun(ending);
    const env = behaviour === 'ok' ? {} : SHORT_BUDGET;
    const spool = makeSpoolHome();
    const [without, flagged] = await Promise.all([
      runApp({ ...run, flag: 'none' }),
      runApp({ ...run, flag: 'require', receiver, home: spool.home, env }),
    ]);
    expect(end(flagged)).toEqual(end(without));
    expect(errorLines(flagged.stderr)).toEqual(errorLines(without.stderr));
    // What did not arrive lies in the spool, however the process ended.
    const arrived = recordsWith(receiver.logs(), 'the last words').length;
    expect(arrived + spool.records()).toBeGreaterThanOrEqual(1);
    if (behaviour === 'ok' && ending.hooksRun) expect(spool.files()).toEqual([]);
    spool.remove();
    if (behaviour !== 'ok' || !ending.hooksRun) return;
    const logs = await receiver.waitForLogs((all) => recordsWith(all, 'the last words').length > 0);
    expect(recordsWith(logs, 'the last words')).toHaveLength(1);
    if (ending.send) await receiver.waitForLogs((all) => recordsWith(all, 'closing').length === 1);
  });
});

describe('a process that has delivered does not wait for its budget', () => {
  // With ten minutes of it, waiting runs into the guard against hanging.
  const env = { LOG_SHUTDOWN_TIMEOUT_MS: '600000' };
  const rows = ENDINGS.filter(({ name }) => ['natural end', 'process.exit'].includes(name));
  it.for([...rows, ...rows, ...rows])('$name', async (ending, { receiver }) => {
    const result = await runApp({ ...endingRun(ending), flag: 'require', receiver, env });
    expect(result.signal).toBeNull();
    await receiver.waitForLogs(1);
  });
});

describe('what ended the process is a record', () => {
  const rows = [
    { what: 'throw', source: "throw new TypeError('went wrong');" },
    { what: 'rejection', source: "Promise.reject(new TypeError('went wrong'));" },
  ];
  it.for(rows)('$what', async ({ source }, { receiver }) => {
    await runApp({ flag: 'require', app: { cjs: source }, receiver });
    const [record] = await receiver.waitForLogs(1);
    expect(record?.attributes).toMatchObject({
      'exception.type': 'TypeError',
      'exception.message': 'went wrong',
      'exception.stacktrace': expect.stringContaining('TypeError: went wrong'),
    });
    expect(record?.severityNumber).toBeGreaterThanOrEqual(17);
    expect(receiver.logs()).toHaveLength(1);
  });
});
