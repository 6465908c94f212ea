import { describe, expect } from 'vitest';
import { LOGGERS, loggerApp } from '../helpers/logger-calls.ts';
import { it } from '../helpers/preload-test.ts';
import { runApp } from '../helpers/run-app.ts';

/* Bytes are text to whoever reads the log: `{"type":"Buffer","data":[50,49,57]}` says `219`. */
const SSN = '219-09-4417';
const BODY = `
const text = 'for ' + Buffer.from('${Buffer.from(SSN).toString('base64')}', 'base64');
const bytes = Buffer.from(text);
const fields = {
  buffer: bytes,
  typed: new Uint8Array(bytes),
  wide: Uint16Array.from(text, (sign) => sign.charCodeAt(0)),
  memory: bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.length),
  view: new DataView(new Uint8Array(bytes).buffer),
  nested: { list: [{ body: bytes }] },
  codes: [...bytes],
  json: JSON.stringify({ body: bytes }),
  tries: [1, 2, 3, 4],
};
info('got it', fields);
info('dump ' + require('node:util').inspect(bytes), {});
`;
/** Codes in a row, decimal or hexadecimal, in brackets or behind keys. */
const CODES =
  /(?<![\d.])(?:50|0x32|32)[\s,"':\d\\]{1,12}?(?:49|0x31|31)[\s,"':\d\\]{1,12}?(?:57|0x39|39)\b/;

describe.for(LOGGERS)('bytes through %s', (logger) => {
  it.concurrent.for(['replace', 'keep'])(
    'leave as a description, LOG_CONSOLE=%s',
    async (mode, { receiver }) => {
      const result = await runApp({
        flag: 'require',
        app: loggerApp(logger, 'cjs', BODY),
        env: { LOG_CONSOLE: mode },
        receiver,
      });
      const logs = await receiver.waitForLogs(2);
      for (const text of [result.stdout, JSON.stringify(logs)]) {
        expect(text).not.toContain(SSN);
        expect(text).not.toMatch(CODES);
      }
      const [record] = logs.filter(({ body }) => body === 'got it');
      expect(record?.attributes).toMatchObject({
        buffer: '[Buffer 15 bytes]',
        nested: { list: [{ body: '[Buffer 15 bytes]' }] },
        tries: [1, 2, 3, 4],
      });
    },
  );
});

it('are no text in a file that a logger writes itself', async ({ receiver }) => {
  const cjs = `
    const fs = require('node:fs');
    const file = require('node:path').join(process.env.HOME, 'own.log');
    const pino = require('pino'), winston = require('winston'), bunyan = require('bunyan');
    const body = Buffer.from('for ' + Buffer.from('${Buffer.from(SSN).toString('base64')}', 'base64'));
    pino(pino.destination({ dest: file, sync: true, mkdir: true })).info({ body, typed: new Uint8Array(body) }, 'p');
    bunyan.createLogger({ name: 'b', streams: [{ stream: { write: (line) => fs.appendFileSync(file, line) } }] }).info({ body, typed: new Uint8Array(body) }, 'b');
    const log = winston.createLogger({ transports: [new winston.transports.File({ filename: file })] });
    log.info('w', { body, typed: new Uint8Array(body) });
    log.on('finish', () => setTimeout(() => fs.writeSync(1, fs.readFileSync(file)), 200));
    log.end();`;
  const result = await runApp({
    flag: 'require',
    app: { cjs },
    env: { LOG_CONSOLE: 'off' },
    receiver,
  });
  expect(result.stdout.match(/\[Buffer 15 bytes\]/g)).toHaveLength(3);
  expect(result.stdout.match(/\[15 bytes\]/g)).toHaveLength(3);
  expect(result.stdout).not.toMatch(CODES);
});
