import { describe, expect, it } from 'vitest';
import { filesBelow, importsOf, type SourceFile } from '../helpers/source-files.ts';

const LONGEST_FILE = 300;
// Lists of words, not code.
const DATA = 'redaction/dictionaries/';
const FEATURES = [
  'bridges',
  'correlation',
  'sampling',
  'redaction',
  'delivery',
  'outputs',
  'audit',
  'logger',
];

/** What each room may import, besides itself; `config:types` is config's types only. */
const MAY_IMPORT: Record<string, readonly string[]> = {
  common: [],
  config: ['common'],
  record: ['common'],
  ...Object.fromEntries(FEATURES.map((room) => [room, ['record', 'config:types', 'common']])),
  pipeline: ['common', 'config', 'record', ...FEATURES],
  cli: ['common', 'config', 'record', ...FEATURES.filter((room) => room !== 'bridges'), 'pipeline'],
  'register.ts': ['pipeline', 'common'],
  'register-require.ts': [],
  'index.ts': ['common', 'config', 'record', ...FEATURES, 'pipeline'],
};

const files = filesBelow('src', '.ts');
const roomOf = (path: string): string => path.split('/')[0] ?? path;
const ours = new Set(files.map((file) => file.path));

function forbiddenImports(file: SourceFile): string[] {
  const room = roomOf(file.path);
  const allowed = MAY_IMPORT[room] ?? [];
  return importsOf(file)
    .filter(({ target }) => ours.has(target) && roomOf(target) !== room)
    .filter(({ target, typesOnly }) => {
      const other = roomOf(target);
      return !(allowed.includes(other) || (typesOnly && allowed.includes(`${other}:types`)));
    })
    .map(({ target }) => `${file.path} imports ${target}`);
}

/** The files of the first cycle there is, or an empty list. */
function findCycle(edges: ReadonlyMap<string, readonly string[]>): string[] {
  const done = new Set<string>();
  const visit = (path: string, way: readonly string[]): string[] => {
    if (way.includes(path)) return [...way.slice(way.indexOf(path)), path];
    if (done.has(path)) return [];
    for (const target of edges.get(path) ?? []) {
      const cycle = visit(target, [...way, path]);
      if (cycle.length > 0) return cycle;
    }
    done.add(path);
    return [];
  };
  for (const path of edges.keys()) {
    const cycle = visit(path, []);
    if (cycle.length > 0) return cycle;
  }
  return [];
}

describe('rooms of src', () => {
  it('are those of the table', () => {
    expect(Object.keys(MAY_IMPORT)).toEqual(
      expect.arrayContaining([...new Set(files.map((file) => roomOf(file.path)))]),
    );
  });

  it('import only what the table allows', () => {
    expect(files.flatMap(forbiddenImports)).toEqual([]);
  });

  it('import only files that exist', () => {
    const missing = files.flatMap((file) =>
      importsOf(file)
        .filter(({ target }) => target.endsWith('.ts') && !ours.has(target))
        .map(({ target }) => `${file.path} imports ${target}`),
    );
    expect(missing).toEqual([]);
  });

  it('have no import cycle', () => {
    const edges = files.map(
      (file) =>
        [
          file.path,
          importsOf(file).flatMap(({ target }) => (ours.has(target) ? [target] : [])),
        ] as const,
    );
    expect(findCycle(new Map(edges))).toEqual([]);
  });
});

describe('files of src', () => {
  it(`have at most ${LONGEST_FILE} lines`, () => {
    const long = files
      .filter((file) => !file.path.startsWith(DATA))
      .filter((file) => file.text.split('\n').length - 1 > LONGEST_FILE);
    expect(long.map((file) => file.path)).toEqual([]);
  });

  it('have kebab-case names, and no drawer for everything', () => {
    const parts = files.flatMap((file) => file.path.split('/'));
    expect(parts.filter((part) => !/^[a-z0-9]+(-[a-z0-9]+)*(\.ts)?$/.test(part))).toEqual([]);
    expect(parts.filter((part) => /^(utils?|helpers?|misc)(\.ts)?$/.test(part))).toEqual([]);
  });

  it('index.ts only re-exports', () => {
    const index = files.find((file) => file.path === 'index.ts')?.text ?? '';
    const code = index.replace(/\/\*[\s\S]*?\*\/|\/\/.*$/gm, '');
    const rest = code.replace(/^export\b[^'"`;]*\bfrom\s*'[^']+';/gm, '');
    expect(rest.trim()).toBe('');
  });
});
