import {
  nodeStorage,
  type StreamScan,
  scanSpool,
  systemProcesses,
} from '../delivery/spool/index.ts';
import type { Command } from './command.ts';
import { EXIT } from './exit-codes.ts';
import { spoolRootOf } from './spool-root-option.ts';
import { byteText, durationText } from './unit-text.ts';

const HELP = `Shows what waits in the spool: how many records, how old, and whose. Never their contents.

Usage: lumen-otel spool [OPTIONS]

One line for each process that spooled: whether it still runs, records that are not delivered,
bytes on disk, age of the oldest segment, damaged places. Nothing is changed.

Options:
  --root DIR   the spool (default: LOG_SPOOL_DIR, else the state directory of the user)
  --json       one JSON object
  --help, -h   this help

Exit codes:
  0  done, also where there is no spool
  2  wrong arguments, or a spool that cannot be read

Examples:
  lumen-otel spool
  lumen-otel spool --root /var/lib/media/spool --json
`;

/** `lumen-otel spool`. */
export const spoolCommand: Command = {
  name: 'spool',
  summary: 'show what waits in the spool, without contents',
  help: HELP,
  run: async (args, terminal) => {
    const { root, values } = spoolRootOf(args, terminal, { json: { type: 'boolean' } });
    const now = Date.now();
    const streams = scan(root, now);
    terminal.stdout.write(values['json'] ? jsonText(root, streams) : table(root, streams, now));
    return EXIT.done;
  },
};

function scan(root: string, now: number): StreamScan[] {
  try {
    return scanSpool(nodeStorage, root, systemProcesses(), now);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return [];
    throw error;
  }
}

function jsonText(root: string, streams: readonly StreamScan[]): string {
  const records = streams.reduce((sum, stream) => sum + stream.records, 0);
  const bytes = streams.reduce((sum, stream) => sum + stream.bytes, 0);
  return `${JSON.stringify({ root, records, bytes, streams })}\n`;
}

function table(root: string, streams: readonly StreamScan[], now: number): string {
  if (streams.length === 0) return `${root}: nothing is spooled\n`;
  const rows = [
    ['stream', 'process', 'records', 'size', 'oldest', 'damage'],
    ...streams.map((stream) => rowOf(stream, now)),
  ];
  const widths = rows[0]?.map((_, at) => Math.max(...rows.map((row) => row[at]?.length ?? 0)));
  const lines = rows.map((row) =>
    row
      .map((cell, at) => cell.padEnd(widths?.[at] ?? 0))
      .join('  ')
      .trimEnd(),
  );
  return `${root}\n${lines.join('\n')}\n`;
}

function rowOf(stream: StreamScan, now: number): string[] {
  const state = { true: 'running', false: 'gone', undefined: 'adopted' }[String(stream.ownerRuns)];
  const owner = stream.isOurs ? state : 'not ours';
  const { oldestMillis, damage } = stream;
  return [
    stream.stream,
    owner ?? '',
    String(stream.records),
    byteText(stream.bytes),
    oldestMillis === undefined ? '-' : durationText(now - oldestMillis),
    damage.places === 0 ? 'none' : `${damage.places} (${byteText(damage.bytes)})`,
  ];
}
