import { type FaultyRequest, partialSuccess, type Reaction, TAKEN } from './faulty-server.ts';

/** What goes wrong between us and a receiver, and what that may cost. */
export interface Fault {
  readonly name: string;
  readonly react: (request: FaultyRequest) => Reaction;
  /** Milliseconds for which nobody listens at first. */
  readonly closedMillis?: number;
  /** Records that do not arrive; they are in `rejected/`. */
  readonly setAside?: number;
  /** Records that may arrive again. */
  readonly duplicates?: number;
}

export const RECORDS = 60;
export const RECORDS_IN_REQUEST = 20;
export const BAD_RECORD = 33;
/** So many requests meet the fault. */
const TIMES = 3;

const first = (reaction: Reaction) => (request: FaultyRequest) =>
  request.number < TIMES ? reaction : TAKEN;
const HTML = '<!doctype html><title>Sign in to the network</title>';

export const FAULTS: readonly Fault[] = [
  { name: 'refuses connections', react: () => TAKEN, closedMillis: 1500 },
  { name: 'never answers', react: first({ take: false, never: true }) },
  { name: 'resets instead of an answer', react: first({ take: false, reset: true }) },
  {
    name: 'takes it, then resets',
    react: first({ take: true, reset: true }),
    duplicates: TIMES * RECORDS_IN_REQUEST,
  },
  {
    name: '400 for one bad record',
    react: ({ logs }) =>
      logs.some(({ body }) => body === `record ${BAD_RECORD}`)
        ? { take: false, status: 400 }
        : TAKEN,
    setAside: 1,
  },
  {
    name: '400 for everything, for a while',
    react: ({ number }) => (number < 8 ? { take: false, status: 400 } : TAKEN),
  },
  {
    name: '413 above 2000 bytes',
    react: ({ bytes }) => (bytes > 2000 ? { take: false, status: 413 } : TAKEN),
  },
  {
    name: '429 with Retry-After',
    react: first({ take: false, status: 429, headers: { 'retry-after': '1' } }),
  },
  { name: '503', react: first({ take: false, status: 503 }) },
  {
    name: 'partial success',
    // Taken whole, so that a second delivery of what it says it rejected would be seen.
    react: first({ take: true, status: 200, body: partialSuccess(3) }),
  },
  {
    name: 'answers a byte at a time',
    react: () => ({ take: true, status: 200, body: partialSuccess(0), trickle: 20 }),
  },
  {
    name: '200 and a web page, without taking it',
    react: first({
      take: false,
      status: 200,
      headers: { 'content-type': 'text/html' },
      body: HTML,
    }),
  },
  {
    name: 'takes it, answers as text/plain',
    react: () => ({ take: true, status: 200, headers: { 'content-type': 'text/plain' } }),
  },
];
