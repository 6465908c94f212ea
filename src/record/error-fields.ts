import { className, readProperty, readString } from './guarded-read.ts';

/** The name of an error's type: its own `name` where it says more than its class does. */
export function errorType(error: object): string {
  const name = readString(error, 'name');
  if (name !== undefined && name !== 'Error') return name;
  const constructed = className(error);
  return constructed === 'Object' ? (name ?? 'Error') : constructed;
}

/** `type`, `message`, `stack`, `cause`, `errors`, and whatever else was put on an error. */
export function errorFields(error: object): Record<string, unknown> {
  // Without a prototype: an error may have own properties named `constructor` or `__proto__`.
  const fields: Record<string, unknown> = Object.create(null);
  fields['type'] = errorType(error);
  for (const key of ['message', 'stack', 'cause', 'errors']) {
    const value = readProperty(error, key);
    if (value !== undefined) fields[key] = value;
  }
  for (const key of Object.keys(error)) {
    if (!(key in fields)) fields[key] = readProperty(error, key);
  }
  return fields;
}
