import { test } from 'vitest';
import { type OtlpReceiver, startOtlpReceiver } from './otlp-receiver.ts';

/**
 * A test with a receiver of its own: what a former test's application still
 * sends after its end cannot reach it.
 */
export const it = test.extend<{ receiver: OtlpReceiver }>({
  // biome-ignore lint/correctness/noEmptyPattern: vitest reads the parameter's names
  receiver: async ({}, use) => {
    const receiver = await startOtlpReceiver();
    await use(receiver);
    await receiver.close();
  },
});
