/**
 * A stand-in for a stream: `own` members answer first, everything else (flush,
 * end, reopen, events, `instanceof`) is the real stream's. The own members are
 * plain properties, not Proxy traps, because pino sets five of them per line.
 */
export function forwardingStream<T extends object>(real: T, own: object): T {
  return Object.create(new Proxy(real, new Forward()), Object.getOwnPropertyDescriptors(own));
}

class Forward<T extends object> implements ProxyHandler<T> {
  readonly #bound = new WeakMap<object, unknown>();

  // Methods run on the real stream: on the stand-in they would leave their
  // state (`_writing`, `_len` …) on the wrong object.
  get(target: T, key: PropertyKey): unknown {
    const value = Reflect.get(target, key);
    if (typeof value !== 'function' || key === 'constructor') return value;
    let bound = this.#bound.get(value);
    if (!bound) {
      bound = value.bind(target);
      this.#bound.set(value, bound);
    }
    return bound;
  }

  set(target: T, key: PropertyKey, value: unknown): boolean {
    return Reflect.set(target, key, value);
  }
}
