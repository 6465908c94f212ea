import { inspect } from 'node:util';

/** One value that breaks loggers. Made anew each time, since some answer differently when read. */
export interface HostileValue {
  readonly name: string;
  readonly make: () => unknown;
}

function boom(): never {
  throw new Error('hostile');
}

const throwingTraps: ProxyHandler<object> = {
  apply: boom,
  construct: boom,
  defineProperty: boom,
  deleteProperty: boom,
  get: boom,
  getOwnPropertyDescriptor: boom,
  getPrototypeOf: boom,
  has: boom,
  isExtensible: boom,
  ownKeys: boom,
  preventExtensions: boom,
  set: boom,
  setPrototypeOf: boom,
};

/** Plants `secret` wherever a value can hold one. */
export function hostileValues(secret: string): HostileValue[] {
  return [...containers(secret), ...code(secret), ...errors(secret), ...odd(secret)];
}

function containers(secret: string): HostileValue[] {
  return [
    { name: 'circular object', make: () => circular(secret) },
    { name: 'circular array', make: () => circularArray(secret) },
    { name: 'shared reference', make: () => shared(secret) },
    {
      name: 'Map',
      make: () =>
        new Map<unknown, unknown>([
          ['a', secret],
          [{ b: 1 }, secret],
        ]),
    },
    { name: 'Map that holds itself', make: () => selfMap(secret) },
    { name: 'Set', make: () => new Set([secret, { a: secret }]) },
    { name: 'WeakMap', make: () => new WeakMap([[{}, secret]]) },
    { name: '20,000 keys', make: () => manyKeys(secret) },
    { name: '5,000 levels', make: () => nested(secret, 5_000) },
    { name: 'array of 2^32-1 holes', make: () => sparse(secret) },
    { name: 'array with holes', make: () => withHole(secret) },
    { name: 'exponential references', make: () => doubling(secret) },
    { name: 'null prototype', make: () => Object.assign(Object.create(null), { a: secret }) },
    {
      name: '__proto__ as a key',
      make: () => JSON.parse(`{"__proto__":{"a":${JSON.stringify(secret)}}}`),
    },
    { name: 'constructor as a key', make: () => ({ constructor: secret, hasOwnProperty: secret }) },
    { name: 'very long key', make: () => ({ ['k'.repeat(100_000)]: secret }) },
    { name: 'key with NUL and newline', make: () => ({ 'a\0b\nc': secret }) },
    { name: 'secret as a key', make: () => ({ [secret]: 1 }) },
    { name: 'empty key', make: () => ({ '': secret }) },
    { name: 'arguments', make: () => argumentsOf(secret, 2) },
    { name: 'Headers', make: () => new Headers({ 'x-note': secret }) },
    { name: 'class with private fields', make: () => new Private(secret) },
    { name: 'JSON in a string', make: () => JSON.stringify({ a: [{ b: secret }] }) },
  ];
}

function code(secret: string): HostileValue[] {
  return [
    {
      name: 'throwing getter',
      make: () => ({
        get a() {
          return boom();
        },
        b: secret,
      }),
    },
    { name: 'getter with a new answer each time', make: () => fickle(secret) },
    {
      name: 'Proxy that throws in every trap',
      make: () => new Proxy({ a: secret }, throwingTraps),
    },
    {
      name: 'Proxy that throws on ownKeys',
      make: () => new Proxy({ a: secret }, { ownKeys: boom }),
    },
    {
      name: 'Proxy with an answer of its own',
      make: () => new Proxy({ a: 1 }, { get: () => secret }),
    },
    { name: 'revoked Proxy', make: () => revoked() },
    { name: 'Proxy of an array that throws', make: () => new Proxy([secret], throwingTraps) },
    { name: 'throwing toJSON', make: () => ({ a: secret, toJSON: boom }) },
    { name: 'toJSON with the secret', make: () => ({ a: 1, toJSON: () => ({ a: secret }) }) },
    { name: 'hidden toJSON with the secret', make: () => hidden('toJSON', () => secret) },
    { name: 'throwing toString and toPrimitive', make: () => unprintable(secret) },
    { name: 'throwing inspect.custom', make: () => ({ [inspect.custom]: boom, a: secret }) },
    { name: 'throwing Symbol.toStringTag', make: () => throwingTag(secret) },
    { name: 'throwing constructor', make: () => throwingConstructor(secret) },
    { name: 'symbol keys', make: () => ({ [Symbol('a')]: secret, b: 1 }) },
    {
      name: 'function with properties',
      make: () => Object.assign(function named() {}, { secret }),
    },
    {
      name: 'generator',
      make: () =>
        (function* () {
          yield secret;
        })(),
    },
    { name: 'Promise', make: () => Promise.resolve(secret) },
    { name: 'async function', make: () => async () => secret },
  ];
}

