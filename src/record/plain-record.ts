import { types } from 'node:util';

/**
 * Whether a value is an object made by a literal: structured data rather than
 * an instance of something. A Proxy is not asked, because its traps may throw.
 */
export function isPlainRecord(value: unknown): value is Record<string, unknown> {
  if (typeof value !== 'object' || value === null || types.isProxy(value)) return false;
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === Object.prototype || prototype === null;
}
