import { readFileSync, statSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const MAX_FILE_BYTES = 4 * 1024 * 1024;
const MAX_LINE_LENGTH = 500;
/** `at name (file:line:column)` and `at file:line:column`; the file is greedy, as it may have colons. */
const FRAME =
  /^ {4}at (?:[^\n]{0,500}? \()?((?:file:\/\/)?\/[^\n]{1,1000}):(\d{1,7}):(\d{1,7})\)?$/m;

/**
 * The first line of source that a stack trace names, as Node shows it above a fatal error:
 * `file:line`, the line, and a mark below it. Nothing if it cannot be read.
 */
export function sourceExcerpt(stack: string): string | undefined {
  const [, place, line, column] = FRAME.exec(stack) ?? [];
  if (place === undefined) return undefined;
  try {
    const file = place.startsWith('file:') ? fileURLToPath(place) : place;
    const stat = statSync(file);
    if (!stat.isFile() || stat.size > MAX_FILE_BYTES) return undefined;
    const source = readFileSync(file, 'utf8').split('\n')[Number(line) - 1];
    if (source === undefined || source.length > MAX_LINE_LENGTH) return undefined;
    const indent = source.slice(0, Number(column) - 1).replace(/[^\t]/g, ' ');
    return `${place}:${line}\n${source}\n${indent}^\n`;
  } catch {
    return undefined;
  }
}
