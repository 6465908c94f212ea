import { existsSync } from 'node:fs';
import { misspeltVariables, unusedVariables } from '../config/misspelt.ts';
import { readSources } from '../config/read-sources.ts';
import { type Config, resolveConfig } from '../config/resolve.ts';
import { checkedPlan } from '../pipeline/checked-plan.ts';
import { missingLevelFile } from '../pipeline/level-file.ts';
import { redactedProblems } from '../pipeline/redacted-problems.ts';
import { loadPolicy } from '../redaction/index.ts';
import { type Command, type Terminal, UsageError } from './command.ts';
import { configRows } from './config-rows.ts';
import { type ConfigReport, configScreen } from './config-screen.ts';
import { EXIT } from './exit-codes.ts';
import { parseOptions } from './parse-options.ts';

const HELP = `Shows which configuration holds, and where each value comes from. Nothing is started.

Usage: lumen-otel config [OPTIONS]

Read are the environment, the .env file that LOG_ENV_FILE names, and the declarative file that
OTEL_CONFIG_FILE names, as the service reads them: run it with the environment and in the directory
of the service. Keys, headers and passwords are not shown.

Options:
  --file FILE  a declarative file, as if OTEL_CONFIG_FILE named it
  --json       one JSON object
  --help, -h   this help

Exit codes:
  0  every value that is set holds
  1  something was refused, or is misspelt
  2  wrong arguments

Examples:
  lumen-otel config
  LOG_LEVEL=debug lumen-otel config --file otel.yaml
`;

const OPTIONS = { file: { type: 'string' }, json: { type: 'boolean' } } as const;

/** `lumen-otel config`. */
export const configCommand: Command = {
  name: 'config',
  summary: 'show which configuration holds, and why',
  help: HELP,
  run: async (args, terminal) => {
    const { values, positionals } = parseOptions(args, OPTIONS);
    if (positionals.length > 0) throw new UsageError('no argument is taken; --file FILE names one');
    if (values.file === '') throw new UsageError('--file needs a file');
    const report = reportOf(terminal, values.file);
    const { isTTY = false, columns = 80 } = terminal.stdout;
    terminal.stdout.write(
      values.json
        ? `${JSON.stringify(report)}\n`
        : configScreen(report, {
            width: isTTY ? columns : 80,
            isColoured: isTTY && !terminal.environment['NO_COLOR'],
          }),
    );
    return report.problems.length > 0 ? EXIT.refused : EXIT.done;
  },
};

function reportOf({ environment }: Terminal, file: string | undefined): ConfigReport {
  const given = file === undefined ? environment : { ...environment, OTEL_CONFIG_FILE: file };
  const sources = readSources(given);
  const config = resolveConfig(sources);
  const { problems: policy } = loadPolicy({
    policy: config.redactionPolicy,
    keyFile: config.redactionKeyFile,
    key: config.redactionKey,
  });
  const { problems } = checkedPlan(config, environment);
  return {
    problems: [...misspeltVariables(sources), ...problems, ...redactedProblems(policy)],
    notes: [...unusedVariables(sources), ...redactedProblems(noLevelFile(config))],
    values: configRows(config).map((row) =>
      file !== undefined && row.variable === 'OTEL_CONFIG_FILE'
        ? { ...row, origin: '--file' }
        : row,
    ),
  };
}

function noLevelFile({ levelFile, origins }: Config): string[] {
  if (levelFile === undefined || existsSync(levelFile)) return [];
  return [`${origins.levelFile}: ${missingLevelFile(levelFile)}`];
}
