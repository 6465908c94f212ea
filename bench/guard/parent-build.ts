import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const ROOT = join(import.meta.dirname, '..', '..');
const LOCK = 'package-lock.json';

/** A build of the commit before this one, in a folder of its own. */
export interface ParentBuild {
  /** Abbreviated hash and subject. */
  readonly commit: string;
  /** Its `dist`. */
  readonly folder: string;
  remove(): void;
}

/** Undefined where there is no such commit: no repository, or a clone of one commit. */
export function parentBuild(): ParentBuild | undefined {
  const commit = lineOf(['log', '-1', '--format=%h %s', 'HEAD^']);
  if (!commit) return undefined;
  const folder = mkdtempSync(join(tmpdir(), 'otel-logger-parent-'));
  const remove = (): void => rmSync(folder, { recursive: true, force: true });
  try {
    const tree = execFileSync('git', ['archive', 'HEAD^'], { cwd: ROOT, maxBuffer: 2 ** 28 });
    execFileSync('tar', ['-x', '-C', folder], { input: tree });
    install(folder);
    const tsdown = join(folder, 'node_modules', 'tsdown', 'dist', 'run.mjs');
    execFileSync(process.execPath, [tsdown], { cwd: folder, stdio: 'pipe' });
    return { commit, folder: join(folder, 'dist'), remove };
  } catch (error) {
    remove();
    throw error;
  }
}

function install(folder: string): void {
  const lock = (of: string): string => readFileSync(join(of, LOCK), 'utf8');
  const ours = join(ROOT, 'node_modules');
  if (existsSync(ours) && lock(folder) === lock(ROOT))
    symlinkSync(ours, join(folder, 'node_modules'));
  else
    execFileSync('npm', ['ci', '--ignore-scripts', '--no-audit', '--no-fund'], {
      cwd: folder,
      stdio: 'pipe',
    });
}

function lineOf(args: string[]): string {
  try {
    const output = execFileSync('git', args, { cwd: ROOT, stdio: ['ignore', 'pipe', 'ignore'] });
    return output.toString('utf8').trim();
  } catch {
    return '';
  }
}
