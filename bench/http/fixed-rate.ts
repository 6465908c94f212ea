import { Agent, get } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Loaded, Order } from './load.ts';

/**
 * Asks `rate` times a second, whether or not earlier requests have been answered: a service that
 * stalls does not hold back the requests that would notice it (coordinated omission).
 *
 * autocannon has a fixed rate too, but sends a second's requests in one burst, counts whole
 * milliseconds, and takes the rate for milliseconds when it corrects for what it omitted.
 */
export async function askAtRate({ url, seconds, rate }: Order & { kind: 'fixed rate' }) {
  const agent = new Agent({ keepAlive: true });
  const millis: number[] = [];
  const pending: Promise<void>[] = [];
  let failed = 0;
  const startedAt = performance.now();
  for (let n = 0; n < seconds * rate; n++) {
    const wait = startedAt + (n * 1_000) / rate - performance.now();
    if (wait > 0) await sleep(wait);
    pending.push(
      ask(url, agent).then(
        (took) => void millis.push(took),
        () => void failed++,
      ),
    );
  }
  await Promise.all(pending);
  agent.destroy();
  millis.sort((a, b) => a - b);
  const at = (part: number) => millis[Math.floor((millis.length - 1) * part)] ?? Number.NaN;
  const took = (performance.now() - startedAt) / 1_000;
  const requests = millis.length;
  return { requests, seconds: took, failed, p50: at(0.5), p99: at(0.99) } satisfies Loaded;
}

/** Milliseconds from the request to the last byte of the answer. */
function ask(url: string, agent: Agent): Promise<number> {
  return new Promise((resolve, reject) => {
    const sentAt = performance.now();
    get(url, { agent }, (answer) => {
      answer.resume().once('end', () => {
        if (answer.statusCode === 200) resolve(performance.now() - sentAt);
        else reject(new Error(`${answer.statusCode}`));
      });
    }).once('error', reject);
  });
}
