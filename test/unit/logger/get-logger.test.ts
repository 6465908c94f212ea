import { setImmediate } from 'node:timers/promises';
import { SeverityNumber } from '@opentelemetry/api';
import { describe, expect, it, vi } from 'vitest';
import { LEVELS } from '../../../src/common/levels.ts';
import { getLogger } from '../../../src/logger/get-logger.ts';
import { withContext } from '../../../src/logger/log-context.ts';
import { timer } from '../../../src/logger/timer.ts';
import { severityOfLevel } from '../../../src/record/severity.ts';
import { openDoor } from '../../helpers/open-door.ts';

const door = openDoor();
const logger = getLogger('media');
/** A call that a type-checker would refuse. */
const unchecked = (value: unknown): never => value as never;

describe('a call', () => {
  it.each(LEVELS)('%s becomes one record with its severity', (level) => {
    logger[level]('uploaded', { images: 3 });
    expect(door.host.calls).toEqual([
      expect.objectContaining({
        scope: 'media',
        severityNumber: severityOfLevel(level),
        severityText: level,
        body: 'uploaded',
        attributes: { images: 3 },
        exception: undefined,
      }),
    ]);
  });

  it('needs no fields', () => {
    logger.info('uploaded');
    expect(door.last()).toMatchObject({ body: 'uploaded', attributes: undefined });
  });

  it('needs no `this`, so that a promise can be given one', async () => {
    const error = new Error('no');
    await Promise.reject(error).catch(logger.error);
    const { event } = logger.child({ ward: 'B12' });
    event('exam.uploaded');
    expect(door.host.calls).toMatchObject([
      { severityText: 'error', exception: error },
      { eventName: 'exam.uploaded', attributes: { ward: 'B12' } },
    ]);
  });

  it('of a logger without a name is of `app`', () => {
    getLogger().info('x');
    getLogger(unchecked({})).info('x');
    expect(door.host.calls.map(({ scope }) => scope)).toEqual(['app', 'app']);
  });
});

describe('below the level', () => {
  it('nothing is recorded and no lazy value is called', () => {
    door.setLevel(SeverityNumber.WARN);
    const never = (): never => {
      throw new Error('called');
    };
    logger.info(never, { rows: never });
    logger.debug(never, never);
    logger.child({ ward: 'B' }).trace(never);
    logger.event('x', { rows: never });
    expect(door.host.calls).toEqual([]);
  });

  it('isEnabled says so', () => {
    door.setLevel(SeverityNumber.WARN);
    expect(LEVELS.filter((level) => logger.isEnabled(level))).toEqual(['warn', 'error', 'fatal']);
    expect(logger.isEnabled(unchecked('warning'))).toBe(false);
  });
});

describe('lazy values', () => {
  it('are called once: messages, fields, all fields', () => {
    let calls = 0;
    const count = (): number => ++calls;
    logger.info(() => `message ${count()}`, { first: count });
    logger.info('all', () => ({ second: count() }));
    expect(door.host.calls).toMatchObject([
      { body: 'message 2', attributes: { first: 1 } },
      { body: 'all', attributes: { second: 3 } },
    ]);
  });

  it('that throw are said to be unreadable', () => {
    const broken = (): never => {
      throw new Error('mine');
    };
    logger.info(broken, { rows: broken, other: 1 });
    logger.info('all', broken);
    expect(door.host.calls).toMatchObject([
      { body: '[Unreadable]', attributes: { rows: '[Unreadable]', other: 1 } },
      { body: 'all', attributes: { value: '[Unreadable]' } },
    ]);
  });
});

describe('a lazy value that is async and rejects', () => {
  const late = unchecked(async () => {
    throw new Error('too late');
  });
  it.each([
    ['as a field', () => logger.info('x', { rows: late })],
    ['as the message', () => logger.info(late)],
    ['as all fields', () => logger.info('x', late)],
    ['of a child', () => logger.child({ rows: late }).info('x')],
    ['of a context', () => withContext({ rows: late }, () => logger.info('x'))],
    ['of a timer', () => timer('x').stop({ rows: late })],
  ])('%s does not end the process', async (_where, call) => {
    const unhandled = vi.fn();
    process.on('unhandledRejection', unhandled);
    call();
    await setImmediate();
    process.off('unhandledRejection', unhandled);
    expect(unhandled).not.toHaveBeenCalled();
    expect(door.host.calls).toHaveLength(1);
  });
});

