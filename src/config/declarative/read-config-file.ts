import { errorLabel } from '../../common/diagnostics.ts';
import { readSmallFile } from '../../common/small-file.ts';
import type { FileSettings } from '../sources.ts';
import { type Lines, readLines } from './document.ts';
import { mapModel } from './map-model.ts';
import { type Model, parseModel } from './parse-model.ts';

/** Its parsers take time by the square of the number of keys: 15 MB took most of a minute. */
const LARGEST_FILE = 256 * 1024;
const HOLDS = 'going on without the file';

/**
 * Reads a file in OpenTelemetry's declarative schema as the variables that say the same.
 *
 * @param path `OTEL_CONFIG_FILE`
 * @param variables for the file's `${…}`
 * @returns what is wrong with it as sentences, never with a value out of it
 */
export function readConfigFile(
  path: string,
  variables: NodeJS.ProcessEnv,
): { settings: FileSettings; problems: string[] } {
  const read = readModel(path, variables);
  if (typeof read !== 'string') return mapModel(read.model, read.lines);
  return { settings: new Map(), problems: [`OTEL_CONFIG_FILE: ${read}; ${HOLDS}`] };
}

function readModel(
  path: string,
  variables: NodeJS.ProcessEnv,
): { model: Model; lines: Lines } | string {
  // No pipe: OpenTelemetry's parser reads the file once more.
  const read = readSmallFile(path, LARGEST_FILE);
  if ('problem' in read) return `${JSON.stringify(path)} cannot be read (${read.problem})`;
  const lines = readLines(path, read.text);
  if (typeof lines === 'string') return lines;
  try {
    return { model: parseModel(path, variables), lines };
  } catch (error) {
    return describe(error, path, lines);
  }
}

/** The first fault with its line; in the schema's words, which hold no value of the file. */
function describe(error: unknown, path: string, lines: Lines): string {
  const message = error instanceof Error ? error.message : '';
  const format = /Unsupported file_format|Expected "MAJOR\.MINOR"/.test(message);
  if (format) return `${lines.place(['file_format'])}: file_format has to be "1.0" or "1.1"`;
  if (message.includes('invalid env var substitution')) {
    return `${path}: a \${…} in it names no variable`;
  }
  const faults = [...message.matchAll(/(?:^|\s)(\/\S{0,200}|) (must [^\n]{1,120})/g)];
  const [fault] = faults;
  if (!fault) return `${path}: it cannot be understood (${errorLabel(error)})`;
  const [, pointer = '', complaint] = fault;
  const keys = pointer.split('/').slice(1).map(unescaped);
  const more = faults.length > 1 ? `, and ${faults.length - 1} more faults` : '';
  return `${lines.place(keys)}: ${keys.join('.') || 'the file'} ${complaint}${more}`;
}

/** RFC 6901: `/` and `~` in a key are escaped; a number is a place in a list. */
function unescaped(part: string): string | number {
  const key = part.replaceAll('~1', '/').replaceAll('~0', '~');
  return /^\d{1,6}$/.test(key) ? Number(key) : key;
}
