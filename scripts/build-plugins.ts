import { fileURLToPath } from 'node:url';

/** The parts of Rolldown's plugins that ours have. */
export interface BuildPlugin {
  readonly name: string;
  resolveId?(source: string, importer?: string): string | undefined;
  load?(id: string): string | undefined;
  transform?(code: string, id: string): { code: string; map: null } | undefined;
  renderChunk?(
    code: string,
    chunk: { fileName: string },
    output: { format: string },
  ): { code: string; map: null } | undefined;
}

const EMPTY_DEBUG = '\0empty-debug';
const REQUIRED = 'const forwardedParse = __require("forwarded-parse");';
const LOAD = `import { createRequire } from 'node:module';
let loaded;
function load() {
  const kind = import.meta.url.endsWith('.cjs') ? 'cjs' : 'mjs';
  return (loaded ??= createRequire(import.meta.url)('./NAME.' + kind));
}`;

/** instrumentation-http gets this package by `createRequire`, which no bundler follows. */
export function bundledForwardedParse(): BuildPlugin {
  return {
    name: 'bundled-forwarded-parse',
    transform(code, id) {
      if (!id.includes('instrumentation-http') || !code.includes(REQUIRED)) return undefined;
      const imported = 'import forwardedParse from "forwarded-parse";';
      return { code: code.replace(REQUIRED, imported), map: null };
    },
  };
}

/**
 * Loads a file of the build when one of its functions is first called. The file is an entry of the
 * build whose name is that of the source; all that it exports are functions, by these names.
 */
export function loadedOnDemand(name: string, functions: readonly string[]): BuildPlugin {
  const id = `\0on-demand-${name}`;
  const standIns = functions.map(
    (each) => `export const ${each} = (...given) => load().${each}(...given);`,
  );
  return {
    name: `on-demand-${name}`,
    resolveId: (source, importer) =>
      importer?.endsWith('.ts') && source.endsWith(`/${name}.ts`) ? id : undefined,
    load: (wanted) =>
      wanted === id ? [LOAD.replaceAll('NAME', name), ...standIns].join('\n') : undefined,
  };
}

/** See `src/pipeline/import-listeners.ts`. */
export function lateImportListeners(): BuildPlugin {
  const file = fileURLToPath(new URL('../src/pipeline/import-listeners.ts', import.meta.url));
  return {
    name: 'late-import-listeners',
    resolveId: (source) => (source === 'import-in-the-middle' ? file : undefined),
  };
}

/** require-in-the-middle speaks through `debug`, which costs more than it does itself. */
export function withoutDebug(): BuildPlugin {
  return {
    name: 'without-debug',
    resolveId: (source) => (source === 'debug' ? EMPTY_DEBUG : undefined),
    load: (id) =>
      id === EMPTY_DEBUG
        ? 'module.exports = () => Object.assign(() => {}, { enabled: false });'
        : undefined,
  };
}
