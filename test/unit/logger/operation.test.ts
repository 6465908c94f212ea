import { SpanStatusCode, trace } from '@opentelemetry/api';
import {
  InMemorySpanExporter,
  SimpleSpanProcessor,
  TracerProvider,
} from '@opentelemetry/sdk-trace';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { getLogger } from '../../../src/logger/get-logger.ts';
import { operation } from '../../../src/logger/operation.ts';
import { timer } from '../../../src/logger/timer.ts';
import { traceable } from '../../../src/logger/traceable.ts';
import { loggerDoor } from '../../../src/record/logger-door.ts';
import { collectedMetrics } from '../../helpers/collected-metrics.ts';
import { misfits } from '../../helpers/misfits.ts';
import { openDoor } from '../../helpers/open-door.ts';

const door = openDoor();
const metrics = collectedMetrics();
let spans: InMemorySpanExporter;

beforeEach(() => {
  spans = new InMemorySpanExporter();
  trace.setGlobalTracerProvider(
    new TracerProvider({ spanProcessors: [new SimpleSpanProcessor({ exporter: spans })] }),
  );
});
afterEach(() => trace.disable());

const said = (): unknown[] => door.host.calls.map(({ severityText, body }) => [severityText, body]);
const spanIds = (): unknown[] =>
  door.contexts.map((context) => trace.getSpanContext(context)?.spanId);

describe.each([
  { kind: 'a function', run: <T>(result: () => T): T => result() },
  { kind: 'an async function', run: async <T>(result: () => T): Promise<T> => result() },
])('an operation around $kind', ({ run }) => {
  it('logs its start and its end, with the duration, and returns the result', async () => {
    const result = { images: 3 };
    const got = operation('upload', () => run(() => result), { fields: { ward: 'B12' } });
    expect(await got).toBe(result);
    expect(said()).toEqual([
      ['debug', 'upload started'],
      ['info', 'upload finished'],
    ]);
    expect(door.host.calls[0]?.attributes).toEqual({ ward: 'B12', operation: 'upload' });
    expect(door.last()).toMatchObject({
      scope: 'operations',
      attributes: {
        ward: 'B12',
        operation: 'upload',
        outcome: 'success',
        duration_ms: expect.any(Number),
      },
    });
  });

  it('logs a failure with the exception, and throws the same', async () => {
    const error = Object.assign(new RangeError('no'), { code: 'E_NO' });
    const fail = (): never => {
      throw error;
    };
    const caught = await (async () => operation('upload', () => run(fail)))().catch((e) => e);
    expect(caught).toBe(error);
    expect(said().at(-1)).toEqual(['error', 'upload failed']);
    expect(door.last()).toMatchObject({
      exception: error,
      attributes: { operation: 'upload', outcome: 'failure', err: { code: 'E_NO' } },
    });
  });

  it('is one span, in which its records are, with its exception', async () => {
    await operation('good', () => run(() => getLogger().info('inside')));
    const fail = (): never => {
      throw new RangeError('no');
    };
    await (async () => operation('bad', () => run(fail)))().catch(() => {});
    const [good, bad] = spans.getFinishedSpans();
    expect([good?.name, bad?.name]).toEqual(['good', 'bad']);
    expect(good?.status.code).toBe(SpanStatusCode.UNSET);
    expect(bad?.status).toEqual({ code: SpanStatusCode.ERROR, message: 'no' });
    expect(bad?.events[0]?.attributes).toMatchObject({ 'exception.type': 'RangeError' });
    const [a, b] = [good?.spanContext().spanId, bad?.spanContext().spanId];
    expect(spanIds()).toEqual([a, a, a, b, b]);
  });

  it('counts in operation_duration_seconds by name and outcome', async () => {
    await operation('upload', () => run(() => 1));
    await operation('upload', () => run(() => 2));
    const fail = (): never => {
      throw new Error('no');
    };
    await (async () => operation('upload', () => run(fail)))().catch(() => {});
    expect(await metrics.counts('operation_duration_seconds')).toEqual([
      [{ operation: 'upload', outcome: 'success' }, 2],
      [{ operation: 'upload', outcome: 'failure' }, 1],
    ]);
  });

  it('is an open context until it ends', async () => {
    const before = loggerDoor.openContexts;
    expect(await operation('x', () => run(() => loggerDoor.openContexts))).toBe(before + 1);
    expect(loggerDoor.openContexts).toBe(before);
  });
});

