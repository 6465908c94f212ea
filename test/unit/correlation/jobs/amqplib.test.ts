import '../fixtures/wired-sdk.ts';
import { createRequire } from 'node:module';
import type { Options } from 'amqplib';
import { describe, expect, test } from 'vitest';
import {
  getCorrelationId,
  withCorrelation,
} from '../../../../src/correlation/correlation-context.ts';
import { AmqplibInstrumentation } from '../../../../src/correlation/jobs/amqplib.ts';

const require = createRequire(import.meta.url);

interface Published {
  exchange: unknown;
  options: Options.Publish;
}
type Callback = (message: unknown) => unknown;

/** A channel class as amqplib's, which keeps what it is given. */
function channelClass() {
  return class Channel {
    published: Published[] = [];
    callback: Callback | undefined;
    publish(exchange: unknown, _key: unknown, _content: unknown, options?: Published['options']) {
      this.published.push({ exchange, options: options as Published['options'] });
      return true;
    }
    consume(_queue: unknown, callback: Callback) {
      this.callback = callback;
      return 'consuming';
    }
  };
}

const FILES = ['channel_model.js', 'callback_model.js'].map((file) => `amqplib/lib/${file}`);

describe('amqplib', () => {
  test.each(FILES)('%s has the methods that are patched', (file) => {
    const { Channel } = require(`${process.cwd()}/node_modules/${file}`);
    expect(Object.hasOwn(Channel.prototype, 'publish')).toBe(true);
    expect(Object.hasOwn(Channel.prototype, 'consume')).toBe(true);
  });

  test.each(FILES)('%s: a message is taken under the ID it was published in', (file) => {
    const Channel = channelClass();
    new AmqplibInstrumentation().patchNamed(file, { Channel });
    const channel = new Channel();
    const options = { headers: { mine: 1 }, persistent: true };
    withCorrelation('order-7f3a', () => channel.publish('', 'reports', Buffer.from('17'), options));
    const sent = channel.published[0]?.options;
    expect(sent).toMatchObject({ persistent: true, headers: { mine: 1 } });
    expect(options.headers).toEqual({ mine: 1 });
    expect(channel.consume('reports', () => getCorrelationId())).toBe('consuming');
    expect(channel.callback?.({ properties: sent })).toBe('order-7f3a');
  });

  test('options and headers that are inherited are sent too', () => {
    const Channel = channelClass();
    new AmqplibInstrumentation().patchNamed(FILES[0] as string, { Channel });
    const channel = new Channel();
    const defaults = { persistent: true, headers: Object.create({ tenant: 'north' }) };
    const options = Object.create(defaults, { appId: { value: 'exams' } });
    withCorrelation('order-7f3a', () => channel.publish('', 'reports', Buffer.from(''), options));
    const sent = channel.published[0]?.options;
    expect([sent?.persistent, sent?.appId]).toEqual([true, 'exams']);
    expect(sent?.headers).toMatchObject({ tenant: 'north', 'X-Correlation-ID': 'order-7f3a' });
  });

  test('a message without headers is taken under a new ID, a cancellation under none', () => {
    const Channel = channelClass();
    new AmqplibInstrumentation().patchNamed(FILES[0] as string, { Channel });
    const channel = new Channel();
    channel.consume('reports', (message) => [message, getCorrelationId()]);
    const [, id] = (channel.callback?.({ properties: {} }) ?? []) as unknown[];
    expect(id).toMatch(/^[0-9a-f-]{36}$/);
    expect(channel.callback?.(null)).toEqual([null, undefined]);
  });
});
