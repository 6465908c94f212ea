import { execFileSync } from 'node:child_process';
import { mkdirSync } from 'node:fs';

export interface SmallDisk {
  readonly path: string;
  /** Read-only, or writable again. */
  remount(as: 'ro' | 'rw'): void;
  remove(): void;
}

/** Mounts a file system of so many bytes in memory; where that is refused (no root), says why. */
export function smallDisk(path: string, bytes: number): SmallDisk | string {
  try {
    mkdirSync(path, { recursive: true });
    const options = ['-t', 'tmpfs', '-o', `size=${bytes}`, 'tmpfs', path];
    execFileSync('mount', options, { stdio: 'pipe' });
  } catch (error) {
    return `mount refused: ${String(error).slice(0, 80)}`;
  }
  return {
    path,
    remount: (as) => execFileSync('mount', ['-o', `remount,${as}`, path]),
    remove: () => execFileSync('umount', ['-l', path]),
  };
}
