import { describe, expect } from 'vitest';
import { recordsWith } from '../helpers/logger-calls.ts';
import { it } from '../helpers/preload-test.ts';
import { runApp } from '../helpers/run-app.ts';

/*
 * A warning whose code cannot be put into a text made Node's own listener throw, and the console
 * stayed in the state of that print: raw, and without a record, for the rest of the process.
 * No state of ours may outlive the event that set it, whatever throws within.
 */
const PASSWORD = 'kQ7vTzW2mPx9';
const GO_ON = "process.on('uncaughtException', () => {});";
const AFTER = `setTimeout(() => {
  const password = Buffer.from('${Buffer.from(PASSWORD).toString('base64')}', 'base64').toString();
  console.log('afterwards', { password });
  log('later', { password });
}, 30);`;
const THROW = "() => { throw new Error('of a listener'); }";

const ROWS: { what: string; source: string }[] = [
  {
    what: "Node's own listener for a warning",
    source: "process.emitWarning(Object.assign(new Error('x'), { code: Symbol('c') }));",
  },
  {
    what: 'toString of a warning',
    source: `process.emitWarning(Object.assign(new Error('x'), { toString: ${THROW} }));`,
  },
  {
    what: 'a getter of a warning',
    source: `process.emitWarning(Object.defineProperty(new Error('x'), 'code', { get: ${THROW} }));`,
  },
  {
    what: 'a listener for warnings, of several',
    source: `process.on('warning', ${THROW}); process.prependListener('warning', ${THROW}); process.emitWarning('w');`,
  },
  {
    what: 'a listener that warns in turn, then throws',
    source: `process.once('warning', () => { process.emit('warning', new Error('inner')); throw new Error('outer'); }); process.emitWarning('w');`,
  },
  { what: 'a monitor', source: `process.on('uncaughtExceptionMonitor', () => {}); throw 1;` },
  {
    what: 'stdout of the console',
    source: `const { write } = process.stderr; process.stderr.write = ${THROW}; try { console.error('x'); } catch {} process.emitWarning('w'); setTimeout(() => { process.stderr.write = write; }, 10);`,
  },
  {
    what: 'a value that is printed',
    source: `try { console.log({ get x() { throw new Error('of a getter'); } }); console.table([{ get x() { throw 1; } }]); } catch {}`,
  },
  {
    what: 'serializers and streams of pino',
    source: `const inner = pino({ serializers: { x: ${THROW} } }, { write: ${THROW} });
      try { inner.info({ x: 1 }, 'a'); } catch {} try { inner.info('b'); } catch {}`,
  },
  {
    what: 'a stream that logs, then throws',
    source: `const nested = pino({}, { write() { console.log('inside'); throw new Error('of a stream'); } });
      try { nested.info('a'); } catch {}`,
  },
  {
    what: 'a transport and a format of winston',
    source: `const winston = require('winston');
      const loud = winston.createLogger({ format: winston.format(${THROW})(), transports: [new winston.transports.Console({ log: ${THROW} })] });
      try { loud.info('a'); } catch {}`,
  },
  {
    what: 'a stream of bunyan',
    source: `const bunyan = require('bunyan');
      const loud = bunyan.createLogger({ name: 'b', src: true, streams: [{ type: 'raw', stream: { write: ${THROW} } }] });
      try { loud.info({ a: 1 }, 'a'); } catch {}`,
  },
];

describe('after a throw within, the console and loggers are redacted and recorded as before', () => {
  it.concurrent.for(ROWS.flatMap((row) => ['replace', 'keep'].map((mode) => ({ ...row, mode }))))(
    '$what, $mode',
    async ({ source, mode }, { receiver }) => {
      const cjs = `${GO_ON}
        const pino = require('pino');
        const later = pino();
        const log = (message, fields) => later.info(fields, message);
        ${AFTER}
        ${source}`;
      const env = { LOG_CONSOLE: mode };
      const result = await runApp({ flag: 'require', app: { cjs }, env, receiver });
      const printed = result.stdout + result.stderr;
      expect(printed).not.toContain(PASSWORD);
      expect(printed).toMatch(/afterwards[\s\S]*REDACTED/);
      expect(printed).toContain('later');
      for (const word of ['afterwards', 'later']) {
        expect(recordsWith(receiver.logs(), word), word).toHaveLength(1);
      }
    },
  );
});
