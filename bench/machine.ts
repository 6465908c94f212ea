import { readFileSync } from 'node:fs';
import { cpus, release, totalmem } from 'node:os';
import { join } from 'node:path';
import { packageFolder } from './peers.ts';

/** Node, system, processors and memory in one line. */
export function machineLine(): string {
  const [first] = cpus();
  const memory = Math.round(totalmem() / 2 ** 30);
  return `Node ${process.versions.node} (V8 ${process.versions.v8}), ${process.platform} ${release()} ${process.arch}, ${cpus().length} × ${first?.model.trim() ?? 'unknown CPU'}, ${memory} GiB`;
}

/** Names and installed versions of packages in one line. */
export function versionsLine(packages: readonly string[]): string {
  return packages.map((name) => `${name} ${version(name)}`).join(', ');
}

function version(name: string): string {
  const manifest = join(packageFolder(name), 'package.json');
  return (JSON.parse(readFileSync(manifest, 'utf8')) as { version: string }).version;
}
