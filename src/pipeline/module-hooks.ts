import nodeModule, { createRequire, isBuiltin } from 'node:module';
import { sep } from 'node:path';
import { pathToFileURL } from 'node:url';
import { errorLabel, say, sayOnce } from '../common/diagnostics.ts';
import { connectListeners } from './import-listeners.ts';
import { canHookInThread } from './thread-hooks.ts';

interface ImportHooks {
  readonly resolve: nodeModule.ResolveHookSync;
  readonly load: nodeModule.LoadHookSync;
}

/** import-in-the-middle/create-hook.mjs, what register-hooks.mjs is made of. */
interface HookFactory {
  createHook(meta: { url: string }): {
    applyOptions(options: { include: string[] }): void;
    resolveSync: ImportHooks['resolve'];
    loadSync: ImportHooks['load'];
  };
}

/** A package whose exports somebody patches. */
export interface PatchedPackage {
  readonly packageName: string;
  /** Returns what takes the place of the exports; the same for the same exports. */
  patch(moduleExports: unknown): unknown;
}

const CANNOT_SEE = 'cannot see imports of ES modules';

/** They stay for the life of the thread: a second `register` only costs a warning of theirs. */
let isHooked = false;

/**
 * Shows ES module imports of these packages to the instrumentations, which by
 * themselves only see `require`: with the hooks of import-in-the-middle in the
 * application's own thread where this Node can, else as CommonJS
 * loads them. Never with `module.register`: its loader thread runs every `--require`
 * again, and below 22.22.3 and 24.11.1 a preload that is an ES module (ours, by
 * `module-sync`) kills that thread and the application with it.
 */
export function installModuleHooks(packages: readonly PatchedPackage[]): void {
  try {
    if (isHooked) return;
    if (canHookInThread()) {
      keepCoreModules();
      hookFirstImport(packages.map(({ packageName }) => packageName));
      isHooked = true;
    } else {
      for (const patched of packages) patchWhereLoaded(patched);
    }
  } catch (error) {
    say('warn', `${CANNOT_SEE} (${errorLabel(error)}); CommonJS is recorded`);
  }
}

/**
 * Behind the hooks of import-in-the-middle, which forget the format of a core module that the text
 * of `--eval` requires: Node 22.23, 24 and 26 then read a file of that name, and the application
 * ends before its first line.
 */
function keepCoreModules(): void {
  nodeModule.registerHooks({
    load: (url, context, nextLoad) =>
      nextLoad(url, isBuiltin(url) ? { ...context, format: 'builtin' } : context),
  });
}

/**
 * The hooks of import-in-the-middle, loaded at the first import of one of these packages: they
 * bring two parsers, and most applications `require` what we patch, or use none of it.
 */
function hookFirstImport(include: string[]): void {
  const names = new Set(include);
  let hooks: ImportHooks | undefined;
  nodeModule.registerHooks({
    resolve(specifier, context, nextResolve) {
      if (!hooks && names.has(specifier) && !context.conditions.includes('require')) {
        hooks = loadedHooks(include);
      }
      return hooks
        ? hooks.resolve(specifier, context, nextResolve)
        : nextResolve(specifier, context);
    },
    load: (url, context, nextLoad) =>
      hooks ? hooks.load(url, context, nextLoad) : nextLoad(url, context),
  });
}

/** Never throws: it would be the application's import that fails. */
function loadedHooks(include: string[]): ImportHooks | undefined {
  try {
    return loadHooks(include);
  } catch (error) {
    sayOnce('import hooks', 'warn', `${CANNOT_SEE} (${errorLabel(error)}); CommonJS is recorded`);
    return undefined;
  }
}

function loadHooks(include: string[]): ImportHooks {
  // The copy that `@opentelemetry/instrumentation` listens to, which the build leaves outside for
  // that: another copy's hooks would announce imports to nobody.
  const require = createRequire(import.meta.url);
  const { Hook } = require('import-in-the-middle') as typeof import('import-in-the-middle');
  const { createHook } = require('import-in-the-middle/create-hook.mjs') as HookFactory;
  const file = require.resolve('import-in-the-middle/register-hooks.mjs');
  const { applyOptions, resolveSync, loadSync } = createHook({ url: pathToFileURL(file).href });
  applyOptions({ include });
  connectListeners(Hook as Parameters<typeof connectListeners>[0]);
  return { resolve: resolveSync, load: loadSync };
}

/**
 * Patches a CommonJS package as its main file is loaded. Node loads an imported
 * CommonJS file as a required one, but keeps its exports for `import` before
 * require-in-the-middle gets to see them.
 */
function patchWhereLoaded(patched: PatchedPackage): void {
  const { packageName } = patched;
  const { extensions } = createRequire(import.meta.url);
  const load = extensions['.js'];
  const folder = `${sep}node_modules${sep}${packageName}${sep}`;
  extensions['.js'] = (module, filename) => {
    load(module, filename);
    if (filename.includes(folder) && filename === mainFile(packageName, filename)) {
      module.exports = patched.patch(module.exports);
    }
  };
}

function mainFile(packageName: string, filename: string): string | undefined {
  try {
    return createRequire(filename).resolve(packageName);
  } catch {
    return undefined;
  }
}
