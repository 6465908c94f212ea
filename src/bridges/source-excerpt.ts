import { readFileSync, statSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const MAX_FILE_BYTES = 4 * 1024 * 1024;
const MAX_LINE_LENGTH = 500;
const MAX_FRAMES = 200;
const MAX_FRAME_LENGTH = 1600;
const FRAME = '    at ';
/** Line and column take no more of a frame's end. */
const POSITION_LENGTH = 18;
const POSITION = /:(\d{1,7}):(\d{1,7})\)?$/;

/**
 * The first line of source that a stack trace names, as Node shows it above a fatal error:
 * `file:line`, the line, and a mark below it. Nothing if it cannot be read.
 */
export function sourceExcerpt(stack: string): string | undefined {
  const frame = firstFrame(stack);
  if (frame === undefined) return undefined;
  const { place, line, column } = frame;
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

/** The first frame of a file: `at name (file:line:column)` or `at file:line:column`. */
function firstFrame(stack: string): { place: string; line: string; column: string } | undefined {
  for (const each of stack.split('\n', MAX_FRAMES)) {
    if (!each.startsWith(FRAME) || each.length > MAX_FRAME_LENGTH) continue;
    const [end, line, column] = POSITION.exec(each.slice(-POSITION_LENGTH)) ?? [];
    if (end === undefined || line === undefined || column === undefined) continue;
    const named = each.slice(FRAME.length, -end.length);
    const opens = Math.max(named.indexOf(' (/'), named.indexOf(' (file:///'));
    const place = opens === -1 ? named : named.slice(opens + 2);
    if (place.startsWith('/') || place.startsWith('file:///')) return { place, line, column };
  }
  return undefined;
}
