import { createRequire } from 'node:module';
import { SeverityNumber } from '@opentelemetry/api';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { ConsolaBridge } from '../../../src/bridges/consola.ts';
import { bridgeConsole } from '../../../src/bridges/console.ts';
import { DebugBridge } from '../../../src/bridges/debug.ts';
import { Log4jsBridge } from '../../../src/bridges/log4js.ts';
import { LoglevelBridge } from '../../../src/bridges/loglevel.ts';
import { NestjsBridge } from '../../../src/bridges/nestjs.ts';
import type { BridgeHost } from '../../../src/record/log-call.ts';
import { snapshot } from '../../../src/record/snapshot.ts';
import { freshCopy, type RecordingHost, recordingHost } from '../../helpers/recording-host.ts';

// biome-ignore lint/suspicious/noExplicitAny: the loggers under test are untyped on purpose
type Any = any;
type Mode = BridgeHost['consoleMode'];

const require = createRequire(import.meta.url);
const { DEBUG, INFO, WARN, ERROR, FATAL, TRACE } = SeverityNumber;

/** log4js's files are patched as they are loaded; here, when they have been. */
function log4js(host: RecordingHost): Any {
  const library = freshCopy<Any>('log4js');
  const bridge = new Log4jsBridge(host);
  for (const name of [
    'logger',
    'categories',
    'appenders/stdout',
    'appenders/stderr',
    'appenders/console',
  ]) {
    const file = require.resolve(`../../../node_modules/log4js/lib/${name}.js`);
    bridge.patchNamed(`log4js/lib/${name}.js`, require(file));
  }
  return library;
}

function consolaOf(host: RecordingHost): Any {
  const { consola, createConsola } = freshCopy<Any>('consola');
  new ConsolaBridge(host).patch({ consola });
  return { createConsola };
}

/** A logger of each library that takes every level. */
const LOGGERS: Record<string, (host: RecordingHost) => Any> = {
  consola: (host) => {
    const { consola, createConsola } = freshCopy<Any>('consola');
    new ConsolaBridge(host).patch({ consola });
    return createConsola({ level: 5, fancy: false });
  },
  log4js: (host) => {
    const log = log4js(host).getLogger('exams');
    log.level = 'all';
    return log;
  },
  loglevel: (host) => {
    const log = new LoglevelBridge(host).patch(freshCopy<Any>('loglevel')).getLogger('exams');
    log.setLevel('trace', false);
    return log;
  },
  NestJS: (host) => {
    // A class as NestJS's, which is an ES module and the same for every test.
    class ConsoleLogger {
      printMessages(messages: unknown[], context = ''): void {
        process.stdout.write(`[${context}] ${messages.join()}\n`);
      }
      printStackTrace(stack: string): void {
        process.stderr.write(`${stack}\n`);
      }
    }
    new NestjsBridge(host).patch({ ConsoleLogger });
    const logger = new ConsoleLogger() as Any;
    const print = (level: string, stream: string) => (message: unknown, stack?: string) => {
      logger.printMessages([message], 'exams', level, stream, stack);
      if (stack) logger.printStackTrace(stack);
    };
    return {
      logger,
      debug: print('debug', 'stdout'),
      info: print('log', 'stdout'),
      warn: print('warn', 'stdout'),
      error: print('error', 'stderr'),
      fatal: print('fatal', 'stderr'),
    };
  },
  debug: (host) => {
    const createDebug = freshCopy<Any>('debug');
    new DebugBridge(host).patch(createDebug);
    createDebug.enable('exams');
    const debug = createDebug('exams');
    return { debug, info: debug };
  },
};

/** What is written to both streams meanwhile. */
function written(run: () => void): string {
  let text = '';
  const streams = [process.stdout, process.stderr].map((stream) =>
    vi.spyOn(stream, 'write').mockImplementation((chunk) => {
      text += String(chunk);
      return true;
    }),
  );
  try {
    run();
  } finally {
    for (const spy of streams) spy.mockRestore();
  }
  return text;
}

const logged = (name: string, mode: Mode = 'replace'): { log: Any; host: RecordingHost } => {
  // As the pipeline's own, which takes a snapshot of any value first.
  const recording = recordingHost(mode);
  const host = {
    ...recording,
    redactValue: (value: unknown) => recording.redactValue(snapshot(value) ?? null),
  };
  const make = LOGGERS[name] as (host: RecordingHost) => Any;
  return { log: make(host), host };
};

afterEach(() => vi.restoreAllMocks());

