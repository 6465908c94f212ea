import type { PatchedPackage } from '../module-hooks.ts';

/**
 * The files of packages that our instrumentations patch, and the names by which the hooks of
 * `require` know them: a package's for its main file. Known without starting anything, for
 * bundlers; a test compares the names with the instrumentations.
 */
export const PATCHED_FILES: Readonly<Record<string, string>> = {
  '@nestjs/common/index.js': '@nestjs/common',
  'bullmq/dist/cjs/index.js': 'bullmq',
  'bunyan/lib/bunyan.js': 'bunyan',
  'consola/dist/index.mjs': 'consola',
  'consola/lib/index.cjs': 'consola',
  'debug/src/index.js': 'debug',
  'kafkajs/index.js': 'kafkajs',
  'loglevel/lib/loglevel.js': 'loglevel',
  'morgan/index.js': 'morgan',
  'pino/pino.js': 'pino',
  'winston/lib/winston.js': 'winston',
  ...Object.fromEntries(
    [
      'amqplib/lib/callback_model.js',
      'amqplib/lib/channel_model.js',
      'log4js/lib/appenders/console.js',
      'log4js/lib/appenders/stderr.js',
      'log4js/lib/appenders/stdout.js',
      'log4js/lib/categories.js',
      'log4js/lib/logger.js',
      'winston/lib/winston/create-logger.js',
    ].map((file) => [file, file]),
  ),
};

/** Where a module in a bundle finds the preload; without one it stays as it is. */
export const BUNDLE_KEY = 'lumen.otel-logger.bundle.1';

/** A package whose parts can be patched by name. */
export interface NamedPatches extends PatchedPackage {
  /** Returns what takes the place of the exports; those of an unknown name stay. */
  patchNamed(name: string, moduleExports: unknown): unknown;
}

/**
 * Lets modules inside a bundle, which no hook sees, be patched as they are run.
 *
 * @returns takes the offer back
 */
export function patchBundled(packages: readonly NamedPatches[]): () => void {
  const key = Symbol.for(BUNDLE_KEY);
  const patch = (name: string, moduleExports: unknown): unknown =>
    packages
      .find(({ packageName }) => name === packageName || name.startsWith(`${packageName}/`))
      ?.patchNamed(name, moduleExports) ?? moduleExports;
  Object.defineProperty(globalThis, key, { value: patch, configurable: true, enumerable: false });
  return () => {
    delete (globalThis as Record<symbol, unknown>)[key];
  };
}
