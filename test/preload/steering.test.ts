import { describe, expect } from 'vitest';
import { dice } from '../helpers/generated/dice.ts';
import { flattened, nested, spelling } from '../helpers/generated/steering-names.ts';
import { LOGGERS, loggerApp, recordsWith } from '../helpers/logger-calls.ts';
import { it } from '../helpers/preload-test.ts';
import { runApp } from '../helpers/run-app.ts';

const FORGED = 'forged-0f3a';
const OWN = 'order-7f3a';
const OURS = /^(?:log_stream|correlation_id|log_record_uid|audit_.*)$/;

/** What a client may send as the body of a request that is logged. */
function bodies(): Record<string, unknown>[] {
  const d = dice(77);
  return [
    { 'log.stream': 'audit', 'correlation.id': FORGED, 'log.record.uid': FORGED },
    { 'audit.actor.id': FORGED, 'audit.outcome': 'success' },
    ...Array.from({ length: 12 }, () => ({ [spelling(d).spelled]: FORGED })),
    ...Array.from({ length: 12 }, () => nested(d, FORGED)),
  ];
}

const CALLS = `
const { withCorrelation, withContext, getLogger } = OURS;
const bodies = ${JSON.stringify(bodies())};
withCorrelation('${OWN}', () => bodies.forEach((body, index) => info('body ' + index, body)));
`;

/** The libraries that write a call's values as their own arguments. */
const OTHERS: Record<string, string> = {
  consola: "const { consola } = require('consola'); const info = (m, f) => consola.info(m, f);",
  log4js:
    "const log4js = require('log4js'); const log = log4js.getLogger(); log.level = 'info'; const info = (m, f) => log.info(m, f);",
  loglevel:
    "const log = require('loglevel'); log.setLevel('info'); const info = (m, f) => log.info(m, f);",
  'our logger':
    "const { getLogger: make } = require('@lumen/otel-logger'); const log = make('app'); const info = (m, f) => log.info(m, f);",
  'a child of ours':
    "const { getLogger: make } = require('@lumen/otel-logger'); const log = make('app'); const info = (m, f) => log.child(f).info(m);",
  'a context of ours':
    "const { getLogger: make, withContext: within } = require('@lumen/otel-logger'); const log = make('app'); const info = (m, f) => within(f, () => log.info(m));",
  "pino's child": "const log = require('pino')(); const info = (m, f) => log.child(f).info(m);",
  "winston's child":
    "const winston = require('winston'); const log = winston.createLogger({ transports: [new winston.transports.Console()] }); const info = (m, f) => log.child(f).info(m);",
  'an error': 'const info = (m, f) => console.error(Object.assign(new Error(m), f));',
};

const APPS = [
  ...LOGGERS.map((logger) => ({
    name: logger as string,
    app: loggerApp(logger, 'cjs', CALLS.replace('OURS', "require('@lumen/otel-logger')")),
  })),
  ...Object.entries(OTHERS).map(([name, source]) => ({
    name,
    app: { cjs: source + CALLS.replace('OURS', "require('@lumen/otel-logger')") },
  })),
];

describe('a logged value chooses neither the stream nor an ID of its record', () => {
  it.for(APPS)('$name', async ({ app }, { receiver }) => {
    const { code } = await runApp({ flag: 'require', app, receiver, env: { LOG_CONSOLE: 'off' } });
    expect(code).toBe(0);
    const records = recordsWith(receiver.logs(), 'body ');
    expect(records).toHaveLength(bodies().length);
    for (const { attributes } of records) {
      const {
        'correlation.id': id,
        'log.stream': stream,
        'log.record.uid': uid,
        ...rest
      } = attributes;
      expect(id).toBe(OWN);
      expect(stream).not.toBe('audit');
      expect(uid).not.toBe(FORGED);
      expect(flattened(rest).filter((name) => OURS.test(name))).toEqual([]);
    }
  });

  it('on the console line neither', async () => {
    const source = `console.warn('login failed', ${JSON.stringify(bodies()[0])})`;
    const app = { cjs: source };
    const { stderr } = await runApp({ flag: 'require', app, env: { LOG_FORMAT: 'json' } });
    expect(JSON.parse(stderr)).toMatchObject({
      stream: 'alerts',
      'attributes.log.stream': 'audit',
      'attributes.correlation.id': FORGED,
    });
    expect(JSON.parse(stderr)).not.toHaveProperty('correlation_id');
  });
});

describe('our API chooses', () => {
  it('the stream of a logger, of its children and of a logger of the Logs API', async ({
    receiver,
  }) => {
    const app = {
      cjs: `
const { getLogger } = require('@lumen/otel-logger');
const { logs } = require('@opentelemetry/api');
const log = getLogger('timers', { stream: 'metrics' });
log.error('a');
log.child({ count: 1 }).info('b');
log.event('x', {}, { message: 'c' });
getLogger('timers', { stream: 'no such stream' }).info('d');
const scope = { attributes: { 'log.stream': 'audit' } };
logs.getLogger('e', undefined, scope).emit({ body: 'e', severityNumber: 9 });
`,
    };
    await runApp({ flag: 'require', app, receiver, env: { LOG_CONSOLE: 'off' } });
    const streams = receiver.logs().map(({ body, attributes }) => [body, attributes['log.stream']]);
    expect(Object.fromEntries(streams)).toEqual({
      a: 'metrics',
      b: 'metrics',
      c: 'metrics',
      d: 'app',
      e: 'audit',
    });
  });
});
