import { createHash } from 'node:crypto';
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const REPOSITORY = fileURLToPath(new URL('../../', import.meta.url));
const APPS = fileURLToPath(new URL('../preload/apps/', import.meta.url));

// What an application under test may require, besides ourselves.
const PACKAGES = [
  '@hono',
  '@nestjs',
  '@opentelemetry',
  'amqplib',
  'axios',
  'bullmq',
  'bunyan',
  'consola',
  'debug',
  'express',
  'fastify',
  'got',
  'hono',
  'kafkajs',
  'koa',
  'log4js',
  'loglevel',
  'morgan',
  'pino',
  'reflect-metadata',
  'rxjs',
  'undici',
  'winston',
];

export const BUNYAN_1 = 'with-bunyan-1';

let directory: string | undefined;

/**
 * A user's project, made once in this process and removed with it: the package
 * in `node_modules`, so that `--require @lumen/otel-logger/register` means what
 * it means to a user, and the applications of `test/preload/apps` beside.
 */
export function fixtureProject(): string {
  if (directory) return directory;
  if (!existsSync(join(REPOSITORY, 'dist', 'register.mjs'))) {
    throw new Error('dist/ is missing: run `npm run build` before the preload tests');
  }
  const made = mkdtempSync(join(tmpdir(), 'otel-logger-fixture-'));
  process.once('exit', () => rmSync(made, { recursive: true, force: true }));
  const modules = join(made, 'node_modules');
  mkdirSync(join(modules, '@lumen'), { recursive: true });
  symlinkSync(REPOSITORY, join(modules, '@lumen', 'otel-logger'), 'dir');
  for (const name of PACKAGES) {
    symlinkSync(join(REPOSITORY, 'node_modules', name), join(modules, name), 'dir');
  }
  writeFileSync(
    join(made, 'package.json'),
    JSON.stringify({ name: 'fixture-app', version: '9.8.7', private: true }),
  );
  cpSync(APPS, made, { recursive: true });
  // A project of its own, where `bunyan` is version 1 under its own name; linked
  // under an alias it would not be recognised, as it never is at a user's.
  cpSync(join(REPOSITORY, 'node_modules', 'bunyan1'), join(made, BUNYAN_1, 'node_modules/bunyan'), {
    recursive: true,
  });
  directory = made;
  return made;
}

/** `folder: BUNYAN_1` places it where `bunyan` is version 1. */
export type App = string | ({ folder?: typeof BUNYAN_1 } & ({ cjs: string } | { esm: string }));

/** The path of an application in the fixture project: a file of `apps/`, or source text. */
export function placeApp(app: App): string {
  const project = fixtureProject();
  if (typeof app === 'string') return join(project, app);
  const [source, extension] = 'cjs' in app ? [app.cjs, 'cjs'] : [app.esm, 'mjs'];
  const name = createHash('sha256').update(source).digest('hex').slice(0, 16);
  const path = join(project, app.folder ?? '', `inline-${name}.${extension}`);
  // Never again: a process that reads it meanwhile would find it empty, and end at once.
  if (!existsSync(path)) writeFileSync(path, source);
  return path;
}
