const throws = (): never => {
  throw new Error('mine');
};

/** What no type-checker would let through as a name or as options. */
export const misfits: [string, unknown][] = [
  ['null', null],
  ['a Symbol', Symbol('x')],
  ['a BigInt', 5n],
  ['an object without a prototype', Object.create(null)],
  ['a Proxy that throws', new Proxy({}, { get: throws, ownKeys: throws, has: throws })],
  ['a revoked Proxy', revoked()],
];

function revoked(): unknown {
  const { proxy, revoke } = Proxy.revocable({}, {});
  revoke();
  return proxy;
}