describe.each(Object.keys(LOGGERS))('%s', (name) => {
  test('replace: one record, and its own line is ours to print', () => {
    const { log, host } = logged(name);
    expect(written(() => log.info('exam opened'))).toBe('');
    expect(host.calls).toHaveLength(1);
    expect(host.calls[0]).toMatchObject({
      body: 'exam opened',
      consoleTarget: name === 'debug' ? 'stderr' : 'stdout',
    });
  });

  test('keep: its own line stays, redacted, and is recorded once', () => {
    const { log, host } = logged(name, 'keep');
    const stop = bridgeConsole(host);
    const text = written(() => log.info('exam of SECRET opened'));
    stop();
    expect(host.calls.map(({ body }) => body)).toEqual(['exam of SECRET opened']);
    // loglevel prints by the console, which vitest keeps to itself.
    if (name !== 'loglevel') expect(text).toContain('exam of *** opened');
    expect(text).not.toContain('SECRET');
  });

  test('a value that throws breaks no call, and is recorded', () => {
    const { log, host } = logged(name);
    const broken = {
      get patient() {
        throw new Error('getter');
      },
    };
    const hostile = new Proxy(Object.create(null), {
      get: () => {
        throw new Error('trap');
      },
    });
    const values = [broken, Symbol('s'), 10n, null, undefined, () => 1];
    // consola and debug look at it themselves, and throw with or without us.
    if (name !== 'consola' && name !== 'debug') values.push(hostile);
    written(() => {
      for (const value of values) expect(() => log.info(value)).not.toThrow();
    });
    expect(host.failures).toEqual([]);
    expect(host.calls).toHaveLength(values.length);
  });

  test('an Error is the exception of the record', () => {
    if (name === 'debug' || name === 'NestJS') return;
    const { log, host } = logged(name);
    const error = new Error('no such exam');
    written(() => log.error(error));
    expect(host.calls[0]).toMatchObject({
      exception: error,
      consoleTarget: name === 'log4js' ? 'stdout' : 'stderr',
    });
  });
});

describe('severities', () => {
  const table: [string, Record<string, SeverityNumber>][] = [
    [
      'consola',
      {
        trace: TRACE,
        debug: DEBUG,
        log: INFO,
        success: INFO,
        warn: WARN,
        error: ERROR,
        fatal: FATAL,
      },
    ],
    [
      'log4js',
      {
        trace: TRACE,
        debug: DEBUG,
        info: INFO,
        mark: INFO,
        warn: WARN,
        error: ERROR,
        fatal: FATAL,
      },
    ],
    ['loglevel', { trace: TRACE, debug: DEBUG, info: INFO, warn: WARN, error: ERROR }],
    ['NestJS', { debug: DEBUG, info: INFO, warn: WARN, error: ERROR, fatal: FATAL }],
    ['debug', { debug: DEBUG }],
  ];
  test.each(table)('%s', (name, severities) => {
    const { log, host } = logged(name);
    written(() => {
      for (const level of Object.keys(severities)) log[level]('message');
    });
    expect(host.calls.map((call) => call.severityNumber)).toEqual(Object.values(severities));
  });
});

