import { types } from 'node:util';
import { loggerDoor } from './logger-door.ts';
import { withOwnProperties } from './own-properties.ts';

/**
 * Runs a function and counts its context as open until it returns or, where it returns a native
 * promise, until that settles.
 *
 * A promise comes back as the one behind ours, with its own properties: a listener beside the caller would make a
 * rejection that nobody handles look handled. Any other thenable is handed on untouched, since
 * reading its `then` may already run it (a query builder).
 */
export function whileOpen<T>(run: () => T): T {
  loggerDoor.openContexts++;
  let pending = false;
  try {
    const result = run();
    if (!types.isPromise(result)) return result;
    const returned = result.finally(leave);
    pending = true;
    return withOwnProperties(returned, result) as T;
  } finally {
    if (!pending) leave();
  }
}

function leave(): void {
  loggerDoor.openContexts--;
}
