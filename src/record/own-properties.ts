/**
 * Gives the promise behind another one what the application has put on the first: a request's
 * `cancel`, a query's `abort`. Text keys only: where Node follows promises by hooks, it keeps
 * their asynchronous context under symbols, and that must not become another promise's.
 *
 * @returns `behind`
 */
export function withOwnProperties<P extends object>(behind: P, original: object): P {
  for (const key of Object.getOwnPropertyNames(original)) {
    const property = Object.getOwnPropertyDescriptor(original, key);
    if (property !== undefined && !Object.hasOwn(behind, key)) {
      Reflect.defineProperty(behind, key, property);
    }
  }
  return behind;
}