describe('an Error', () => {
  const error = Object.assign(new TypeError('boom'), { code: 'E_BOOM' });

  it.each(['err', 'error'])(
    'under `%s` is the exception; what else it holds stays there',
    (key) => {
      logger.error('failed', { [key]: error, images: 3 });
      expect(door.last()).toMatchObject({
        body: 'failed',
        exception: error,
        attributes: { [key]: { code: 'E_BOOM' }, images: 3 },
      });
    },
  );

  it('in the place of the fields, or of the message, is the exception too', () => {
    logger.error('failed', error);
    logger.error(error, { images: 3 });
    logger.error(new Error('plain'));
    expect(door.host.calls).toMatchObject([
      { body: 'failed', exception: error, attributes: { err: { code: 'E_BOOM' } } },
      { body: 'boom', exception: error, attributes: { images: 3 } },
      { body: 'plain', exception: new Error('plain') },
    ]);
  });

  it('beside another one stays a field, as does what else was thrown', () => {
    const second = new Error('second');
    logger.error('failed', { err: error, error: second });
    logger.error('failed', { err: 'a text' });
    expect(door.host.calls).toMatchObject([
      { exception: error, attributes: { error: second } },
      { exception: undefined, attributes: { err: 'a text' } },
    ]);
  });
});

describe('a child', () => {
  it('adds its fields to every record; names and parents stay', () => {
    const child = logger.child({ ward: 'B12', site: 'north' }).child({ bed: 3 });
    child.info('x', { images: 3 });
    logger.info('y');
    expect(child.name).toBe('media');
    expect(door.host.calls).toMatchObject([
      { attributes: { ward: 'B12', site: 'north', bed: 3, images: 3 } },
      { body: 'y', attributes: undefined },
    ]);
  });

  it('takes its fields when it is made', () => {
    const fields = { ward: 'B12' };
    const child = logger.child(fields);
    fields.ward = 'changed';
    child.info('x');
    expect(door.last().attributes).toEqual({ ward: 'B12' });
  });

  it("keeps its Error until a call's own takes the place", () => {
    const [first, second] = [new Error('first'), new Error('second')];
    const child = logger.child({ err: first });
    child.info('x');
    child.info('x', { err: second });
    expect(door.host.calls).toMatchObject([
      { attributes: { err: first } },
      { exception: second, attributes: {} },
    ]);
    expect(door.last().attributes).toEqual({});
  });
});

describe('an event', () => {
  it('has its name, which is its message too', () => {
    logger.event('exam.uploaded', { images: 3 });
    logger.event('exam.failed', {}, { level: 'error', message: () => 'no images' });
    expect(door.host.calls).toMatchObject([
      { eventName: 'exam.uploaded', body: 'exam.uploaded', severityText: 'info' },
      { eventName: 'exam.failed', body: 'no images', severityText: 'error' },
    ]);
  });

  it('of a level that nobody knows is info', () => {
    logger.event('x', {}, { level: unchecked('notice') });
    expect(door.last()).toMatchObject({ severityText: 'info', severityNumber: 9 });
  });
});

describe('what no type-checker saw', () => {
  const hostile = new Proxy(
    {},
    {
      ownKeys() {
        throw new Error('mine');
      },
      get() {
        throw new Error('mine');
      },
      getPrototypeOf() {
        throw new Error('mine');
      },
    },
  );

  it('costs a marker, never a throw', () => {
    const getter = {
      ok: 1,
      get broken(): never {
        throw new Error('mine');
      },
    };
    const child = logger.child(getter);
    child.info('x', getter);
    expect(door.last().attributes).toEqual({ ok: 1, broken: '[Unreadable]' });
    for (const value of [hostile, 42, null, Symbol('x'), 5n]) {
      child.info(unchecked(value), unchecked(value));
      logger.child(unchecked(value)).event(unchecked(value), unchecked(value));
    }
    expect(door.host.calls).toHaveLength(11);
    expect(door.host.failures).toEqual([]);
  });

  it('a field named __proto__ is a field', () => {
    logger.child(JSON.parse('{"__proto__": {"a": 1}}')).info('x', JSON.parse('{"b": 2}'));
    const { attributes = {} } = door.last();
    expect(Object.getPrototypeOf(attributes)).toBe(Object.prototype);
    expect(Object.keys(attributes)).toContain('b');
  });
});
