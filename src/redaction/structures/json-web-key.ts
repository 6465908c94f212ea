import type { AnyValue } from '@opentelemetry/api';
import { isEmpty, mapTree, type Replace, type Tree } from './object-structure.ts';

/** Members with the private part of a key, by its type: RFC 7518, section 6, and RFC 8037. */
const PRIVATE: Readonly<Record<string, ReadonlySet<string>>> = {
  oct: new Set(['k']),
  EC: new Set(['d']),
  OKP: new Set(['d']),
  RSA: new Set(['d', 'p', 'q', 'dp', 'dq', 'qi', 'oth']),
  // draft-ietf-cose-dilithium
  AKP: new Set(['priv']),
};

/** Whether an object is a key by its `kty`. */
export function isJsonWebKey(tree: Tree): boolean {
  return typeof tree['kty'] === 'string' && Object.hasOwn(PRIVATE, tree['kty']);
}

/** The key without its private part; the very same object where it has none. */
export function redactJsonWebKey(tree: Tree, replace: Replace): Tree {
  const names = PRIVATE[tree['kty'] as string];
  return mapTree(tree, (key: string, value: AnyValue) =>
    names?.has(key) === true && !isEmpty(value) ? replace(value) : value,
  );
}
