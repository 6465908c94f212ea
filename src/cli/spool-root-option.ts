import type { ParseArgsOptionsConfig } from 'node:util';
import { readSources } from '../config/read-sources.ts';
import { type Config, resolveConfig } from '../config/resolve.ts';
import { spoolRoot } from '../pipeline/spool-root.ts';
import { type Terminal, UsageError } from './command.ts';
import { parseOptions } from './parse-options.ts';

/** The spool that a command is about, with its other options and the configuration. */
export function spoolRootOf(
  args: string[],
  terminal: Terminal,
  options: ParseArgsOptionsConfig,
): { root: string; values: Record<string, unknown>; config: Config } {
  const { values, positionals } = parseOptions(args, { root: { type: 'string' }, ...options });
  if (positionals.length > 0)
    throw new UsageError('no argument is taken; --root DIR names a spool');
  const config = resolveConfig(readSources(terminal.environment));
  const given = (values as Record<string, unknown>)['root'] as string | undefined;
  if (given === '') throw new UsageError('--root needs a directory');
  const root = given ?? spoolRoot(config.spoolDirectory, terminal.environment);
  return { root, values, config };
}
