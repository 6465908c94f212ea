import { inspect } from 'node:util';

/** Node's depth for a fatal error, if `util.inspect.defaultOptions` does not ask for more. */
const DEPTH = 5;

/** What Node prints of a thrown object: `fatalExceptionStackEnhancers` in its lib/internal/errors.js. */
export function inspectAsNode(value: unknown): string {
  const depth = Math.max(inspect.defaultOptions.depth ?? DEPTH, DEPTH);
  return inspect(value, { colors: false, customInspect: false, depth });
}

export function isObject(value: unknown): value is object {
  return (typeof value === 'object' && value !== null) || typeof value === 'function';
}
