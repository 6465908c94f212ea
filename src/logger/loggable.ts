/** A text, or a function that makes it: called only where the record is wanted. */
export type Message = string | (() => string);

/** What no record can show: most often a forgotten `await`. */
type Unloggable = symbol | PromiseLike<unknown>;

type AnyFunction = (...parameters: never[]) => unknown;

/** `never` for a value that cannot be logged; a function without parameters is a lazy value. */
type Loggable<T> = T extends Unloggable
  ? never
  : T extends (...parameters: infer P) => infer R
    ? P extends []
      ? [R] extends [never]
        ? T
        : R extends Unloggable | AnyFunction
          ? never
          : T
      : never
    : T;

/**
 * Structured fields: any object of values. Not accepted are arrays, and fields that hold a
 * promise, a symbol or a function with parameters.
 */
export type LoggableFields<F> = F extends Error
  ? unknown
  : F extends readonly unknown[]
    ? never
    : F extends AnyFunction
      ? F extends () => object
        ? Loggable<F>
        : never
      : { readonly [K in keyof F]: Loggable<F[K]> };

/** Fields that say nothing: the type where none are given. */
export type NoFields = Record<never, never>;