describe('an operation', () => {
  it('inside another one is its child, and each logs to its own logger', () => {
    const logger = getLogger('media').child({ site: 'north' });
    operation('outer', () => operation('inner', () => {}), { logger, level: 'debug' });
    const [inner, outer] = spans.getFinishedSpans();
    expect(inner?.parentSpanContext?.spanId).toBe(outer?.spanContext().spanId);
    expect(said()).toEqual([
      ['debug', 'outer started'],
      ['debug', 'inner started'],
      ['info', 'inner finished'],
      ['debug', 'outer finished'],
    ]);
    expect(door.last()).toMatchObject({ scope: 'media', attributes: { site: 'north' } });
  });

  it('gives its span to the function', () => {
    operation('x', (span) => span.setAttribute('images', 3));
    expect(spans.getFinishedSpans()[0]?.attributes).toEqual({ images: 3 });
  });

  it.each([
    ['a text', 'text', 'text'],
    ['nothing', undefined, 'null'],
    ['an object', { reason: 'full' }, '{"reason":"full"}'],
  ])('that threw %s has an exception that tells it', (_name, thrown, message) => {
    let caught: unknown = 'nothing was thrown';
    try {
      operation('x', () => {
        throw thrown;
      });
    } catch (error) {
      caught = error;
    }
    expect(caught).toBe(thrown);
    expect(door.last().exception).toMatchObject({ message });
  });

  it('runs a query builder once, inside', async () => {
    let ran = 0;
    const query = {
      // biome-ignore lint/suspicious/noThenProperty: that is what a query builder has
      then(resolve: (rows: number[]) => void) {
        ran++;
        getLogger().info('query');
        resolve([1, 2]);
      },
    };
    expect(await operation('select', () => query as unknown as Promise<number[]>)).toEqual([1, 2]);
    expect(ran).toBe(1);
    expect(new Set(spanIds()).size).toBe(1);
    expect(said().at(-1)).toEqual(['info', 'select finished']);
  });

  it('a rejection that nobody handles stays one', async () => {
    const unhandled = new Promise((resolve) => process.once('unhandledRejection', resolve));
    const error = new Error('nobody cares');
    void operation('x', () => Promise.reject(error));
    expect(await unhandled).toBe(error);
  });

  it('works with a logger and a tracer that throw', () => {
    const broken = (): never => {
      throw new Error('mine');
    };
    const logger = { info: broken, debug: broken } as never;
    trace.disable();
    trace.setGlobalTracerProvider({ getTracer: broken });
    expect(operation('x', () => 1, { logger })).toBe(1);
  });

  it('leaves no identifier in a span, which may be exported by an SDK that is not ours', () => {
    const fail = (): never => {
      throw new Error('SECRET', { cause: new Error('SECRET too') });
    };
    expect(() => operation('import SECRET', fail)).toThrow('SECRET');
    const [span] = spans.getFinishedSpans();
    expect(span?.name).toBe('import ***');
    expect(span?.status.message).toBe('***');
    expect(JSON.stringify(span?.events)).toContain('*** too');
    expect(JSON.stringify(span?.events)).not.toContain('SECRET');
  });

  it('nor in the metric', async () => {
    operation('import SECRET', () => {});
    expect(await metrics.counts('operation_duration_seconds')).toEqual([
      [{ operation: 'import ***', outcome: 'success' }, 1],
    ]);
  });
});

it('an operation whose logger throws is measured, and its span ends', async () => {
  const info = (): never => {
    throw new Error('mine');
  };
  operation('upload', () => 5, { logger: { ...getLogger(), info } });
  expect(spans.getFinishedSpans()).toHaveLength(1);
  expect(await metrics.counts('operation_duration_seconds')).toEqual([
    [{ operation: 'upload', outcome: 'success' }, 1],
  ]);
});

describe.each(misfits)('%s as a name or as options', (_what, misfit) => {
  const given = misfit as never;

  it('changes nothing for what an operation runs', () => {
    expect(operation(given, () => 5)).toBe(5);
    expect(operation('x', () => 5, given)).toBe(5);
    expect(operation('x', () => 5, { logger: given, level: given, fields: given })).toBe(5);
    expect(traceable(() => 5, given)()).toBe(5);
  });

  it('does not make a timer throw', async () => {
    timer(given).stop(given);
    timer('upload', given).stop();
    timer('upload', { logger: given, level: given }).stop();
    expect(await metrics.counts('operation_duration_seconds')).toContainEqual([
      { operation: 'upload', outcome: 'success' },
      2,
    ]);
  });
});

describe('a timer', () => {
  it('logs and counts once, however often it is stopped', async () => {
    const upload = timer('upload');
    const duration = upload.stop({ images: 3, duration_ms: 'not this one' });
    expect(upload.stop()).toBe(duration);
    expect(said()).toEqual([['info', 'upload finished']]);
    expect(door.last().attributes).toEqual({
      images: 3,
      operation: 'upload',
      duration_ms: duration,
    });
    expect(await metrics.counts('operation_duration_seconds')).toEqual([
      [{ operation: 'upload', outcome: 'success' }, 1],
    ]);
  });

  it('logs to a logger and a level of its own', () => {
    timer('x', { logger: getLogger('media'), level: 'debug' }).stop();
    timer('x', { level: 'notice' as never }).stop();
    expect(door.host.calls).toMatchObject([
      { scope: 'media', severityText: 'debug' },
      { scope: 'operations', severityText: 'info' },
    ]);
  });
});
