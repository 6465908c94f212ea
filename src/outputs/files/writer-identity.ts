import { randomBytes } from 'node:crypto';
import { systemProcesses } from '../../common/process-identity.ts';

// Shows in file names: only characters that every file system takes.
const SEPARATOR = '-';

interface Origin {
  readonly boot: string;
  readonly namespace: string;
}

const PROCESSES = systemProcesses();
let ownOrigin: Origin | undefined;

/**
 * A name that no other writer has: process, its start, its PID namespace and
 * boot, and something random, since one process may have several writers.
 */
export function newWriterName(): string {
  const { boot, namespace } = origin();
  const start = PROCESSES.self.startTime || 'x';
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
  return PROCESSES.startTimeOf(Number(pid)) === start ? 'alive' : 'dead';
}

function origin(): Origin {
  if (!ownOrigin) {
    const { bootId, pidNamespace } = PROCESSES.self;
    ownOrigin = {
      boot: bootId.slice(0, 8) || 'x',
      namespace: pidNamespace.replace(/\D/g, '') || 'x',
    };
  }
  return ownOrigin;
}
