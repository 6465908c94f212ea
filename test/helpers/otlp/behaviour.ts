import type { Signal } from './messages.ts';

/**
 * What the receiver does with a request.
 * - `ok`: takes it and answers success.
 * - `refuse`: the port is closed.
 * - `hang`: takes the connection and the request, never answers.
 * - `reset`: resets the connection in the middle of the request's body.
 * - `trickle`: takes it and answers success, a byte at a time.
 * - `status`: takes nothing and answers this HTTP status (gRPC: the matching code).
 * - `rejected`: takes it and answers that this many of its items were rejected.
 */
export type Behaviour =
  | 'ok'
  | 'refuse'
  | 'hang'
  | 'reset'
  | 'trickle'
  | { status: number; retryAfter?: string }
  | { rejected: number; message: string };

/** One after another, a request each; the last one stays. `refuse` stands alone. */
export type Script = Behaviour | readonly [Behaviour, ...Behaviour[]];

export interface ReceivedRequest {
  signal: Signal;
  protocol: 'http/protobuf' | 'http/json' | 'grpc';
  path: string;
  headers: Record<string, string>;
  /** As it came over the wire (gRPC: decompressed by the library). */
  bytes: number;
  items: number;
  /** Whether its items are in `logs()`, `spans()` or `metrics()`. */
  taken: boolean;
}

/** What the two servers need from the receiver. */
export interface RequestSink {
  /** Moves the script on by one. */
  nextBehaviour(): Behaviour;
  /** Stores what a request holds. */
  receive(
    request: Omit<ReceivedRequest, 'items' | 'taken'>,
    message: Record<string, unknown>,
    taken: boolean,
  ): void;
}

const REJECTED_FIELD: Record<Signal, string> = {
  logs: 'rejectedLogRecords',
  traces: 'rejectedSpans',
  metrics: 'rejectedDataPoints',
};

/** The body of a successful answer. */
export function responseTo(signal: Signal, behaviour: Behaviour): Record<string, unknown> {
  if (typeof behaviour === 'string' || !('rejected' in behaviour)) return {};
  return {
    partialSuccess: {
      [REJECTED_FIELD[signal]]: behaviour.rejected,
      errorMessage: behaviour.message,
    },
  };
}
