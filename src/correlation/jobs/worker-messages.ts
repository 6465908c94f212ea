import { injectContext } from './carrier.ts';
import { withExtractedContext } from './message-span.ts';

const CONTEXT = 'lumen.context';
const VALUE = 'lumen.value';

/** What posts messages: a `Worker`, `parentPort`, a `MessagePort`, a child process's `send` bound. */
export interface PostingPort<Transfer = unknown> {
  postMessage(value: unknown, transferList?: readonly Transfer[]): void;
}

/** What receives messages: a `Worker`, `parentPort`, a `MessagePort`. */
export interface ReceivingPort {
  on(event: 'message', listener: (message: unknown) => void): unknown;
  off(event: 'message', listener: (message: unknown) => void): unknown;
}

/**
 * `port.postMessage(value, transferList)` with the active trace and correlation ID beside the
 * value. The other side reads it with {@link onMessageWithContext}; any other listener would
 * see `{ 'lumen.context', 'lumen.value' }`, because a structured clone has no headers.
 *
 * @throws what `postMessage` throws, for example for a value that cannot be cloned
 */
export function postMessageWithContext<Transfer>(
  port: PostingPort<Transfer>,
  value: unknown,
  transferList?: readonly Transfer[],
): void {
  const message = { [CONTEXT]: injectContext({}), [VALUE]: value };
  if (transferList === undefined) port.postMessage(message);
  else port.postMessage(message, transferList);
}

/**
 * Listens to messages of {@link postMessageWithContext}, each under the context it was posted
 * in. A message that was posted without it is passed on as it is, under a new correlation ID.
 *
 * @returns takes the listener off
 */
export function onMessageWithContext(
  port: ReceivingPort,
  listener: (value: unknown) => unknown,
): () => void {
  const listen = (message: unknown): void => {
    const { carrier, value } = isEnvelope(message)
      ? { carrier: message[CONTEXT], value: message[VALUE] }
      : { carrier: {}, value: message };
    withExtractedContext(carrier, () => listener(value));
  };
  port.on('message', listen);
  return () => {
    port.off('message', listen);
  };
}

function isEnvelope(message: unknown): message is Record<string, unknown> {
  return (
    typeof message === 'object' &&
    message !== null &&
    Object.hasOwn(message, CONTEXT) &&
    Object.hasOwn(message, VALUE)
  );
}
