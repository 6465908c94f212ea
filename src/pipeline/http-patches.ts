import nodeModule, { createRequire, syncBuiltinESMExports } from 'node:module';
import { canHookInThread } from './thread-hooks.ts';

const HTTP = new Set(['http', 'https', 'node:http', 'node:https']);

/** They stay for the life of the thread. */
let isWatched = false;

/**
 * Node's http modules are patched in place when they are required. What an ES module imports is a
 * copy of their exports, made at the first import: they are required before that, and Node told to
 * renew copies that it has made.
 *
 * Not before the application wants them: with TLS and cryptography they are 8 MB of a process.
 */
export function patchHttp(): void {
  // Whoever loaded them before us may not ask again.
  if (isLoaded('http') || isLoaded('https') || !canHookInThread()) requireBoth();
  else watchImports();
}

function requireBoth(): void {
  const require = createRequire(import.meta.url);
  require('node:http');
  require('node:https');
  syncBuiltinESMExports();
}

function watchImports(): void {
  if (isWatched) return;
  isWatched = true;
  let isFirst = true;
  nodeModule.registerHooks({
    resolve(specifier, context, nextResolve) {
      if (isFirst && HTTP.has(specifier) && !context.conditions.includes('require')) {
        isFirst = false;
        requireBoth();
      }
      return nextResolve(specifier, context);
    },
  });
}

function isLoaded(name: string): boolean {
  const { moduleLoadList } = process as { moduleLoadList?: readonly string[] };
  return moduleLoadList?.includes(`NativeModule ${name}`) ?? true;
}
