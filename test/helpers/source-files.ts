import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';

export const REPOSITORY: string = fileURLToPath(new URL('../../', import.meta.url));

export interface SourceFile {
  /** Relative to its root, with forward slashes: `delivery/shipper.ts`. */
  readonly path: string;
  readonly text: string;
}

/** Every file below a folder of the repository whose name ends so. */
export function filesBelow(folder: string, ending: string): SourceFile[] {
  const root = join(REPOSITORY, folder);
  return readdirSync(root, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith(ending))
    .map((entry) => join(entry.parentPath, entry.name))
    .sort()
    .map((file) => ({
      path: relative(root, file).split(sep).join('/'),
      text: readFileSync(file, 'utf8'),
    }));
}

export interface ImportOfFile {
  /** What is imported: a path below the same root, or a package. */
  readonly target: string;
  readonly typesOnly: boolean;
}

const STATIC = /^(?:import|export)\b(?<clause>[^'"`;]*?\bfrom)?\s*'(?<target>[^']+)'/gm;
const DYNAMIC = /\b(?:import|require)\(\s*'(?<target>[^']+)'\s*\)/g;

/** What a file imports or exports from elsewhere. */
export function importsOf(file: SourceFile): ImportOfFile[] {
  const found = [...file.text.matchAll(STATIC), ...file.text.matchAll(DYNAMIC)];
  return found.map(({ groups }) => ({
    target: resolveTarget(file.path, groups?.['target'] ?? ''),
    typesOnly: isTypesOnly(groups?.['clause'] ?? ''),
  }));
}

function resolveTarget(from: string, target: string): string {
  return target.startsWith('.') ? join(dirname(from), target).split(sep).join('/') : target;
}

function isTypesOnly(clause: string): boolean {
  if (/^\s*type\b/.test(clause)) return true;
  const names = clause.match(/^\s*\{(?<names>[^}]*)\}/)?.groups?.['names'];
  const list = names?.split(',').filter((name) => name.trim() !== '') ?? [];
  return list.length > 0 && list.every((name) => /^\s*type\b/.test(name));
}
