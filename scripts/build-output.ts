import type { BuildPlugin } from './build-plugins.ts';

const DOC_COMMENT = /^[ \t]*\/\*\*(?![ \t]*@__)(?:[^*]|\*(?!\/))*\*\/[ \t]*$/gm;
const SCRIPT = /\.[cm]js$/;
const CORE_IMPORT =
  /^import (?:(\w+)(?:, )?)?(?:\* as (\w+)|\{ ([^}]*) \})? ?from "((?:node:)?[a-z_/]+)";$/gm;

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