function errors(secret: string): HostileValue[] {
  return [
    { name: 'Error', make: () => Object.assign(new Error(secret), { code: secret }) },
    { name: 'Error with a throwing message', make: () => withGetter(new Error('x'), 'message') },
    { name: 'Error with a throwing stack', make: () => withGetter(new Error(secret), 'stack') },
    { name: 'Error with a cycle of causes', make: () => causeCycle(secret) },
    { name: 'Error with 1,000 causes', make: () => causes(secret, 1_000) },
    { name: 'AggregateError', make: () => new AggregateError([new Error(secret), secret], 'all') },
    { name: 'Error that is no Error', make: () => ({ message: secret, stack: secret, name: 1 }) },
  ];
}

function odd(secret: string): HostileValue[] {
  return [
    { name: '10 MB string', make: () => `${secret} ${'x'.repeat(10_000_000)} ${secret}` },
    { name: 'lone surrogates', make: () => `\ud800 ${secret} \udc00` },
    { name: 'BigInt', make: () => 12345678901234567890n },
    { name: 'BigInt of 100,000 digits', make: () => 10n ** 100_000n },
    { name: 'Symbol', make: () => Symbol(secret) },
    { name: 'undefined', make: () => undefined },
    { name: 'NaN', make: () => Number.NaN },
    { name: 'negative zero', make: () => -0 },
    { name: 'Infinity', make: () => ({ a: Number.POSITIVE_INFINITY, b: secret }) },
    { name: 'invalid Date', make: () => new Date(Number.NaN) },
    { name: 'Date with a throwing toISOString', make: () => withGetter(new Date(), 'toISOString') },
    { name: 'Buffer', make: () => Buffer.from(secret) },
    { name: 'typed array', make: () => new Float64Array([1, 2, 3]) },
    { name: 'ArrayBuffer', make: () => new ArrayBuffer(8) },
    { name: 'RegExp', make: () => /a+b/giu },
    { name: 'URL', make: () => new URL(`https://host.test/a?b=${encodeURIComponent(secret)}`) },
    { name: 'URLSearchParams', make: () => new URLSearchParams({ a: secret }) },
    { name: 'Response', make: () => new Response(secret) },
    { name: 'boxed string', make: () => Object(secret) },
    { name: 'boxed number', make: () => Object(42) },
    { name: 'boxed BigInt and Symbol', make: () => [Object(1n), Object(Symbol(secret))] },
  ];
}

function circular(secret: string): unknown {
  const value: Record<string, unknown> = { a: secret };
  value['self'] = { value };
  return value;
}

function circularArray(secret: string): unknown {
  const value: unknown[] = [secret];
  value.push(value);
  return value;
}

function shared(secret: string): unknown {
  const part = { a: secret };
  return { one: part, two: part };
}

function selfMap(secret: string): unknown {
  const map = new Map<string, unknown>([['a', secret]]);
  return map.set('self', map);
}

function manyKeys(secret: string): unknown {
  const value: Record<string, unknown> = {};
  for (let index = 0; index < 20_000; index++) value[`key${index}`] = secret;
  return value;
}

function nested(secret: string, levels: number): unknown {
  let value: unknown = secret;
  for (let level = 0; level < levels; level++) value = { a: secret, value };
  return value;
}

function sparse(secret: string): unknown {
  const value: unknown[] = [secret];
  value.length = 2 ** 32 - 1;
  return value;
}

function withHole(secret: string): unknown {
  const value = [secret, secret, secret];
  delete value[1];
  return value;
}

function doubling(secret: string): unknown {
  let value: unknown = { a: secret };
  for (let level = 0; level < 40; level++) value = { left: value, right: value };
  return value;
}

function argumentsOf(..._values: unknown[]): unknown {
  return function (this: unknown) {
    // biome-ignore lint/complexity/noArguments: the point
    return arguments;
  }.apply(undefined, _values as []);
}

class Private {
  readonly shown: string;
  #secret: string;
  constructor(secret: string) {
    this.shown = secret;
    this.#secret = secret;
  }
  get hidden(): string {
    return this.#secret;
  }
}

function fickle(secret: string): unknown {
  let reads = 0;
  return {
    get a() {
      return reads++ === 0 ? 'fine' : secret;
    },
  };
}

function revoked(): unknown {
  const { proxy, revoke } = Proxy.revocable({}, {});
  revoke();
  return proxy;
}

function hidden(key: string, value: unknown): unknown {
  return Object.defineProperty({ a: 1 }, key, { value, enumerable: false });
}

function unprintable(secret: string): unknown {
  return { a: secret, toString: boom, valueOf: boom, [Symbol.toPrimitive]: boom };
}

function throwingTag(secret: string): unknown {
  return {
    a: secret,
    get [Symbol.toStringTag]() {
      return boom();
    },
  };
}

function throwingConstructor(secret: string): unknown {
  return Object.create(
    {
      get constructor() {
        return boom();
      },
    },
    {
      a: { value: secret, enumerable: true },
    },
  );
}

function withGetter(value: object, key: string): unknown {
  return Object.defineProperty(value, key, { get: boom });
}

function causeCycle(secret: string): unknown {
  const first = new Error(secret);
  first.cause = new Error('second', { cause: first });
  return first;
}

function causes(secret: string, count: number): unknown {
  let error = new Error(secret);
  for (let index = 0; index < count; index++) error = new Error(secret, { cause: error });
  return error;
}
