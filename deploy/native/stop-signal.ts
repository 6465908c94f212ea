import { killChildren } from './child-process.ts';

export interface Stopping {
  signal: AbortSignal;
  requested: Promise<undefined>;
  /** Gives the signals their usual meaning back. */
  done(): void;
}

/** The first signal asks to stop, the second kills. */
export function stopOnSignal(): Stopping {
  const controller = new AbortController();
  const onSignal = () => {
    if (controller.signal.aborted) killChildren();
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
