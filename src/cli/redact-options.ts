import { readSources } from '../config/read-sources.ts';
import { resolveConfig } from '../config/resolve.ts';
import { type LoadedPolicy, loadPolicy } from '../redaction/index.ts';
import { type Terminal, UsageError } from './command.ts';
import { parseOptions } from './parse-options.ts';

const OPTIONS = {
  policy: { type: 'string' },
  check: { type: 'boolean' },
  json: { type: 'boolean' },
  'side-by-side': { type: 'boolean' },
  force: { type: 'boolean' },
  quiet: { type: 'boolean', short: 'q' },
} as const;

/** What `redact` was asked to do. */
export interface RedactOptions {
  /** A path, or `-` for stdin. */
  readonly file: string;
  readonly view: 'text' | 'json' | 'side-by-side' | 'none';
  readonly check: boolean;
  readonly quiet: boolean;
  readonly policyName: string;
  readonly loaded: LoadedPolicy;
}

/** @throws UsageError where the arguments or the policy are wrong: a try-out must not fall back */
export function parseRedactOptions(args: string[], terminal: Terminal): RedactOptions {
  const { values, positionals } = parseOptions(args, OPTIONS);
  const [file, ...others] = positionals;
  if (file === undefined) throw new UsageError('which file? Give one, or - for stdin');
  if (others.length > 0) throw new UsageError('give one file at a time');
  const modes = (['json', 'side-by-side', 'check'] as const).filter((mode) => values[mode]);
  if (modes.length > 1) throw new UsageError(`--${modes.join(' and --')} exclude each other`);
  if (values['side-by-side'] && terminal.stdout.isTTY !== true && values.force !== true) {
    throw new UsageError(
      '--side-by-side prints the original, and stdout is no terminal; --force does it anyway',
    );
  }
  const { policyName, loaded } = policy(values.policy, terminal.environment);
  const mode = modes[0];
  return {
    file,
    view: mode === 'check' ? 'none' : (mode ?? 'text'),
    check: values.check === true,
    quiet: values.quiet === true,
    policyName,
    loaded,
  };
}

function policy(name: string | undefined, environment: NodeJS.ProcessEnv) {
  const given = name === undefined ? {} : { LOG_REDACTION_POLICY: name };
  const config = resolveConfig(readSources({ ...environment, ...given }));
  const refused = config.problems.find((problem) => /\bLOG_REDACTION_/.test(problem));
  const loaded = loadPolicy({
    policy: config.redactionPolicy,
    keyFile: config.redactionKeyFile,
    key: config.redactionKey,
  });
  const problem = refused ?? loaded.problems[0];
  if (problem !== undefined) throw new UsageError(problem.replace(/; [^;]*$/, ''));
  return { policyName: config.redactionPolicy, loaded };
}
