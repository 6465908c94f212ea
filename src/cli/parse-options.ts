import { type ParseArgsOptionsConfig, parseArgs } from 'node:util';
import { nearest } from '../common/nearest.ts';
import { UsageError } from './command.ts';

/**
 * Reads the arguments of a command.
 *
 * @throws UsageError in one line, with the option that was probably meant
 */
export function parseOptions<T extends ParseArgsOptionsConfig>(args: string[], options: T) {
  try {
    return parseArgs({ args, options, allowPositionals: true });
  } catch (error) {
    const unknown = /^--?([\w-]{1,40})/.exec(args.find((arg) => !known(arg, options)) ?? '')?.[1];
    const near = unknown && nearest(unknown, Object.keys(options));
    if (near) throw new UsageError(`there is no option --${unknown}; did you mean --${near}?`);
    throw new UsageError((error as Error).message.split(/[.\n]/, 1)[0] as string);
  }
}

function known(argument: string, options: ParseArgsOptionsConfig): boolean {
  const name = /^--([\w-]+)/.exec(argument)?.[1];
  return name === undefined || name in options;
}
