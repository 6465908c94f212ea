import { createHash } from 'node:crypto';
import { access, mkdir, mkdtemp, readdir, readFile, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { withBuildLock } from './build-lock.ts';
import { cacheDirectory, repositoryRoot } from './directories.ts';
import { runGo } from './go-command.ts';
import { findGo, type GoToolchain } from './go-toolchain.ts';

/** How one binary is made. What is hashed decides whether it is made again. */
interface Recipe {
  program: string;
  directory: string;
  files: string[];
  build: (output: string, work: string, report: Report, signal?: AbortSignal) => Promise<void>;
}

export type Report = (line: string) => void;

export interface Binaries {
  collector: string;
  loki: string;
}

const LINK_FLAGS = '-s -w';

const collectorRecipe: Recipe = {
  program: 'otelcol',
  directory: join(repositoryRoot, 'deploy/collector'),
  files: ['builder.yaml'],
  async build(output, work, report, signal) {
    const manifest = join(this.directory, 'builder.yaml');
    const version = await field(manifest, /^ {2}version: (\S+)$/m);
    const builder = `go.opentelemetry.io/collector/cmd/builder@v${version}`;
    // The manifest puts the sources into ./build.
    const sources = ['run', builder, '--config', manifest, '--skip-compilation'];
    await runGo('Collector, its sources', sources, work, report, signal);
    const compile = ['build', '-v', '-trimpath', '-ldflags', LINK_FLAGS, '-o', output, '.'];
    await runGo('Collector', compile, join(work, 'build'), report, signal);
  },
};

const lokiRecipe: Recipe = {
  program: 'loki',
  directory: join(repositoryRoot, 'deploy/loki'),
  files: ['go.mod', 'go.sum'],
  async build(output, _work, report, signal) {
    const module = 'github.com/grafana/loki/v3';
    const version = await field(join(this.directory, 'go.mod'), /loki\/v3 v(\S+)$/m);
    const flags = `${LINK_FLAGS} -X ${module}/pkg/util/build.Version=${version}`;
    const source = `${module}/cmd/loki`;
    const compile = ['build', '-v', '-mod=readonly', '-trimpath', '-ldflags', flags];
    await runGo('Loki', [...compile, '-o', output, source], this.directory, report, signal);
  },
};

/** The binaries, built where the cache has none for these sources and this Go. */
export async function ensureBinaries(report: Report, signal?: AbortSignal): Promise<Binaries> {
  const go = await findGo();
  // One after the other: each uses all processors and much memory.
  const collector = await ensureBinary(collectorRecipe, go, report, signal);
  const loki = await ensureBinary(lokiRecipe, go, report, signal);
  return { collector, loki };
}

/** The binaries that the cache has for these sources and this Go; nothing is built. */
export async function cachedBinaries(): Promise<Binaries | undefined> {
  const go = await findGo().catch(() => undefined);
  if (!go) return undefined;
  const collector = await binaryPath(collectorRecipe, go);
  const loki = await binaryPath(lokiRecipe, go);
  return (await exists(collector)) && (await exists(loki)) ? { collector, loki } : undefined;
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
  await removeAbandoned(recipe);
  const work = await mkdtemp(join(cacheDirectory(), `.building-${recipe.program}-`));
  try {
    const result = join(work, 'result');
    await mkdir(result, { mode: 0o700 });
    await recipe.build(join(result, recipe.program), work, report, signal);
    await rename(result, target);
    report(`built ${join(target, recipe.program)}`);
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

async function fingerprint(recipe: Recipe, go: GoToolchain): Promise<string> {
  const hash = createHash('sha256').update(`${go.version}\n${go.platform}\n${LINK_FLAGS}\n`);
  for (const file of recipe.files) hash.update(await readFile(join(recipe.directory, file)));
  return hash.digest('hex').slice(0, 16);
}

async function field(path: string, pattern: RegExp): Promise<string> {
  const value = pattern.exec(await readFile(path, 'utf8'))?.[1];
  if (value === undefined) throw new Error(`${path} has no line like ${pattern}`);
  return value;
}

function exists(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  );
}
