import { readFile } from 'node:fs/promises';
import { basename, extname } from 'node:path';
import { BUNDLE_KEY, PATCHED_FILES } from './bundled-packages.ts';

const MODULES = '/node_modules/';

interface LoadedFile {
  readonly contents: string;
  readonly loader: 'js';
}
interface PluginBuild {
  onLoad(
    options: { filter: RegExp },
    load: (file: { path: string }) => Promise<LoadedFile | undefined>,
  ): void;
}

/**
 * A plugin for esbuild: loggers and queue libraries inside the bundle show themselves to the
 * preload, which cannot see them by itself. Without it their lines leave the process as they
 * are: not recorded and **not redacted**. A bundle that runs without the flag behaves as if
 * there were no plugin. Not needed with `--packages=external`.
 *
 * @returns for the `plugins` of `esbuild.build`
 */
export function bundlePlugin(): { name: string; setup(build: PluginBuild): void } {
  return {
    name: 'lumen-otel-logger',
    setup: (build) =>
      build.onLoad({ filter: /[\\/]node_modules[\\/]/ }, async ({ path }) => {
        const file = fileInPackage(path);
        const name = Object.hasOwn(PATCHED_FILES, file) ? PATCHED_FILES[file] : undefined;
        if (name === undefined) return undefined;
        const source = await readFile(path, 'utf8');
        const isModule = await isEsModule(path, file);
        return { contents: `${source}\n${showing(name, path, isModule)}\n`, loader: 'js' };
      }),
  };
}

function fileInPackage(path: string): string {
  const forward = path.replaceAll('\\', '/');
  return forward.slice(forward.lastIndexOf(MODULES) + MODULES.length);
}

// An ES module cannot replace its exports: what they hold is patched in place.
function showing(name: string, path: string, isModule: boolean): string {
  const patch = `globalThis[Symbol.for('${BUNDLE_KEY}')]`;
  if (!isModule) {
    return `;module.exports = ${patch}?.('${name}', module.exports) ?? module.exports;`;
  }
  return `import * as lumenOwnExports from './${basename(path)}';\n${patch}?.('${name}', lumenOwnExports);`;
}

// NestJS was CommonJS up to version 11, under the same file name.
async function isEsModule(path: string, file: string): Promise<boolean> {
  if (extname(path) !== '.js') return extname(path) === '.mjs';
  const parts = file.split('/');
  const name = file.startsWith('@') ? parts.slice(0, 2) : parts.slice(0, 1);
  const root = path.slice(0, path.length - file.length) + name.join('/');
  const { type } = JSON.parse(await readFile(`${root}/package.json`, 'utf8')) as { type?: unknown };
  return type === 'module';
}
