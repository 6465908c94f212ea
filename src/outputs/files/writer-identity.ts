import { randomBytes } from 'node:crypto';
import { readFileSync, readlinkSync } from 'node:fs';

// Shows in file names: only characters that every file system takes.
const SEPARATOR = '-';

interface Origin {
  readonly boot: string;
  readonly namespace: string;
}

let ownOrigin: Origin | undefined;

/**
 * A name that no other writer has: process, its start, its PID namespace and
 * boot, and something random, since one process may have several writers.
 */
export function newWriterName(): string {
  const { boot, namespace } = origin();
  const start = startTimeOf(process.pid) ?? 'x';
  const random = randomBytes(4).toString('hex');
  return [process.pid, start, namespace, boot, random].join(SEPARATOR);
}

/**
 * Whether the process of a writer's name still runs. `unknown` where the number
 * means nothing here: another container, another machine on a shared disk, or a
 * system without /proc.
 */
export function fateOf(writerName: string): 'alive' | 'dead' | 'unknown' {
  const [pid = '', start, namespace, boot] = writerName.split(SEPARATOR);
  const here = origin();
  if (start === undefined || start === 'x' || here.namespace === 'x') return 'unknown';
  if (boot !== here.boot || namespace !== here.namespace) return 'unknown';
  return startTimeOf(Number(pid)) === start ? 'alive' : 'dead';
}

function origin(): Origin {
  ownOrigin ??= {
    boot:
      orUndefined(() => readFileSync('/proc/sys/kernel/random/boot_id', 'latin1'))?.slice(0, 8) ??
      'x',
    namespace: orUndefined(() => readlinkSync('/proc/self/ns/pid'))?.replace(/\D/g, '') || 'x',
  };
  return ownOrigin;
}

// Field 22 of stat, after the command, which may itself contain blanks and brackets.
function startTimeOf(pid: number): string | undefined {
  const stat = orUndefined(() => readFileSync(`/proc/${pid}/stat`, 'latin1'));
  const fields = stat?.slice(stat.lastIndexOf(')') + 2).split(' ');
  // A zombie that nobody waits for stays for ever in a container without init, and writes nothing.
  return fields?.[0] === 'Z' || fields?.[0] === 'X' ? undefined : fields?.[19];
}

function orUndefined(read: () => string): string | undefined {
  try {
    return read();
  } catch {
    return undefined;
  }
}
