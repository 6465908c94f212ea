import { hostname } from 'node:os';
import { describe, expect } from 'vitest';
import { leaveOut } from '../helpers/left-out.ts';
import { LOGGERS, loggerApp } from '../helpers/logger-calls.ts';
import { it } from '../helpers/preload-test.ts';
import { type AppResult, runApp } from '../helpers/run-app.ts';

const SECRET = '536-22-8726';
// Not a log call: none of our business, whatever it holds.
const RAW = `a report of ${SECRET}\tfor é €\n{"not":"a log line"}\n`;
const BODY = `
process.stdout.write(${JSON.stringify(RAW)});
info('the patient with SSN ${SECRET} was seen', { ssn: '${SECRET}', visits: 3 });
`;

/** The lines of the call, once the raw output is found unchanged and cut out. */
function callLines({ stdout, stderr, code }: AppResult): string[] {
  expect(code).toBe(0);
  expect(stdout).toContain(RAW);
  return (stdout.replace(RAW, '') + stderr).split('\n').filter(Boolean);
}

const loggers = LOGGERS.map((logger) => ({ logger }));
const withOwnLine = loggers.filter(({ logger }) => logger !== 'api' && logger !== 'api-logs');

describe('LOG_CONSOLE=replace: one redacted line a call, ours', () => {
  it.for(loggers)('$logger', async ({ logger }) => {
    const app = loggerApp(logger, 'cjs', BODY);
    const env = { LOG_CONSOLE: 'replace', LOG_FORMAT: 'json' };
    const lines = callLines(await runApp({ flag: 'require', app, env }));
    expect(lines).toHaveLength(1);
    expect(lines[0]).not.toContain(SECRET);
    const line = JSON.parse(lines[0] ?? '') as Record<string, unknown>;
    expect(line['message']).toMatch(/^the patient with SSN .* was seen/);
    expect(line['service']).toBe('fixture-app');
  });
});

it('a Map is shown as an object and a Set as an array, in the message of the console', async () => {
  const app = { cjs: `console.log('%d exams', 2, new Map([['ward', 7]]), new Set([1]));` };
  const { stdout } = await runApp({ flag: 'require', app, env: { LOG_FORMAT: 'json' } });
  expect(JSON.parse(stdout).message).toBe('2 exams { ward: 7 } [ 1 ]');
});

describe("LOG_CONSOLE=keep: the logger's own line, redacted", () => {
  it.for(withOwnLine)('$logger', async ({ logger }) => {
    const app = loggerApp(logger, 'cjs', BODY);
    const env = { LOG_CONSOLE: 'keep', LOG_FORMAT: 'json' };
    const [kept, without] = await Promise.all([
      runApp({ flag: 'require', app, env }),
      runApp({ flag: 'none', app }),
    ]);
    const lines = callLines(kept);
    expect(lines).toHaveLength(1);
    expect(lines[0]).not.toContain(SECRET);
    expect(lines[0]).toMatch(/visits/);
    // In the logger's own words: the same but for what was redacted and what changes by itself.
    const start = callLines(without)[0]?.slice(0, 10) ?? '';
    expect(lines[0]?.slice(0, 10)).toBe(start);
  });
});

describe('LOG_CONSOLE=off: no line, the record all the same', () => {
  it.for(loggers)('$logger', async ({ logger }, { receiver }) => {
    const app = loggerApp(logger, 'cjs', BODY);
    const env = { LOG_CONSOLE: 'off' };
    expect(callLines(await runApp({ flag: 'require', app, env, receiver }))).toEqual([]);
    const [record] = await receiver.waitForLogs(1);
    expect(JSON.stringify(record)).not.toContain(SECRET);
    expect(record?.attributes).toMatchObject({ visits: 3 });
  });
});

describe('LOG_FORMAT', () => {
  const APP = { cjs: "console.warn('the disk is %s full', '90%');" };

  it('json: the fields of a line', async () => {
    const { stdout, stderr } = await runApp({
      flag: 'require',
      app: APP,
      env: { LOG_FORMAT: 'json', OTEL_SERVICE_NAME: 'media' },
    });
    const line = JSON.parse(stdout + stderr) as Record<string, unknown>;
    expect(line).toMatchObject({
      timestamp: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/),
      level: expect.stringMatching(/^warn$/i),
      service: 'media',
      hostname: hostname(),
      message: 'the disk is 90% full',
      stream: 'alerts',
    });
  });

  const TEXT_LINE =
    /^\[\d{4}-\d\d-\d\d \d\d:\d\d:\d\d\.\d{3}\] \[fixture-app\] \[WARN\] .*→ the disk is 90% full\r?\n$/;

  it('text: the line for people', async () => {
    const { stdout, stderr } = await runApp({
      flag: 'require',
      app: APP,
      env: { LOG_FORMAT: 'text' },
    });
    expect(stdout + stderr).toMatch(TEXT_LINE);
  });

  it('default is json into a pipe', async () => {
    const { stdout, stderr } = await runApp({ flag: 'require', app: APP });
    expect(JSON.parse(stdout + stderr)).toMatchObject({ message: 'the disk is 90% full' });
  });

  it('default is coloured text with the caller on a terminal', async ({ skip }) => {
    if (process.platform !== 'linux') skip(leaveOut('terminals (they need Linux)'));
    const { stdout } = await runApp({
      flag: 'require',
      app: APP,
      tty: true,
      env: { TERM: 'xterm-256color' },
    });
    expect(stdout).toContain('\u001b[');
    // biome-ignore lint/suspicious/noControlCharactersInRegex: colours are control characters
    const plain = stdout.replace(/\u001b\[[\d;]*m/g, '');
    expect(plain).toMatch(TEXT_LINE);
    expect(plain).toMatch(/inline-\w+\S*:1 →/);
  });
});

describe('console output that is no log call stays byte for byte', () => {
  it('process.stdout.write of bytes, and a child process of the application', async () => {
    const app = {
      cjs: `
process.stdout.write(Buffer.from('bytes ${SECRET}\\n'));
process.stderr.write('on stderr ${SECRET}\\n');
require('node:child_process').spawnSync('echo', ['from a child ${SECRET}'], { stdio: 'inherit' });`,
    };
    const [flagged, without] = await Promise.all([
      runApp({ flag: 'require', app }),
      runApp({ flag: 'none', app }),
    ]);
    expect(flagged).toEqual(without);
  });
});
