// Every place in an application where a value can stand that leaves by one of our outputs. A new
// place is a function here; each is called with every planted value.
const {
  context,
  logs,
  metrics,
  propagation,
  trace,
  SpanStatusCode,
} = require('@opentelemetry/api');
const legacy = require('@opentelemetry/api-logs');
const bunyan = require('bunyan');
const { consola } = require('consola');
const log4js = require('log4js');
const loglevel = require('loglevel');
const pino = require('pino');
const winston = require('winston');
const {
  getLogger,
  healthCheck,
  injectContext,
  operation,
  runHealthChecks,
  timer,
  withContext,
  withCorrelation,
  withExtractedContext,
} = require('@lumen/otel-logger');

const { mkdirSync } = require('node:fs');
const { join } = require('node:path');

/** Files that loggers write by themselves; beside those of ours, where the test looks. */
const folder = process.env.LOG_FILE_PATH ?? '.';
mkdirSync(folder, { recursive: true });
const fileOf = (name) => join(folder, `own-${name}-${process.pid}.log`);
const pinoFile = pino(pino.destination({ dest: fileOf('pino'), sync: true }));
const pinoThread = pino({
  transport: { target: 'pino/file', options: { destination: fileOf('transport') } },
});
const winstonFile = winston.createLogger({
  transports: [new winston.transports.File({ filename: fileOf('winston') })],
});
const bunyanFile = bunyan.createLogger({ name: 'own', streams: [{ path: fileOf('bunyan') }] });

const pinoLog = pino({ level: 'trace' });
const winstonLog = winston.createLogger({
  format: winston.format.combine(winston.format.splat(), winston.format.json()),
  transports: [new winston.transports.Console()],
});
const bunyanLog = bunyan.createLogger({ name: 'planted' });
log4js.configure({
  appenders: { out: { type: 'stdout' }, own: { type: 'file', filename: fileOf('log4js') } },
  categories: { default: { appenders: ['out', 'own'], level: 'info' } },
});
const log4 = log4js.getLogger();
loglevel.setLevel('info');
const own = getLogger('planted');
const emit = (record, ...logger) =>
  logs.getLogger('planted', ...logger).emit({ severityNumber: 9, body: 'emitted', ...record });
const failing = (value) =>
  Object.assign(new Error(`no ${value} here`), { code: 'E_X', detail: value });
const caused = (value) => new Error('outer', { cause: new Error(`inner ${value}`) });

const LOGGERS = {
  'console text': (value) => console.log(`a text with ${value} inside`),
  'console arguments': (value) => console.info('%s and %j', value, { note: value }, value),
  'console object': (value) =>
    console.log({ note: value, list: [value], deep: { er: [{ note: value }] } }),
  'console key': (value) => console.log({ [value]: 1, [`by ${value}`]: { [value]: value } }),
  'console error': (value) => console.error(failing(value), caused(value)),
  'console map': (value) => console.log(new Map([[value, new Set([value])]])),
  'console table': (value) => console.table([{ note: value }]),
  'console group': (value) => {
    console.group(`group ${value}`);
    console.log('in a group');
    console.groupEnd();
  },
  'console count': (value) => console.count(value),
  'console assert': (value) => console.assert(false, value),
  'console trace': (value) => console.trace(value),
  'pino message': (value) => pinoLog.info(`a text with ${value} inside`),
  'pino fields': (value) =>
    pinoLog.warn({ note: value, [value]: { list: [value] } }, 'fields %s', value),
  'pino child': (value) => pinoLog.child({ note: value, [`of ${value}`]: 1 }).info('child'),
  'pino error': (value) => pinoLog.error({ err: failing(value), other: caused(value) }, 'failed'),
  'winston message': (value) => winstonLog.info(`a text with ${value} inside`),
  'winston fields': (value) =>
    winstonLog.warn('fields', { note: value, [value]: { list: [value] } }),
  'winston splat': (value) => winstonLog.info('%s was there', value),
  'winston child': (value) => winstonLog.child({ note: value }).info('child'),
  'winston error': (value) => winstonLog.error('failed', failing(value)),
  'bunyan message': (value) => bunyanLog.info(`a text with ${value} inside`),
  'bunyan fields': (value) => bunyanLog.warn({ note: value, [value]: { list: [value] } }, 'fields'),
  'bunyan child': (value) => bunyanLog.child({ note: value }).info('child'),
  'bunyan error': (value) => bunyanLog.error({ err: failing(value) }, 'failed'),
  'bunyan name': (value) => bunyan.createLogger({ name: value }).info('named'),
  consola: (value) => consola.info(`a text with ${value}`, { note: value }),
  'consola tag': (value) => consola.withTag(value).info('tagged'),
  log4js: (value) => log4.info(`a text with ${value}`, { note: value }),
  'log4js category': (value) => log4js.getLogger(value).info('category'),
  loglevel: (value) => loglevel.info(`a text with ${value}`, { note: value }),
};

const FILES = {
  'file of pino': (value) => pinoFile.warn({ note: value, err: failing(value) }, `with ${value}`),
  'transport of pino': (value) => pinoThread.warn({ note: value, [value]: 1 }, `with ${value}`),
  'file of winston': (value) => winstonFile.warn(`with ${value}`, { note: value, [value]: 1 }),
  'file of bunyan': (value) => bunyanFile.warn({ note: value, [value]: 1 }, `with ${value}`),
};

