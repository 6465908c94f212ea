/**
 * One object for this thread under a versioned symbol, shared by every copy of this package
 * (two installed versions, CJS beside ESM). Whoever asks first makes it, and it is never
 * replaced: a holder may keep the reference and read its properties for the price of a field.
 *
 * @param name with the number of its shape: `logger.1`
 */
export function sharedSlot<T extends object>(name: string, make: () => T): T {
  const key = Symbol.for(`lumen.otel-logger.${name}`);
  const holder = globalThis as { [slot: symbol]: T | undefined };
  const found = holder[key];
  if (found) return found;
  const value = make();
  Object.defineProperty(globalThis, key, { value, configurable: true, enumerable: false });
  return value;
}
