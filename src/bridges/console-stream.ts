import type { ConsoleTarget } from '../record/log-call.ts';

const TARGET_OF_NAME: Readonly<Record<string, ConsoleTarget>> = {
  '1': 'stdout',
  '/dev/stdout': 'stdout',
  '/dev/fd/1': 'stdout',
  '/proc/self/fd/1': 'stdout',
  '2': 'stderr',
  '/dev/stderr': 'stderr',
  '/dev/fd/2': 'stderr',
  '/proc/self/fd/2': 'stderr',
};

/** The console that a file descriptor or path means; undefined for any other. */
export function consoleOfDestination(destination: unknown): ConsoleTarget | undefined {
  return Object.hasOwn(TARGET_OF_NAME, String(destination))
    ? TARGET_OF_NAME[String(destination)]
    : undefined;
}

/**
 * The console that a stream writes to: `process.stdout` and `stderr`, and what
 * is opened on their descriptors (sonic-boom has `fd`, and `file` for a path).
 */
export function consoleOfStream(stream: unknown): ConsoleTarget | undefined {
  if (typeof stream !== 'object' || stream === null) return undefined;
  if (stream === process.stdout) return 'stdout';
  if (stream === process.stderr) return 'stderr';
  const { fd, file } = stream as { fd?: unknown; file?: unknown };
  if (typeof file === 'string') return consoleOfDestination(file);
  return typeof fd === 'number' ? consoleOfDestination(fd) : undefined;
}
