import { describe, expect } from 'vitest';
import { example, order } from '../helpers/job-services.ts';
import { recordsWith } from '../helpers/logger-calls.ts';
import { it } from '../helpers/preload-test.ts';
import { type AppRun, runApp } from '../helpers/run-app.ts';

const NUMBER = '536-22-8147';
/** Node prints the source line of an error: the value must not be in it. */
const PLANT = `const number = Buffer.from('${Buffer.from(NUMBER).toString('base64')}', 'base64').toString();`;

/** Writes an identifier in every way that goes past the loggers. */
const WRITERS = `${PLANT}
const { Console } = require('node:console');
const { spawn } = require('node:child_process');
const { Readable } = require('node:stream');
process.stdout.write('by write ' + number + '\\n');
process.stdout.write('in two parts 536-22');
process.stdout.write('-8147\\n');
process.stdout.write(Buffer.from('as bytes ' + number + '\\n'));
process.stdout.write(Buffer.from('in hex ' + number + '\\n').toString('hex'), 'hex');
process.stdout.cork();
process.stdout.write('corked ' + number + '\\n');
process.stdout.uncork();
new (class extends Console {})(process.stdout, process.stderr).log('another console', number);
process.stderr.write('on stderr ' + number + '\\n');
Readable.from(['from a ', 'stream ', number, '\\n']).pipe(process.stdout, { end: false });
spawn(process.execPath, ['-e', 'console.log("of a child", Buffer.from(process.argv[1], "hex").toString())', Buffer.from(number).toString('hex')], { env: {} })
  .stdout.on('end', () => process.stdout.write('no line break ' + number)).pipe(process.stdout, { end: false });
`;
const LINES = [
  'by write',
  'in two parts',
  'as bytes',
  'in hex',
  'corked',
  'another console',
  'on stderr',
  'from a stream',
  'of a child',
  'no line break',
];

const run = (app: string, options: Partial<AppRun> = {}) =>
  runApp({ flag: 'require', app: { cjs: app }, ...options });

describe('LOG_STDOUT', () => {
  it('off, the default: lines that the application writes itself are left', async ({
    receiver,
  }) => {
    const alone = await run(WRITERS, { flag: 'none' });
    const result = await run(WRITERS, { receiver });
    expect(result).toMatchObject({ ...alone, records: [] });
    expect(result.stdout).toContain(NUMBER);
  });

  it('redact: they are redacted, none is recorded', async ({ receiver }) => {
    const alone = await run(WRITERS, { flag: 'none' });
    const { stdout, stderr, code, records } = await run(WRITERS, {
      receiver,
      env: { LOG_STDOUT: 'redact' },
    });
    expect({ code, stdout, stderr }).toEqual({
      code: 0,
      stdout: alone.stdout.replaceAll(NUMBER, 'REDACTED'),
      stderr: alone.stderr.replaceAll(NUMBER, 'REDACTED'),
    });
    expect(records).toEqual([]);
  });

  it('record: they are redacted, and one record each', async ({ receiver }) => {
    const { stdout, stderr, records } = await run(WRITERS, {
      receiver,
      env: { LOG_STDOUT: 'record' },
    });
    expect(stdout + stderr).not.toContain(NUMBER);
    expect(records.map(({ body }) => body).sort()).toEqual(
      LINES.map((line) => `${line} REDACTED`).sort(),
    );
    for (const record of records) {
      const stream = record.body === 'on stderr REDACTED' ? 'stderr' : 'stdout';
      expect(record).toMatchObject({
        scope: { name: stream },
        severityText: 'info',
        attributes: { 'log.iostream': stream },
      });
    }
  });

  it('takes other values for the default, and says so', async ({ receiver }) => {
    const { stdout, stderr } = await run(WRITERS, { receiver, env: { LOG_STDOUT: 'all' } });
    expect(stdout).toContain(NUMBER);
    expect(stderr).toContain('LOG_STDOUT: "all" is not one of off, redact, record');
  });
});

