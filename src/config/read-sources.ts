import { readConfigFile } from './declarative/read-config-file.ts';
import { readEnvFile } from './env-file.ts';
import { resolveValue } from './resolve.ts';
import type { ConfigSources, FileSettings } from './sources.ts';
import type { StartOptions } from './start-options.ts';

/**
 * Reads the files that the environment (or code) names. Never throws: what is wrong with a file
 * is a sentence in `problems`, and the other sources hold.
 */
export function readSources(given: NodeJS.ProcessEnv, overrides: StartOptions = {}): ConfigSources {
  // A copy: `process.env` asks the system for each of the hundred variables that are not set.
  const environment = { ...given };
  const first = { overrides, environment };
  const envPath = resolveValue('envFile', first);
  const env = envPath === undefined ? undefined : readEnvFile(envPath);
  const configPath = resolveValue('configFile', { ...first, envFile: env?.settings });
  const file =
    configPath === undefined
      ? undefined
      : readConfigFile(configPath, { ...textsOf(env?.settings), ...environment });
  return {
    ...first,
    envFile: env?.settings,
    configFile: file?.settings,
    problems: [...(env?.problems ?? []), ...(file?.problems ?? [])],
  };
}

function textsOf(settings: FileSettings = new Map()): NodeJS.ProcessEnv {
  return Object.fromEntries([...settings].map(([name, { text }]) => [name, text]));
}
