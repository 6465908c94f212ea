import { readFileSync } from 'node:fs';
import * as util from 'node:util';
import { errorLabel } from '../common/diagnostics.ts';
import type { FileSettings } from './sources.ts';

/**
 * Reads a `.env` file with Node's own parser. The application's environment stays as it is: what
 * else is in the file is none of our business.
 *
 * By its module and not by its name: a Node that has no such parser could not even load this file.
 *
 * @param path `LOG_ENV_FILE`
 */
export function readEnvFile(path: string): { settings: FileSettings; problems: string[] } {
  try {
    const entries = Object.entries(util.parseEnv(readFileSync(path, 'utf8')));
    const settings = entries.map(
      ([name, text]) => [name, { text: text ?? '', origin: `${name} in ${path}` }] as const,
    );
    return { settings: new Map(settings), problems: [] };
  } catch (error) {
    const problem = `LOG_ENV_FILE: ${JSON.stringify(path)} cannot be read (${errorLabel(error)}); allowed is a readable file; going on without it`;
    return { settings: new Map(), problems: [problem] };
  }
}
