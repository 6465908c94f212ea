import { readFileSync, readlinkSync } from 'node:fs';
import { hostname } from 'node:os';

/** What tells one process from all others, also from one that gets its number later. */
export interface ProcessIdentity {
  readonly pid: number;
  /** Of the running kernel; '' where the system has none. */
  readonly bootId: string;
  /** A container usually has its own, in which numbers mean something else; '' where unknown. */
  readonly pidNamespace: string;
  /** Clock ticks since boot; '' where unknown. */
  readonly startTime: string;
  readonly host: string;
}

/** Who runs on this machine; tests bring their own. */
export interface ProcessTable {
  readonly self: ProcessIdentity;
  /** Start time of a running process of our namespace; undefined where there is none with this number. */
  startTimeOf(pid: number): string | undefined;
}

/** The processes as Linux shows them; elsewhere leases alone decide. */
export function systemProcesses(): ProcessTable {
  return {
    self: {
      pid: process.pid,
      bootId: orEmpty(() => readFileSync('/proc/sys/kernel/random/boot_id', 'latin1').trim()),
      pidNamespace: orEmpty(() => readlinkSync('/proc/self/ns/pid')),
      startTime: startTimeOf(process.pid) ?? '',
      host: hostname(),
    },
    startTimeOf,
  };
}

// Field 22 of stat, after the command, which may itself contain blanks and brackets.
function startTimeOf(pid: number): string | undefined {
  const stat = orEmpty(() => readFileSync(`/proc/${pid}/stat`, 'latin1'));
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  const state = fields[0];
  // A zombie that nobody waits for stays for ever in a container without init, and writes nothing.
  if (state === undefined || state === '' || state === 'Z' || state === 'X') return undefined;
  return fields[19];
}

function orEmpty(read: () => string): string {
  try {
    return read();
  } catch {
    return '';
  }
}
