import * as util from 'node:util';
import { readSmallFile } from '../common/small-file.ts';
import type { FileSettings } from './sources.ts';

const LARGEST_FILE = 1024 * 1024;

/**
 * Reads a `.env` file with Node's own parser. The application's environment stays as it is: what
 * else is in the file is none of our business.
 *
 * By its module and not by its name: a Node that has no such parser could not even load this file.
 *
 * @param path `LOG_ENV_FILE`
 */
export function readEnvFile(path: string): { settings: FileSettings; problems: string[] } {
  const read = readSmallFile(path, LARGEST_FILE, true);
  if ('problem' in read) {
    const problem = `LOG_ENV_FILE: ${JSON.stringify(path)} cannot be read (${read.problem}); allowed is a readable file; going on without it`;
    return { settings: new Map(), problems: [problem] };
  }
  const settings = Object.entries(util.parseEnv(read.text)).map(
    ([name, text]) => [name, { text: text ?? '', origin: `${name} in ${path}` }] as const,
  );
  return { settings: new Map(settings), problems: [] };
}
