import { randomInt } from 'node:crypto';

// Below the range from which Linux takes the ports of outgoing connections, and the stack's own:
// none of those takes the port while the server that listens there is away for a moment.
const FROM = 10_000;
const TO = 20_000;
const TRIES = 50;

/** Listens on a port that stays free when the server stops and starts again. */
export async function onQuietPort<T>(listen: (port: number) => Promise<T>): Promise<T> {
  for (let left = TRIES; ; left--) {
    try {
      return await listen(randomInt(FROM, TO));
    } catch (error) {
      // The port is taken; gRPC says so in a text only.
      if (left === 0 || !/EADDRINUSE/.test(String(error))) throw error;
    }
  }
}
