import { EventEmitter } from 'node:events';
import { Readable, Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { setImmediate, setTimeout } from 'node:timers/promises';
import { ROOT_CONTEXT } from '@opentelemetry/api';
import {
  InMemoryLogRecordExporter,
  LoggerProvider,
  SimpleLogRecordProcessor,
} from '@opentelemetry/sdk-logs';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { withExtractedContext } from '../../../src/correlation/jobs/message-span.ts';
import { ContextLogRecordProcessor } from '../../../src/logger/context-processor.ts';
import { getLogger } from '../../../src/logger/get-logger.ts';
import { logFieldsOf, withContext } from '../../../src/logger/log-context.ts';
import { operation } from '../../../src/logger/operation.ts';
import { loggerDoor } from '../../../src/record/logger-door.ts';
import { snapshotAttributes } from '../../../src/record/snapshot.ts';
import { openDoor } from '../../helpers/open-door.ts';

const door = openDoor();
const logger = getLogger('test');

/** The fields of the context of each call, by its message. */
function fieldsByMessage(): Record<string, unknown> {
  return Object.fromEntries(
    door.host.calls.map(({ body }, index) => [
      String(body),
      logFieldsOf(door.contexts[index] ?? ROOT_CONTEXT),
    ]),
  );
}

/** The attributes of one record that passed the stamping. */
function stamped(attributes: Record<string, unknown>): Record<string, unknown> {
  const exporter = new InMemoryLogRecordExporter();
  const inner = new SimpleLogRecordProcessor({ exporter });
  const provider = new LoggerProvider({ processors: [new ContextLogRecordProcessor(inner)] });
  provider.getLogger('test').emit({ body: 'x', attributes: snapshotAttributes(attributes) });
  return exporter.getFinishedLogRecords()[0]?.attributes ?? {};
}

describe('a context', () => {
  it('holds for what is called inside, and ends with it', () => {
    const result = withContext({ tenant: 'north' }, () => {
      logger.info('inside');
      return 42;
    });
    logger.info('outside');
    expect(result).toBe(42);
    expect(fieldsByMessage()).toEqual({ inside: { tenant: 'north' }, outside: undefined });
  });

  it('nests: inner fields win, undefined ones say nothing', () => {
    withContext({ tenant: 'north', ward: 'A' }, () => {
      withContext({ ward: 'B', tenant: undefined }, () => logger.info('inner'));
      logger.info('outer');
    });
    expect(fieldsByMessage()).toEqual({
      inner: { tenant: 'north', ward: 'B' },
      outer: { tenant: 'north', ward: 'A' },
    });
  });

  it('takes its values at the beginning', () => {
    const fields = { list: ['a'], lazy: () => 1 };
    withContext(fields, () => {
      fields.list.push('b');
      logger.info('x');
    });
    expect(fieldsByMessage()).toEqual({ x: { list: ['a'], lazy: 1 } });
  });

  it('passes on what is thrown', () => {
    const error = new Error('mine');
    const fail = (): never => {
      throw error;
    };
    expect(() => withContext({ a: 1 }, fail)).toThrow(error);
    expect(loggerDoor.openContexts).toBe(0);
  });
});

it.each([
  ['withContext', (run: () => unknown) => withContext({ tenant: 'north' }, run)],
  ['operation', (run: () => unknown) => operation('request', run)],
  ['withExtractedContext', (run: () => unknown) => withExtractedContext({}, run)],
])('%s gives back a promise with what was put on it', async (_name, call) => {
  const request = Object.assign(Promise.resolve('body'), { cancel: () => 'cancelled' });
  const returned = call(() => request) as typeof request;
  expect(returned.cancel()).toBe('cancelled');
  expect(await returned).toBe('body');
});

describe('two contexts at the same time do not meet', () => {
  const ways: Record<string, (say: (step: string) => void) => Promise<unknown>> = {
    timers: async (say) => {
      await setTimeout(2);
      say('later');
    },
    promises: (say) =>
      Promise.all([
        Promise.resolve().then(() => say('then')),
        setImmediate().then(() => say('all')),
      ]),
    streams: async (say) => {
      const pass = new Transform({
        objectMode: true,
        transform(chunk, _encoding, done) {
          say(`chunk ${chunk}`);
          done();
        },
      });
      await pipeline(Readable.from(['1', '2']), pass);
    },
    emitters: async (say) => {
      const emitter = new EventEmitter();
      emitter.on('x', () => say('emitted'));
      await setTimeout(1);
      emitter.emit('x');
    },
    'async generators': async (say) => {
      async function* numbers() {
        yield 1;
        await setTimeout(1);
        yield 2;
      }
      for await (const number of numbers()) say(`number ${number}`);
    },
  };

  it.each(Object.entries(ways))('over %s', async (_way, run) => {
    const tenants = ['north', 'south', 'west'];
    await Promise.all(
      tenants.map((tenant) =>
        withContext({ tenant }, () => run((step) => logger.info(`${tenant} ${step}`))),
      ),
    );
    const said = Object.entries(fieldsByMessage());
    expect(said.length).toBeGreaterThanOrEqual(tenants.length);
    for (const [message, fields] of said) expect(fields).toEqual({ tenant: message.split(' ')[0] });
  });
});

describe('a record', () => {
  it('gets the fields and keeps its own', () => {
    withContext({ tenant: 'north', ward: 'A', constructor: 'c' }, () => {
      expect(stamped({ ward: 'B' })).toEqual({ tenant: 'north', ward: 'B', constructor: 'c' });
    });
    expect(stamped({ ward: 'B' })).toEqual({ ward: 'B' });
  });

  it('a field named __proto__ changes nothing', () => {
    withContext(JSON.parse('{"__proto__": {"polluted": true}, "a": 1}'), () => {
      const attributes = stamped({});
      expect(attributes).toEqual({ a: 1 });
      expect(attributes['polluted']).toBeUndefined();
    });
  });

  it('has the fields of the contexts, then of the children, then of the call', () => {
    const fields = fc.dictionary(
      fc.constantFrom('a', 'b', 'c', 'd', 'constructor', 'toString'),
      fc.oneof(fc.integer(), fc.string(), fc.boolean(), fc.constant(undefined)),
    );
    fc.assert(
      fc.property(
        fc.array(fields, { maxLength: 4 }),
        fc.array(fields, { maxLength: 4 }),
        fields,
        (contexts, children, call) => {
          const child = children.reduce((parent, own) => parent.child(own), logger);
          const run = contexts.reduceRight<() => Record<string, unknown>>(
            (inner, own) => () => withContext(own, inner),
            () => {
              child.info('x', call);
              return stamped(door.last().attributes ?? {});
            },
          );
          const expected: Record<string, unknown> = {};
          for (const own of [...contexts, ...children, call]) {
            for (const [key, value] of Object.entries(own)) {
              if (value !== undefined) expected[key] = value;
            }
          }
          expect(run()).toEqual(expected);
        },
      ),
    );
  });
});

describe('open contexts are counted', () => {
  it('until a function returns, or its promise settles', async () => {
    const before = loggerDoor.openContexts;
    const counted = withContext({ a: 1 }, () => loggerDoor.openContexts);
    const waiting = withContext({ a: 1 }, () => setTimeout(1));
    const failing = withContext({ a: 1 }, () => Promise.reject(new Error('mine')));
    expect([counted - before, loggerDoor.openContexts - before]).toEqual([1, 2]);
    await expect(failing).rejects.toThrow('mine');
    await waiting;
    expect(loggerDoor.openContexts).toBe(before);
  });

  it('a query builder is not run, and comes back as it is', () => {
    let ran = 0;
    // biome-ignore lint/suspicious/noThenProperty: that is what a query builder has
    const query = { then: () => ran++ };
    expect(withContext({ a: 1 }, () => query)).toBe(query);
    expect(ran).toBe(0);
  });
});
