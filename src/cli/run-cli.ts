import { errorLabel } from '../common/diagnostics.ts';
import { nearest } from '../common/nearest.ts';
import { PACKAGE_VERSION } from '../common/version.ts';
import { type Command, type Terminal, UsageError } from './command.ts';
import { configCommand } from './config.ts';
import { EXIT } from './exit-codes.ts';
import { redactCommand } from './redact.ts';
import { shipCommand } from './ship.ts';
import { spoolCommand } from './spool.ts';

const COMMANDS: readonly Command[] = [redactCommand, spoolCommand, shipCommand, configCommand];

const HELP = `lumen-otel ${PACKAGE_VERSION}

Usage: lumen-otel COMMAND [OPTIONS]

Commands:
${COMMANDS.map(({ name, summary }) => `  ${name.padEnd(10)} ${summary}`).join('\n')}

Options:
  --help, -h   this help, or a command's: lumen-otel redact --help
  --version    the version

Examples:
  lumen-otel redact app.log
  lumen-otel redact --policy ./policy.yaml --side-by-side app.log
  lumen-otel config
  lumen-otel spool
  lumen-otel ship --root /var/lib/media/spool

Exit codes: 0 done, 1 a check found something, records are left, or a value is refused, 2 wrong usage or input.
`;

/** Runs one command line. Never throws. */
export async function runCli(args: string[], terminal: Terminal): Promise<number> {
  const [name, ...rest] = args;
  if (name === undefined || name === '--help' || name === '-h' || name === 'help') {
    (name === undefined ? terminal.stderr : terminal.stdout).write(HELP);
    return name === undefined ? EXIT.usage : EXIT.done;
  }
  if (name === '--version') {
    terminal.stdout.write(`${PACKAGE_VERSION}\n`);
    return EXIT.done;
  }
  const command = COMMANDS.find((each) => each.name === name);
  if (command === undefined) return complain(terminal, unknownCommand(name));
  if (rest.includes('--help') || rest.includes('-h')) {
    terminal.stdout.write(command.help);
    return EXIT.done;
  }
  try {
    return await command.run(rest, terminal);
  } catch (error) {
    if (error instanceof UsageError) return complain(terminal, error.message, command.name);
    return complain(terminal, `${command.name} failed (${errorLabel(error)})`);
  }
}

function unknownCommand(name: string): string {
  const near = nearest(
    name,
    COMMANDS.map((each) => each.name),
  );
  const hint = near === undefined ? 'lumen-otel --help lists them' : `did you mean ${near}?`;
  return `there is no command ${JSON.stringify(name.slice(0, 40))}; ${hint}`;
}

function complain(terminal: Terminal, message: string, command?: string): number {
  const more = command === undefined ? '' : ` (lumen-otel ${command} --help)`;
  terminal.stderr.write(`lumen-otel: ${message}${more}\n`);
  return EXIT.usage;
}