describe('LOG_STDOUT=record: a call of a logger stays one record', () => {
  const LOGGERS = [
    'express.cjs',
    'fastify.mjs',
    'log4js.mjs',
    'loglevel.mjs',
    'consola.mjs',
    'debug.mjs',
    'nestjs.mjs',
  ];
  const MODES = ['replace', 'keep', 'off'];
  it.for(LOGGERS.flatMap((app) => MODES.map((mode) => [app, mode] as const)))(
    '%s with LOG_CONSOLE=%s',
    async ([app, mode], { receiver }) => {
      const { records } = await runApp({
        flag: 'require',
        app: example(`frameworks/${app}`),
        receiver,
        env: {
          PORT: '0',
          DEBUG: 'exams',
          LOG_LEVEL: 'debug',
          LOG_CONSOLE: mode,
          LOG_STDOUT: 'record',
        },
        during: async (running) => {
          await order(running, '/exams/exam-17');
          running.child.kill('SIGTERM');
        },
      });
      expect(recordsWith(records, 'exam opened')).toHaveLength(1);
    },
  );

  it.for([
    ['pino', "require('pino')({}, process.stdout).info('exam opened')"],
    [
      'pino in a stream of its own',
      "require('pino')({}, { write: (line) => process.stdout.write(line) }).info('exam opened')",
    ],
    [
      'winston',
      "const w = require('winston'); w.createLogger({ transports: [new w.transports.Console()] }).info('exam opened')",
    ],
    [
      'winston by a stream',
      "const w = require('winston'); w.createLogger({ transports: [new w.transports.Stream({ stream: process.stdout })] }).info('exam opened')",
    ],
    ['bunyan', "require('bunyan').createLogger({ name: 'b' }).info('exam opened')"],
    ['a warning of the process', "process.emitWarning('exam opened')"],
  ] as const)('%s', async ([, call], { receiver }) => {
    for (const mode of MODES) {
      receiver.clear();
      const env = { LOG_CONSOLE: mode, LOG_STDOUT: 'record' };
      const { records } = await run(call, { receiver, env });
      expect(recordsWith(records, 'exam opened'), mode).toHaveLength(1);
    }
  });

  it('in a worker thread too', async ({ receiver }) => {
    const { records, stdout } = await run(
      `${PLANT}
      const { Worker, isMainThread } = require('node:worker_threads');
      if (isMainThread) new Worker(__filename);
      else { console.log('exam opened'); process.stdout.write('from the thread ' + number + '\\n'); }`,
      { receiver, env: { LOG_STDOUT: 'record', LOG_FORMAT: 'json' } },
    );
    expect(records.map(({ body }) => body).sort()).toEqual([
      'exam opened',
      'from the thread REDACTED',
    ]);
    const [line = '', ...rest] = stdout.split('\n');
    expect(JSON.parse(line)).toMatchObject({ message: 'exam opened' });
    expect(rest).toEqual(['from the thread REDACTED', '']);
  });
});

describe('LOG_STDOUT=redact: what was written before an end is out', () => {
  const MANY = "for (let i = 0; i < 50; i++) process.stdout.write('line ' + i + '\\n');";
  it.for([
    ['process.exit', "process.stdout.write('the last words'); process.exit(7);"],
    ['a throw', "process.stdout.write('the last words'); throw new Error('no');"],
    ['a rejection', "process.stdout.write('the last words'); Promise.reject(new Error('no'));"],
    ['the natural end', "process.stdout.write('the last words');"],
    ['an exit listener', "process.on('exit', () => process.stdout.write('the last words'));"],
    ['its callback', "process.stdout.write('the last words', () => process.exit(3));"],
    ['end', "process.stdout.end('the last words');"],
    [
      'SIGTERM to itself',
      "process.stdout.write('the last words\\n'); process.kill(process.pid, 'SIGTERM'); setTimeout(() => {}, 9000);",
    ],
    [
      'abort after a moment',
      "process.stdout.write('the last words'); setTimeout(() => process.abort(), 1000);",
    ],
  ] as const)('%s', async ([, end]) => {
    const alone = await run(MANY + end, { flag: 'none' });
    const result = await run(MANY + end, { env: { LOG_STDOUT: 'redact' } });
    expect(result.stdout).toBe(alone.stdout);
    expect([result.code, result.signal]).toEqual([alone.code, alone.signal]);
  });

  it('nothing is lost to a reader that is slow, and backpressure is told', async () => {
    const app = `
      let waits = 0, i = 0;
      const write = () => {
        while (i < 400) if (!process.stdout.write('x'.repeat(9999) + i++ + '\\n')) { waits++; return process.stdout.once('drain', write); }
        process.stderr.write('waits ' + waits);
      };
      write();`;
    const alone = await run(app, { flag: 'none' });
    const result = await run(app, { env: { LOG_STDOUT: 'redact' } });
    expect(result.stdout).toBe(alone.stdout);
    expect(result.stderr).toMatch(/^waits \d+$/);
  });
});

describe('LOG_STDOUT=redact on a terminal', () => {
  it('a stream has the default encoding that it was given', async () => {
    const source = `
      process.stdout.setDefaultEncoding('latin1').write('caf\\u00e9 open\\n');
      process.stdout.setDefaultEncoding('hex').write('6f6b0a');
      try { process.stdout.setDefaultEncoding('none'); } catch ({ code }) {
        process.stdout.write(Buffer.from(code + '\\n'));
      }`;
    const { code, stdout } = await runApp({
      flag: 'require',
      app: { cjs: source },
      env: { LOG_STDOUT: 'redact' },
    });
    expect(stdout).toBe('caf\ufffd open\nok\nERR_UNKNOWN_ENCODING\n');
    expect(code).toBe(0);
  });

  it('a question is asked and drawn as it is without us', async () => {
    const app = `
      const readline = require('node:readline').createInterface({ input: process.stdin, output: process.stdout });
      readline.question('Name? ', (name) => { process.stdout.write('Hello ' + name + '\\n'); readline.close(); });`;
    const options = { tty: true, stdin: 'Zyx\n' };
    const alone = await run(app, { flag: 'none', ...options });
    expect((await run(app, { env: { LOG_STDOUT: 'redact' }, ...options })).stdout).toBe(
      alone.stdout,
    );
  });
});
