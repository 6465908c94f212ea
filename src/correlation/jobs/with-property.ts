import { prototypeOf } from '../../record/guarded-read.ts';
import { define } from '../../record/property-copy.ts';

/**
 * A copy with one property replaced; the given object stays as it is. An object of a class is
 * not spread, which would lose what its prototype gives (getters, defaults, methods), but
 * inherited from.
 *
 * @param read what the library reads of it: taken from the object itself, because a getter over
 *   a private field fails on anything that merely inherits it
 * @returns never throws; the given object where it cannot be read
 */
export function withProperty<T extends object>(
  given: T,
  name: string,
  make: () => unknown,
  read: readonly string[],
): T {
  try {
    const prototype = prototypeOf(given);
    if (prototype === null || prototype === Object.prototype) return { ...given, [name]: make() };
    const values: PropertyDescriptorMap = { [name]: own(make()) };
    for (const other of read) {
      if (other !== name && other in given) values[other] = own(given[other as keyof T]);
    }
    return Object.create(given, values) as T;
  } catch {
    return given;
  }
}

/** The properties of an object and those it inherits, as `for … in` names them. */
export function allProperties(given: object): Record<string, unknown> {
  const copy: Record<string, unknown> = {};
  for (const name in given) define(copy, name, (given as Record<string, unknown>)[name]);
  return copy;
}

function own(value: unknown): PropertyDescriptor {
  return { value, enumerable: true, configurable: true, writable: true };
}
