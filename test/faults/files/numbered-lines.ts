import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';

/** A line that says whose it is and which; of varying length, and whole only with its end. */
export function numberedLine(writer: string, number: number): Buffer {
  const filler = 'x'.repeat(100 + ((number * 37) % 150));
  return Buffer.from(`${JSON.stringify({ writer, number, filler, end: true })}\n`);
}

/** What is in the files of a directory. */
export interface LineTally {
  /** Different lines. */
  readonly lines: number;
  readonly torn: number;
  readonly twice: number;
  /** Rotated files: name, and bytes when unpacked. */
  readonly rotated: ReadonlyMap<string, number>;
  /** By writer, its numbers. */
  readonly numbers: ReadonlyMap<string, ReadonlySet<number>>;
}

/** Bytes of a log file, plain or compressed. */
export function readLogFile(path: string): Buffer {
  const bytes = readFileSync(path);
  return path.endsWith('.gz') ? gunzipSync(bytes) : bytes;
}

/** Reads every file; one that is there plain and compressed is read once. */
export function tallyLines(directory: string): LineTally {
  const names = readdirSync(directory).filter((name) => !name.startsWith('.'));
  const files = names.filter(
    (name) => !names.includes(name.replace(/\.gz$/, '')) || !name.endsWith('.gz'),
  );
  const numbers = new Map<string, Set<number>>();
  const rotated = new Map<string, number>();
  let lines = 0;
  let torn = 0;
  let twice = 0;
  for (const file of files) {
    const text = readLogFile(join(directory, file)).toString();
    if (file !== 'media.log') rotated.set(file, text.length);
    if (text !== '' && !text.endsWith('\n')) torn++;
    for (const line of text.split('\n').slice(0, -1)) {
      const read = readNumbered(line);
      if (!read) {
        torn++;
        continue;
      }
      const ofWriter = numbers.get(read.writer) ?? new Set<number>();
      numbers.set(read.writer, ofWriter);
      if (ofWriter.has(read.number)) twice++;
      else lines++;
      ofWriter.add(read.number);
    }
  }
  return { lines, torn, twice, rotated, numbers };
}

function readNumbered(line: string): { writer: string; number: number } | undefined {
  try {
    const { writer, number } = JSON.parse(line) as { writer: string; number: number };
    return `${line}\n` === numberedLine(writer, number).toString() ? { writer, number } : undefined;
  } catch {
    return undefined;
  }
}
