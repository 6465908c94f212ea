import { planOtlp } from '../config/otlp.ts';
import type { Config } from '../config/resolve.ts';
import { withoutMissingGrpc } from '../pipeline/grpc-check.ts';
import { type Command, type Terminal, UsageError } from './command.ts';
import { EXIT } from './exit-codes.ts';
import { OrphanDelivery } from './orphan-delivery.ts';
import { spoolRootOf } from './spool-root-option.ts';

const HELP = `Delivers what processes left in the spool when they ended, without an application.

Usage: lumen-otel ship [OPTIONS]

Spools of running processes are left to them. Where to is read from the same variables as in the
service: OTEL_EXPORTER_OTLP_ENDPOINT (or LOG_COLLECTOR_URL), OTEL_EXPORTER_OTLP_PROTOCOL,
OTEL_EXPORTER_OTLP_HEADERS and so on. What is delivered is removed, the rest stays.

Options:
  --root DIR         the spool (default: LOG_SPOOL_DIR, else the state directory of the user)
  --timeout SECONDS  give up after so long without progress (default: 30)
  --quiet, -q        no progress and no summary
  --help, -h         this help

Exit codes:
  0  everything that no process owns is delivered, or there was nothing
  1  something is left: the receiver cannot be reached, or refused records
  2  wrong arguments, no endpoint, or a spool that cannot be used; nothing was sent

Examples:
  OTEL_EXPORTER_OTLP_ENDPOINT=http://localhost:4318 lumen-otel ship
  lumen-otel ship --root /var/lib/media/spool --timeout 300
`;

const OPTIONS = {
  timeout: { type: 'string' },
  quiet: { type: 'boolean', short: 'q' },
} as const;

/** `lumen-otel ship`. */
export const shipCommand: Command = {
  name: 'ship',
  summary: 'deliver what processes left in the spool',
  help: HELP,
  run: async (args, terminal) => {
    const { root, values, config } = spoolRootOf(args, terminal, OPTIONS);
    const timeoutMillis = secondsOf(values['timeout']) * 1000;
    const delivery = new OrphanDelivery({
      root,
      target: targetOf(config),
      batchSize: config.logBatchSize,
      timeoutMillis,
    });
    const isQuiet = values['quiet'] === true;
    const result = await delivery.run((delivered) => {
      if (!isQuiet && terminal.stderr.isTTY) terminal.stderr.write(`\r${delivered} delivered`);
    });
    if (!isQuiet) summarise(terminal, result);
    return result.left === 0 && result.refused === 0 ? EXIT.done : EXIT.undelivered;
  },
};

function summarise(terminal: Terminal, result: Awaited<ReturnType<OrphanDelivery['run']>>): void {
  const parts = [
    `${result.delivered} log ${result.delivered === 1 ? 'record' : 'records'} delivered`,
  ];
  if (result.refused > 0) parts.push(`${result.refused} refused (${result.reason})`);
  if (result.left > 0) parts.push(`${result.left} spools left (${result.reason})`);
  if (result.damaged > 0) parts.push(`${result.damaged} damaged places skipped`);
  const start = terminal.stderr.isTTY ? '\r' : '';
  terminal.stderr.write(`${start}lumen-otel: ${parts.join(', ')}\n`);
}

function targetOf(config: Config) {
  const { plan, problems } = withoutMissingGrpc(planOtlp(config), config.origins);
  const problem = problems[0];
  // OpenTelemetry's transport reads headers and certificates from here only, and this process is ours.
  Object.assign(process.env, plan.environment);
  if (plan.targets.logs) return plan.targets.logs;
  throw new UsageError(problem ?? 'where to? Set OTEL_EXPORTER_OTLP_ENDPOINT');
}

function secondsOf(text: unknown): number {
  if (text === undefined) return 30;
  if (typeof text === 'string' && /^\d{1,6}$/.test(text)) return Number(text);
  throw new UsageError('--timeout needs a number of seconds');
}
