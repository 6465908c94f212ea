import { execFileSync } from 'node:child_process';
import {
  chmodSync,
  existsSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** The other user, by number: nobody has to know it. */
const OTHER_USER = 64_321;
const SEGMENT = '0-00000001-5eed5eed.segment';

/** Every name that a file or directory of the spool can have, below a process's directory. */
export const NAMES = [
  'lease',
  'lease.5eed5eed5eed.new',
  'cursor',
  SEGMENT,
  `${SEGMENT}.swept`,
  'adopted',
  'adopted/media-5eed5eed5eed5eed',
  'adopted/media-5eed5eed5eed5eed/lease',
] as const;

/** What can be put there, as a command of a shell with the path in `$1` and a folder of victims in `$2`. */
export const KINDS: Readonly<Record<string, string>> = {
  'a FIFO': 'mkfifo "$1"',
  'a link to a file': 'ln -s "$2/cursor" "$1"',
  'a link to a directory': 'ln -s "$2" "$1"',
  'a link to nothing': 'ln -s "$2/absent" "$1"',
  'a link to itself': 'ln -s "$1" "$1"',
  'a hard link': 'ln "$2/../shared" "$1"',
  'a link to a device': 'ln -s /dev/zero "$1"',
  'a file': 'echo "{}" > "$1"',
  'a directory for everybody': 'mkdir -m 0777 "$1"; : > "$1/x"',
  'a socket':
    '"$3" -e "require(\'node:net\').createServer().listen(process.argv[1], () => process.exit(0))" "$1"; test -e "$1" || mkfifo "$1"',
};

/** Whether there can be another user: only root may become one. */
export const canBeTwoUsers = process.getuid?.() === 0;

/** A root that all users share, and files of ours elsewhere that nobody may touch. */
export interface SharedRoot {
  readonly root: string;
  /** Puts something into the root, as the other user; `directory` is made for it where it is missing. */
  put(kind: string, path: string, user?: number): void;
  /** Everything about the victims, to be compared. */
  victims(): unknown;
  remove(): void;
}

export function makeSharedRoot(): SharedRoot {
  const base = mkdtempSync(join(tmpdir(), 'otel-logger-shared-'));
  chmodSync(base, 0o755);
  const root = join(base, 'spool');
  mkdirSync(root);
  // Not sticky: there Linux follows nobody's links, and would be what the tests see at work.
  chmodSync(root, 0o777);
  const victims = join(base, 'victims');
  mkdirSync(victims);
  chmodSync(victims, 0o755);
  for (const name of ['lease', 'cursor', SEGMENT]) writeFileSync(join(victims, name), 'ours');
  mkdirSync(join(victims, 'adopted'));
  writeFileSync(join(victims, 'adopted', 'kept'), 'ours');
  const shared = join(base, 'shared');
  writeFileSync(shared, 'theirs');
  execFileSync('chown', [String(OTHER_USER), shared]);
  chmodSync(base, 0o777);
  return {
    root,
    put: (kind, path, user = OTHER_USER) => {
      const script = `umask 022; cd /; mkdir -p "$(dirname "$1")"; ${KINDS[kind]}; touch -h -d '2 hours ago' "$1" "$(dirname "$1")" 2> /dev/null; test -e "$1" -o -h "$1"`;
      const args = ['sh', '-c', script, 'sh', join(root, path), victims, process.execPath];
      const ids = [`--reuid=${user}`, `--regid=${user}`, '--clear-groups'];
      execFileSync('setpriv', [...ids, ...args], { stdio: ['ignore', 'ignore', 'pipe'] });
    },
    victims: () => [describe(victims), existsSync(shared) && readFileSync(shared, 'utf8')],
    remove: () => rmSync(base, { recursive: true, force: true }),
  };
}

function describe(directory: string): unknown {
  return readdirSync(directory, { recursive: true })
    .map(String)
    .sort()
    .map((name) => {
      const { mode, mtimeMs, size, ino } = lstatSync(join(directory, name));
      return { name, mode, mtimeMs, size, ino };
    });
}

/** The name of a process's directory that no process of ours gets. */
export const theirName = (service: string, number: number): string =>
  `${service}-${number.toString(16).padStart(16, '0')}`;

/** Everything in the root below {@link theirName}. */
export function putThere(root: string): string[] {
  return readdirSync(root, { recursive: true })
    .map(String)
    .filter((name) => /^[^/]*-0{12}/.test(name))
    .sort();
}