const OWN_API = {
  'own message': (value) => own.info(`a text with ${value} inside`),
  'own fields': (value) => own.warn('fields', { note: value, [value]: { list: [value] } }),
  'own child': (value) => own.child({ note: value }).info('child'),
  'own error': (value) => own.error('failed', { err: failing(value) }),
  'own event': (value) => own.event(`seen.${value}`, { note: value }, { message: `of ${value}` }),
  'own name': (value) => getLogger(value).info('named'),
  'own context': (value) =>
    withContext({ note: value, [value]: 1 }, () => own.info('in a context')),
  'own correlation': (value) => withCorrelation(value, () => own.info('correlated')),
  operation: (value) =>
    operation(`load ${value}`, () => 1, { fields: { note: value }, correlationId: value }),
  'failing operation': (value) => {
    try {
      operation('load', () => {
        throw failing(value);
      });
    } catch {
      // The application's.
    }
  },
  timer: (value) => timer(`time ${value}`).stop({ note: value }),
};

const SIGNALS = {
  'record body': (value) => emit({ body: value }),
  'record body object': (value) => emit({ body: { note: value, [value]: [value] } }),
  'record attributes': (value) =>
    emit({ attributes: { note: value, [value]: value, list: [value] } }),
  'record event name': (value) => emit({ eventName: `seen ${value}` }),
  'record severity text': (value) => emit({ severityText: value }),
  'record exception': (value) => emit({ exception: failing(value) }),
  'record of an older API': (value) =>
    legacy.logs
      .getLogger(value, value)
      .emit({ severityNumber: 9, body: value, severityText: value }),
  'scope of a logger': (value) => {
    logs
      .getLogger(`scope ${value}`, value, {
        schemaUrl: `x:${value}`,
        attributes: { note: value, [value]: 1 },
      })
      .emit({ severityNumber: 9, body: 'scoped' });
  },
  'span name': (value) => trace.getTracer('planted').startSpan(`GET ${value}`).end(),
  'span attributes': (value) =>
    trace
      .getTracer('planted')
      .startSpan('s', { attributes: { note: value, [value]: value, list: [value] } })
      .end(),
  'span events': (value) => {
    const span = trace.getTracer('planted').startSpan('s');
    span.addEvent(`seen ${value}`, { note: value, [value]: 1 });
    span.recordException(failing(value));
    span.setStatus({ code: SpanStatusCode.ERROR, message: `failed for ${value}` });
    span.end();
  },
  'span links': (value) => {
    const { traceId, spanId } = trace.getTracer('planted').startSpan('other').spanContext();
    trace
      .getTracer('planted')
      .startSpan('s', {
        links: [{ context: { traceId, spanId, traceFlags: 1 }, attributes: { note: value } }],
      })
      .end();
  },
  'scope of a tracer': (value) =>
    trace
      .getTracer(`scope ${value}`, value, { schemaUrl: `x:${value}` })
      .startSpan('s')
      .end(),
  'metric attributes': (value) => {
    const meter = metrics.getMeter('planted');
    meter.createCounter('counted').add(1, { note: value, [value]: value });
    meter.createHistogram('measured').record(1, { note: value });
    meter.createUpDownCounter('up').add(1, { [`of ${value}`]: 1 });
    meter.createGauge('level').record(1, { list: [value] });
  },
  'metric names': (value) =>
    metrics
      .getMeter('planted')
      .createCounter(`of ${value}`, { description: `of ${value}`, unit: value })
      .add(1),
  'scope of a meter': (value) =>
    metrics
      .getMeter(`scope ${value}`, value, { schemaUrl: `x:${value}` })
      .createCounter('c')
      .add(1),
  'observed metrics': (value) => observed.push(value),
};
const observed = [];
metrics
  .getMeter('planted')
  .createObservableCounter('observed')
  .addCallback((result) => {
    for (const value of observed) result.observe(1, { note: value, [value]: 1 });
  });

/** What is written into messages of queues and threads; the test looks at it as at an output. */
const carriers = [];
const MESSAGES = {
  'carrier of a message': (value) => {
    const baggage = propagation.createBaggage({
      note: { value },
      [/^[\w.-]+$/.test(value) ? value : 'k']: { value: '1' },
    });
    context.with(propagation.setBaggage(context.active(), baggage), () =>
      carriers.push(injectContext({})),
    );
  },
  'received message': (value) => {
    const headers = {
      traceparent: '00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01',
      tracestate: `a=1,note=${value.replaceAll(/[^\x21-\x2b\x2d-\x3c\x3e-\x7e]/g, '')}`,
      baggage: `note=${encodeURIComponent(value)}`,
      'X-Correlation-ID': value,
    };
    withExtractedContext(headers, () => {
      own.info('received');
      carriers.push(injectContext(new Map()).entries().toArray());
    });
  },
};

/** What Node prints, and what threads of the application print. */
const PRINTED = {
  warning: (value) => process.emitWarning(`a text with ${value}`),
  'warning with details': (value) => process.emitWarning(failing(value)),
};

/** Past every logger: redacted with LOG_STDOUT alone. */
const UNLOGGED = {
  'written to stdout': (value) => process.stdout.write(`a line with ${value}\n`),
  'written to stderr': (value) => process.stderr.write(`a line with ${value}\n`),
};

let checks = 0;
const ASYNCHRONOUS = {
  'health check': (value) => {
    healthCheck(`check ${value}`, () => ({ status: 'fail', output: `no ${value}` }));
    // All of them run each time, so one run is enough.
    return ++checks === 1 ? new Promise((resolve) => setTimeout(resolve)) : undefined;
  },
};

module.exports = {
  PLACES: {
    ...LOGGERS,
    ...FILES,
    ...OWN_API,
    ...SIGNALS,
    ...MESSAGES,
    ...PRINTED,
    ...(process.env.LOG_STDOUT ? UNLOGGED : {}),
    ...ASYNCHRONOUS,
  },
  carriers,
  finish: () => runHealthChecks(),
};
