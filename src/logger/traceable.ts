import { operation } from './operation.ts';
import type { OperationOptions } from './operation-options.ts';
import { copyMetadata } from './reflect-metadata.ts';
import { optionsOf } from './untyped-arguments.ts';

// biome-ignore lint/suspicious/noExplicitAny: any function can be traced
type AnyFunction = (this: any, ...parameters: any[]) => any;

const OPTIONS = ['name', 'logger', 'level', 'fields', 'correlationId'] as const;

/** How each call of a traced function is recorded. */
export interface TraceableOptions<P extends unknown[] = unknown[]>
  extends Omit<OperationOptions, 'correlationId'> {
  /** Of the operation. Default: the function's own. */
  readonly name?: string;
  /** The correlation ID to run under, from the parameters of the call: `(job) => job.data.correlationId`. */
  readonly correlationId?: string | ((...parameters: P) => string | undefined);
}

/** Decorates a method, by the standard of ECMAScript or by TypeScript's `experimentalDecorators`. */
export interface TraceableDecorator<P extends unknown[]> {
  // biome-ignore lint/suspicious/noExplicitAny: the class of the method, whatever it returns
  <F extends (this: any, ...parameters: P) => unknown>(
    method: F,
    context: ClassMethodDecoratorContext,
  ): F;
  (prototype: object, key: string | symbol, descriptor: PropertyDescriptor): void;
}

/**
 * Makes each call of a function an {@link operation}. What comes back has its parameters, `this`,
 * name and result.
 */
export function traceable<F extends AnyFunction>(
  traced: F,
  options?: TraceableOptions<Parameters<F>>,
): F;
/**
 * As a decorator of a method: `@traceable()`, `@traceable({ name: 'exam.upload' })`.
 */
// biome-ignore lint/suspicious/noExplicitAny: without options, a method with any parameters
export function traceable<P extends unknown[] = any[]>(
  options?: TraceableOptions<P>,
): TraceableDecorator<P>;
export function traceable(
  first?: AnyFunction | TraceableOptions,
  second?: TraceableOptions,
): unknown {
  if (typeof first === 'function') return wrap(first, second ?? {});
  return (...decorated: unknown[]) => decorate(decorated, first ?? {});
}

/** `(method, context)` by the standard; `(prototype, key, descriptor)` in the older way. */
function decorate(decorated: readonly unknown[], options: TraceableOptions): unknown {
  const [method, key, descriptor] = decorated;
  // What is no method (a class, a field) is left as it is.
  if (descriptor === undefined)
    return isMethod(key) ? wrap(method as AnyFunction, options) : undefined;
  const property = descriptor as PropertyDescriptor;
  if (typeof property.value !== 'function') return undefined;
  const given = optionsOf(options, OPTIONS);
  const named = { ...given, name: given.name ?? String(key) };
  return { ...property, value: wrap(property.value as AnyFunction, named) };
}

function isMethod(context: unknown): boolean {
  return (context as Partial<DecoratorContext> | undefined)?.kind === 'method';
}

function wrap(traced: AnyFunction, options: TraceableOptions): AnyFunction {
  const given = optionsOf(options, OPTIONS);
  const { name = traced.name || 'anonymous', correlationId, ...rest } = given;
  const wrapped: AnyFunction = function (this: unknown, ...parameters) {
    const id = idOf(correlationId, parameters);
    return operation(name, () => traced.apply(this, parameters), { ...rest, correlationId: id });
  };
  for (const key of ['name', 'length'] as const) {
    Object.defineProperty(wrapped, key, { value: traced[key], configurable: true });
  }
  copyMetadata(traced, wrapped);
  return wrapped;
}

/** A job without data must fail in its own code, not in ours. */
function idOf(
  correlationId: TraceableOptions['correlationId'],
  parameters: unknown[],
): string | undefined {
  if (typeof correlationId !== 'function') return correlationId;
  try {
    return correlationId(...parameters);
  } catch {
    return undefined;
  }
}