describe('what is special', () => {
  test('log4js: appenders of the application get redacted data, within the call', () => {
    const host = recordingHost();
    const library = log4js(host);
    const got: unknown[] = [];
    const type = { configure: () => (event: Any) => got.push(event.data[0]) };
    library.configure({
      appenders: { own: { type } },
      categories: { default: { appenders: ['own'], level: 'info' } },
    });
    library.getLogger().info('exam of SECRET');
    expect(got).toEqual(['exam of ***']);
    expect(host.calls[0]).toMatchObject({ scope: 'log4js', consoleTarget: 'none' });
  });

  test('log4js: they get a redacted category and context, by the route of the real one', () => {
    const host = recordingHost();
    const library = log4js(host);
    const got: Any[] = [];
    const type = { configure: () => (event: Any) => got.push(event) };
    library.configure({
      appenders: { own: { type }, other: { type: { configure: () => () => {} } } },
      categories: {
        default: { appenders: ['other'], level: 'info' },
        'ward of SECRET': { appenders: ['own'], level: 'info' },
      },
    });
    const log = library.getLogger('ward of SECRET');
    log.addContext('patient', 'SECRET');
    log.info('opened');
    expect(got).toMatchObject([{ categoryName: 'ward of ***', context: { patient: '***' } }]);
    expect(log.context).toEqual({ patient: 'SECRET' });
    expect(host.calls[0]?.scope).toBe('ward of SECRET');
  });

  test('log4js: the context of a logger becomes attributes', () => {
    const { log, host } = logged('log4js');
    log.addContext('ward', 7);
    written(() => log.info('opened', { exam: 17 }));
    expect(host.calls[0]?.attributes).toEqual({ ward: 7, exam: 17 });
  });

  test('consola: a reporter of the application that prints by console makes no second record', () => {
    const host = recordingHost();
    const { consola, createConsola } = freshCopy<Any>('consola');
    new ConsolaBridge(host).patch({ consola });
    const lines: unknown[] = [];
    vi.spyOn(console, 'log').mockImplementation((line) => void lines.push(line));
    const stop = bridgeConsole(host);
    const log = createConsola({ reporters: [{ log: ({ args }: Any) => console.log(args[0]) }] });
    log.withTag('exams').info('exam of SECRET');
    stop();
    expect(lines).toEqual(['exam of ***']);
    expect(host.calls).toHaveLength(1);
    expect(host.calls[0]).toMatchObject({ scope: 'exams', consoleTarget: 'none' });
  });

  test('consola: a reporter gets all of a log object redacted, with its date and functions', () => {
    const { createConsola } = consolaOf(recordingHost());
    const got: Any[] = [];
    const log = createConsola({ reporters: [{ log: (logObject: Any) => got.push(logObject) }] });
    const shape = (): string => 'round';
    log
      .withTag('ward of SECRET')
      .withDefaults({ patient: 'SECRET', shape })
      .info({ message: 'exam', title: 'of SECRET', cause: new Error('SECRET') });
    expect(got).toMatchObject([{ type: 'info', level: 3, tag: 'ward of ***', args: ['exam'] }]);
    const { date, patient, title, cause } = got[0];
    expect(date).toBeInstanceOf(Date);
    expect([patient, title, got[0].shape]).toEqual(['***', 'of ***', shape]);
    expect(cause).toMatchObject({ message: '***' });
  });

  test('consola: the title of a box and fields of a log object are attributes', () => {
    const { log, host } = logged('consola');
    written(() => {
      log.box({ title: 'exams', message: 'opened', style: { padding: 2 } });
      log.withDefaults({ ward: 7 }).info('opened', { exam: 17 });
    });
    expect(host.calls.map(({ body, attributes }) => [body, attributes])).toEqual([
      ['opened', { title: 'exams' }],
      ['opened', { ward: 7, exam: 17 }],
    ]);
  });

  test('consola: a reporter without a prototype is called as any other', () => {
    const host = recordingHost();
    const got: unknown[] = [];
    const reporter = Object.assign(Object.create(null), {
      log: ({ args }: Any) => got.push(...args),
    });
    consolaOf(host)
      .createConsola({ reporters: [reporter] })
      .info('opened');
    expect(got).toEqual(['opened']);
    expect(host.calls).toHaveLength(1);
  });

  test.each([
    ['consola', (log: Any) => log.withTag('ward of SECRET').box({ title: 'SECRET', message: 'x' })],
    [
      'log4js',
      (log: Any) => {
        log.category = 'ward of SECRET';
        log.level = 'all';
        log.info('x');
      },
    ],
    ['NestJS', (log: Any) => log.logger.printMessages(['x'], 'ward of SECRET')],
  ])('%s, keep: the name of a logger is printed redacted', (name, call) => {
    const { log } = logged(name, 'keep');
    const text = written(() => call(log));
    expect(text).toContain('ward of ***');
    expect(text).not.toContain('SECRET');
  });

  test('debug: an output that the application sets stays its own', () => {
    const host = recordingHost();
    const createDebug = freshCopy<Any>('debug');
    new DebugBridge(host).patch(createDebug);
    createDebug.enable('*');
    const lines: string[] = [];
    createDebug.log = (line: string) => lines.push(line);
    createDebug('exams')('opened');
    expect(lines).toHaveLength(1);
    expect(host.calls).toEqual([]);
  });

  test('debug: the record has neither time nor name nor colours in its message', () => {
    const { log, host } = logged('debug');
    written(() => log.debug('exam %d opened', 17));
    expect(host.calls[0]).toMatchObject({ scope: 'exams', body: 'exam 17 opened' });
  });

  test('NestJS: a stack that is passed beside the message becomes the exception', () => {
    const { log, host } = logged('NestJS');
    const stack = 'TypeError: no exam\n    at open (exam.js:1:1)';
    expect(written(() => log.error('no exam', stack))).toBe('');
    expect(host.calls[0]?.exception).toMatchObject({ name: 'TypeError', stack });
  });

  test('NestJS before 11: a stack that is printed by itself is a record of its own', () => {
    class ConsoleLogger {
      printMessages(_messages: unknown[]): void {}
      printStackTrace(_stack: string): void {}
    }
    const host = recordingHost();
    new NestjsBridge(host).patch({ ConsoleLogger });
    const logger = new ConsoleLogger();
    logger.printMessages(['no exam']);
    logger.printStackTrace('TypeError: no exam');
    expect(host.calls.map(({ body }) => body)).toEqual(['no exam', 'stack trace']);
    expect(host.calls[1]).toMatchObject({
      severityNumber: ERROR,
      exception: { name: 'TypeError' },
    });
  });
});
