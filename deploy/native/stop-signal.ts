import { killChildren } from './child-process.ts';

export interface Stopping {
  signal: AbortSignal;
  requested: Promise<undefined>;
  /** Gives the signals their usual meaning back. */
  done(): void;
}

/**
 * One Ctrl-C comes several times: from the terminal, and from npm and our own runner, which
 * pass it on. Without this, each killed what was to stop.
 */
const SAME_SIGNAL_MILLISECONDS = 500;

/** The first signal asks to stop, a later one kills. */
export function stopOnSignal(): Stopping {
  const controller = new AbortController();
  let first: number | undefined;
  const onSignal = () => {
    const now = performance.now();
    first ??= now;
    if (now - first > SAME_SIGNAL_MILLISECONDS) killChildren();
    controller.abort(new Error('stopped'));
  };
  const requested = new Promise<undefined>((resolveRequested) => {
    controller.signal.addEventListener('abort', () => resolveRequested(undefined), { once: true });
  });
  const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;
  for (const name of signals) process.on(name, onSignal);
  const done = () => {
    for (const name of signals) process.removeListener(name, onSignal);
  };
  return { signal: controller.signal, requested, done };
}
