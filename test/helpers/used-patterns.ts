import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const LITERAL =
  /(?<=[=(,:[!&|?]\s{0,40}|\n\s{1,40})\/(?![/*])(?:\\.|\[(?:\\.|[^\]\\\n])*\]|[^/\\\n[])+\/[dgimsuvy]*(?=[\s,;).])/g;

/** The regular expressions that are written out in the TypeScript files of a folder and below. */
export function writtenPatterns(folder: string): RegExp[] {
  const found: RegExp[] = [];
  for (const file of readdirSync(folder, { recursive: true, encoding: 'utf8' })) {
    if (!file.endsWith('.ts')) continue;
    const source = readFileSync(join(folder, file), 'utf8');
    for (const [literal] of source.matchAll(LITERAL)) {
      const end = literal.lastIndexOf('/');
      found.push(new RegExp(literal.slice(1, end), literal.slice(end + 1)));
    }
  }
  return found;
}

/** The regular expressions that an action makes with `new RegExp`, such as importing modules afresh. */
export async function madePatterns(action: () => Promise<unknown>): Promise<RegExp[]> {
  const made: RegExp[] = [];
  const original = globalThis.RegExp;
  globalThis.RegExp = new Proxy(original, {
    construct(target, parameters, newTarget) {
      const pattern = Reflect.construct(target, parameters, newTarget) as RegExp;
      made.push(pattern);
      return pattern;
    },
  });
  try {
    await action();
  } finally {
    globalThis.RegExp = original;
  }
  return made;
}
