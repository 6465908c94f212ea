import { createRequire, register } from 'node:module';
import { pathToFileURL } from 'node:url';
import { errorLabel, say } from '../common/diagnostics.ts';

interface RegisterHooks {
  supportsSyncHooks(): boolean;
  register(options: { include: string[] }): void;
}

/**
 * Shows ES module imports of these packages to the instrumentations, which by
 * themselves only see `require`. In the application's own thread where this
 * Node can (no loader thread, no message channel, and neither flag needs an
 * await); elsewhere with `module.register`, whose loader thread costs some tens
 * of milliseconds and does not run the preload.
 */
export function installModuleHooks(packages: readonly string[]): void {
  try {
    // The copy that `@opentelemetry/instrumentation` listens to: another copy's
    // hooks would announce imports to nobody.
    const here = createRequire(import.meta.url);
    const require = createRequire(here.resolve('@opentelemetry/instrumentation'));
    const include = [...packages];
    if (canHookInThread(require)) {
      hooksModule(require, 'register-hooks').register({ include });
      return;
    }
    const loader = pathToFileURL(require.resolve('import-in-the-middle/hook.mjs'));
    register(loader.href, { data: { include } });
  } catch (error) {
    say('warn', `cannot see imports of ES modules (${errorLabel(error)}); CommonJS is recorded`);
  }
}

function canHookInThread(require: NodeJS.Require): boolean {
  try {
    // A module of its own: the answer must not load the lexers behind the hooks.
    return hooksModule(require, 'supports-sync-hooks').supportsSyncHooks();
  } catch {
    // A Node that cannot `require` an ES module has no such hooks either.
    return false;
  }
}

function hooksModule(require: NodeJS.Require, name: string): RegisterHooks {
  return require(`import-in-the-middle/${name}.mjs`) as RegisterHooks;
}
