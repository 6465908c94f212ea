import { fileURLToPath } from 'node:url';

/** The parts of Rolldown's plugins that ours have. */
interface BuildPlugin {
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
const DOC_COMMENT = /^[ \t]*\/\*\*(?![ \t]*@__)(?:[^*]|\*(?!\/))*\*\/[ \t]*$/gm;
const SCRIPT = /\.[cm]js$/;
const CORE_IMPORT =
  /^import (?:(\w+)(?:, )?)?(?:\* as (\w+)|\{ ([^}]*) \})? ?from "((?:node:)?[a-z_/]+)";$/gm;

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

/**
 * Takes what we use of Node's own modules by name. An `import` of one reads all its exports, also
 * those that Node makes when they are read: `node:crypto` brings Web Crypto, `node:fs` its promises
 * and with them readline. That was 30 ms and 8 MB of each process.
 */
export function coreModulesByName(): BuildPlugin {
  return {
    name: 'core-modules-by-name',
    renderChunk(code, _chunk, { format }) {
      if (format !== 'es') return undefined;
      // Each stays on its line, so that the source map holds.
      return { code: code.replace(CORE_IMPORT, byName), map: null };
    },
  };
}

/**
 * Leaves docstrings out: V8 keeps the text of a file for the life of the process. Nothing more is
 * made smaller: where an error comes out of our code, Node prints the line that threw it.
 */
export function withoutDocComments(): BuildPlugin {
  return {
    name: 'without-doc-comments',
    renderChunk(code, { fileName }) {
      if (!SCRIPT.test(fileName)) return undefined;
      return { code: code.replace(DOC_COMMENT, emptyLines), map: null };
    },
  };
}

// As many lines, so that the source map holds.
const emptyLines = (comment: string): string => comment.replace(/[^\n]+/g, '');

/** Modules of functions, of which an application may need none: loaded when one is called. */
const LATE = /^(?:node:)?(?:crypto|fs\/promises|net|stream\/promises|tty|zlib)$/;

function byName(
  line: string,
  main: string | undefined,
  namespace: string | undefined,
  names: string | undefined,
  module: string,
): string {
  if (!main && names && LATE.test(module)) return late(names.split(', '), module);
  const parts = [main, namespace, names && `{ ${names.replaceAll(' as ', ': ')} }`].filter(Boolean);
  if (parts.length === 0) return line;
  const found = `process.getBuiltinModule("${module}")`;
  return `const ${parts.map((part) => `${part} = ${found}`).join(', ')};`;
}

function late(names: readonly string[], module: string): string {
  const standIns = names.map((each) => {
    const [name, own = name] = each.split(' as ');
    const found = `process.getBuiltinModule("${module}").${name}`;
    // Kept: others, also we ourselves, make `getBuiltinModule` look at each call.
    return `${own} = ((kept) => (...given) => (kept ??= ${found})(...given))()`;
  });
  return `const ${standIns.join(', ')};`;
}
