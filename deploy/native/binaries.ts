import { access, mkdir, mkdtemp, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { withBuildLock } from './build-lock.ts';
import { cacheDirectory } from './directories.ts';
import { duration, type Report } from './go-command.ts';
import { findGo, type GoToolchain } from './go-toolchain.ts';
import {
  collectorRecipe,
  fingerprint,
  type Recipe,
  recipeHash,
  victoriaLogsRecipe,
} from './recipes.ts';

export interface Binaries {
  collector: string;
  victoriaLogs: string;
}

/** Beside a binary: what it was made of, for a machine without Go. */
const RECIPE_FILE = 'recipe';

/** The binaries, built where the cache has none for these sources and this Go. */
export async function ensureBinaries(report: Report, signal?: AbortSignal): Promise<Binaries> {
  const cached = await cachedBinaries();
  if (cached !== undefined) return cached;
  const go = await findGo();
  // One after the other: each uses all processors and much memory.
  const collector = await ensureBinary(collectorRecipe, go, report, signal);
  const victoriaLogs = await ensureBinary(victoriaLogsRecipe, go, report, signal);
  return { collector, victoriaLogs };
}

/** The binaries if the cache has them: of this Go, or of any where Go is missing. */
export async function cachedBinaries(): Promise<Binaries | undefined> {
  const go = await findGo().catch(() => undefined);
  const path = (recipe: Recipe) => (go ? binaryPath(recipe, go) : findBuilt(recipe));
  const collector = await path(collectorRecipe);
  const victoriaLogs = await path(victoriaLogsRecipe);
  if (collector === undefined || victoriaLogs === undefined) return undefined;
  const built = (await exists(collector)) && (await exists(victoriaLogs));
  return built ? { collector, victoriaLogs } : undefined;
}

async function findBuilt(recipe: Recipe): Promise<string | undefined> {
  const wanted = await recipeHash(recipe);
  for (const name of await readdir(cacheDirectory()).catch(() => [])) {
    if (!name.startsWith(`${recipe.program}-`)) continue;
    const directory = join(cacheDirectory(), name);
    const found = await readFile(join(directory, RECIPE_FILE), 'utf8').catch(() => '');
    if (found === wanted) return join(directory, recipe.program);
  }
  return undefined;
}

async function ensureBinary(
  recipe: Recipe,
  go: GoToolchain,
  report: Report,
  signal?: AbortSignal,
): Promise<string> {
  const binary = await binaryPath(recipe, go);
  const target = dirname(binary);
  if (await exists(binary)) return binary;
  const waiting = (holder: number) =>
    report(`waiting for process ${holder}, which is building ${recipe.program}`);
  await withBuildLock(`${target}.lock`, waiting, signal, async () => {
    if (await exists(binary)) return;
    report(`building ${recipe.program} with Go ${go.version}: once, and it takes minutes`);
    await buildInto(target, recipe, report, signal);
  });
  return binary;
}

async function binaryPath(recipe: Recipe, go: GoToolchain): Promise<string> {
  const name = `${recipe.program}-${await fingerprint(recipe, go)}`;
  return join(cacheDirectory(), name, recipe.program);
}

async function buildInto(
  target: string,
  recipe: Recipe,
  report: Report,
  signal?: AbortSignal,
): Promise<void> {
  const started = Date.now();
  await removeAbandoned(recipe);
  const work = await mkdtemp(join(cacheDirectory(), `.building-${recipe.program}-`));
  try {
    const result = join(work, 'result');
    await mkdir(result, { mode: 0o700 });
    await recipe.build(join(result, recipe.program), work, report, signal);
    await writeFile(join(result, RECIPE_FILE), await recipeHash(recipe));
    await rename(result, target);
    report(`built ${join(target, recipe.program)} in ${duration(started)}`);
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code;
    if (code !== 'ENOTEMPTY' && code !== 'EEXIST') throw error;
  } finally {
    await rm(work, { recursive: true, force: true });
  }
}

// Work of a process that was killed. We hold the lock, so nobody is using it.
async function removeAbandoned(recipe: Recipe): Promise<void> {
  for (const name of await readdir(cacheDirectory())) {
    if (!name.startsWith(`.building-${recipe.program}-`)) continue;
    await rm(join(cacheDirectory(), name), { recursive: true, force: true });
  }
}

function exists(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  );
}
