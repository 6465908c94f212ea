import { Writable } from 'node:stream';
import pino from 'pino';
import { describe, expect, it } from 'vitest';
import winston from 'winston';
import { pinoRedaction, winstonRedaction } from '../../../src/redaction/index.ts';
import { hostileValues } from '../../helpers/hostile-values.ts';

const SECRET = 'jane.planted@example.org';

function collector(): { lines: string[]; stream: Writable } {
  const lines: string[] = [];
  const stream = new Writable({
    write: (chunk, _encoding, done) => {
      lines.push(String(chunk));
      done();
    },
  });
  return { lines, stream };
}

describe('pinoRedaction', () => {
  it('redacts fields, bindings, errors and the message of a line, and keeps the rest', () => {
    const { lines, stream } = collector();
    const logger = pino({ ...pinoRedaction(), base: { service: 'media' } }, stream);
    const error = new Error(`no ${SECRET}`);
    logger.child({ email: SECRET }).warn({ err: error, n: 7, password: 'x' }, `to ${SECRET}`);
    const record = JSON.parse(lines[0] as string);
    expect(lines[0]).not.toContain(SECRET);
    expect(lines[0]?.endsWith('\n')).toBe(true);
    expect(record).toMatchObject({
      level: 40,
      service: 'media',
      n: 7,
      email: 'REDACTED',
      password: 'REDACTED',
      msg: 'to REDACTED',
    });
  });

  it('leaves a clean line as pino wrote it', () => {
    const { lines, stream } = collector();
    pino({ ...pinoRedaction(), timestamp: false, base: {} }, stream).info({ a: 1e21 }, 'ok');
    expect(lines[0]).toBe('{"level":30,"a":1e+21,"msg":"ok"}\n');
  });
});

describe('winstonRedaction', () => {
  const log = (formats: winston.Logform.Format[], write: (logger: winston.Logger) => void) => {
    const { lines, stream } = collector();
    const format = winston.format.combine(...formats, winstonRedaction() as winston.Logform.Format);
    write(
      winston.createLogger({ format, transports: [new winston.transports.Stream({ stream })] }),
    );
    return lines;
  };

  it('redacts fields, message and a line that another format wrote', () => {
    const lines = log([winston.format.json()], (logger) =>
      logger.warn(`to ${SECRET}`, { email: SECRET, n: 7 }),
    );
    expect(JSON.parse(lines[0] as string)).toEqual({
      level: 'warn',
      message: 'to REDACTED',
      email: 'REDACTED',
      n: 7,
    });
  });

  it('comes before a format that writes the line, too', () => {
    const { lines, stream } = collector();
    const format = winston.format.combine(
      winstonRedaction() as winston.Logform.Format,
      winston.format.printf(({ level, message }) => `${level} ${message}`),
    );
    winston
      .createLogger({ format, transports: [new winston.transports.Stream({ stream })] })
      .info(`to ${SECRET}`);
    expect(lines[0]).toMatch(/^info to REDACTED\r?\n$/);
  });

  for (const { name, make } of hostileValues(SECRET)) {
    it(`lets nothing through and never throws: ${name}`, () => {
      const transform = winstonRedaction().transform;
      const clean = transform({ level: 'info', message: make(), field: make() });
      expect(JSON.stringify(clean)).not.toContain(SECRET);
      expect(clean.level).toBe('info');
    });
  }
});
