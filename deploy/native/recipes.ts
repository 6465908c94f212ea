import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { repositoryRoot } from './directories.ts';
import { type Report, runGo } from './go-command.ts';
import type { GoToolchain } from './go-toolchain.ts';

/** How one binary is made. What is hashed decides whether it is made again. */
export interface Recipe {
  program: string;
  directory: string;
  files: string[];
  build: (output: string, work: string, report: Report, signal?: AbortSignal) => Promise<void>;
}

const LINK_FLAGS = '-s -w';

export const collectorRecipe: Recipe = {
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

export const lokiRecipe: Recipe = {
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

/** What a binary is made of, and by which Go. */
export async function fingerprint(recipe: Recipe, go: GoToolchain): Promise<string> {
  return hashOf(recipe, `${go.version}\n${go.platform}\n`);
}

/** What a binary is made of, and for which machine. */
export async function recipeHash(recipe: Recipe): Promise<string> {
  return hashOf(recipe, `${process.platform}\n${process.arch}\n`);
}

async function hashOf(recipe: Recipe, maker: string): Promise<string> {
  const hash = createHash('sha256').update(`${maker}${LINK_FLAGS}\n`);
  for (const file of recipe.files) hash.update(await readFile(join(recipe.directory, file)));
  return hash.digest('hex').slice(0, 16);
}

async function field(path: string, pattern: RegExp): Promise<string> {
  const value = pattern.exec(await readFile(path, 'utf8'))?.[1];
  if (value === undefined) throw new Error(`${path} has no line like ${pattern}`);
  return value;
}
