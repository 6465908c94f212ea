import '../fixtures/wired-sdk.ts';
import { once } from 'node:events';
import { MessageChannel, type MessagePort } from 'node:worker_threads';
import { expect, test } from 'vitest';
import {
  getCorrelationId,
  withCorrelation,
} from '../../../../src/correlation/correlation-context.ts';
import {
  onMessageWithContext,
  postMessageWithContext,
} from '../../../../src/correlation/jobs/worker-messages.ts';

/** Posts one message and tells what the other side got, and under which ID. */
async function deliver(
  post: (port: MessagePort) => void,
): Promise<{ value: unknown; id: string | undefined }> {
  const { port1, port2 } = new MessageChannel();
  const got = new Promise<{ value: unknown; id: string | undefined }>((resolve) => {
    onMessageWithContext(port2, (value) => resolve({ value, id: getCorrelationId() }));
  });
  post(port1);
  const result = await got;
  port1.close();
  return result;
}

test('a message is taken under the ID it was posted in', async () => {
  const { value, id } = await deliver((port) =>
    withCorrelation('order-7f3a', () => postMessageWithContext(port, { exam: 17 })),
  );
  expect(value).toEqual({ exam: 17 });
  expect(id).toBe('order-7f3a');
});

test('what is transferred arrives', async () => {
  const bytes = new Uint8Array([1, 2, 3]);
  const { value } = await deliver((port) => postMessageWithContext(port, bytes, [bytes.buffer]));
  expect(value).toEqual(new Uint8Array([1, 2, 3]));
  expect(bytes.byteLength).toBe(0);
});

test('a message posted without a context is passed on, under a new ID', async () => {
  const { value, id } = await deliver((port) => port.postMessage('plain'));
  expect(value).toBe('plain');
  expect(id).toMatch(/^[0-9a-f-]{36}$/);
});

test('the listener can be taken off', async () => {
  const { port1, port2 } = new MessageChannel();
  const got: unknown[] = [];
  const stop = onMessageWithContext(port2, (value) => got.push(value));
  stop();
  postMessageWithContext(port1, 'late');
  await once(port2, 'message');
  port1.close();
  expect(got).toEqual([]);
});
