import { readConfigFile } from './declarative/read-config-file.ts';
import { readEnvFile } from './env-file.ts';
import { resolveConfig } from './resolve.ts';
import type { ConfigSources, FileSettings } from './sources.ts';
import type { StartOptions } from './start-options.ts';

/**
 * Reads the files that the environment (or code) names. Never throws: what is wrong with a file
 * is a sentence in `problems`, and the other sources hold.
 */
export function readSources(
  environment: NodeJS.ProcessEnv,
  overrides: StartOptions = {},
): ConfigSources {
  const first = { overrides, environment };
  const { envFile: envPath } = resolveConfig(first);
  const env = envPath === undefined ? undefined : readEnvFile(envPath);
  const { configFile: configPath } = resolveConfig({ ...first, envFile: env?.settings });
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
