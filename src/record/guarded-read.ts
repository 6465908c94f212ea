/** Stands for a property or an object whose own code threw while it was read. */
export const UNREADABLE = '[Unreadable]';

/** The prototype, or `undefined` where a Proxy refuses to tell. */
export function prototypeOf(value: object): object | null | undefined {
  try {
    return Object.getPrototypeOf(value) as object | null;
  } catch {
    return undefined;
  }
}

/** Reads a property once; a getter or trap that throws yields `undefined`. */
export function readProperty(value: object, key: PropertyKey): unknown {
  try {
    return (value as Record<PropertyKey, unknown>)[key];
  } catch {
    return undefined;
  }
}

/** A property that is a non-empty string, read once and guarded. */
export function readString(value: object, key: PropertyKey): string | undefined {
  const found = readProperty(value, key);
  return typeof found === 'string' && found !== '' ? found : undefined;
}

/** `instanceof` that neither `Symbol.hasInstance` nor a Proxy can make throw. */
export function isInstance(value: object, maker: unknown): boolean {
  try {
    return typeof maker === 'function' && value instanceof maker;
  } catch {
    return false;
  }
}

/** The name of the class an object was made by; `Object` where there is none to read. */
export function className(value: object): string {
  const prototype = prototypeOf(value);
  const maker = prototype ? readProperty(prototype, 'constructor') : undefined;
  return (typeof maker === 'function' ? readString(maker, 'name') : undefined) ?? 'Object';
}
