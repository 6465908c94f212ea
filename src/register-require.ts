import { createRequire } from 'node:module';
import { isMainThread, parentPort } from 'node:worker_threads';

/*
 * What `--require` gets: CommonJS, which hands on to the one ES module build.
 *
 * Not that build itself: `--require` runs again in the thread that an
 * application's own `module.register` starts, and there Node before 24.11 cannot
 * require an ES module; the process would end with an error that is not its own.
 */
if (isMainThread || parentPort !== null) {
  const { require_module } = process.features as { require_module?: boolean };
  createRequire(import.meta.url)(require_module ? './register.mjs' : './register.cjs');
}
