import { SeverityNumber } from '@opentelemetry/api';

// The words of pino, bunyan and winston's npm, syslog and cli levels. The numbers
// for winston's are those of OpenTelemetry's own winston transport.
const SEVERITY_OF_NAME: Readonly<Record<string, SeverityNumber>> = {
  trace: SeverityNumber.TRACE,
  silly: SeverityNumber.TRACE,
  input: SeverityNumber.TRACE2,
  prompt: SeverityNumber.TRACE4,
  debug: SeverityNumber.DEBUG,
  verbose: SeverityNumber.DEBUG2,
  http: SeverityNumber.DEBUG3,
  info: SeverityNumber.INFO,
  notice: SeverityNumber.INFO2,
  data: SeverityNumber.INFO2,
  help: SeverityNumber.INFO3,
  warn: SeverityNumber.WARN,
  warning: SeverityNumber.WARN,
  error: SeverityNumber.ERROR,
  fatal: SeverityNumber.FATAL,
  crit: SeverityNumber.FATAL,
  critical: SeverityNumber.FATAL,
  alert: SeverityNumber.FATAL2,
  emerg: SeverityNumber.FATAL3,
  emergency: SeverityNumber.FATAL3,
};

/** The severity that a level's name stands for in any of the three loggers. */
export function severityOfName(name: string): SeverityNumber | undefined {
  const known = name.toLowerCase();
  return Object.hasOwn(SEVERITY_OF_NAME, known) ? SEVERITY_OF_NAME[known] : undefined;
}

/**
 * The severity of a level on the scale of pino and bunyan (`trace` 10 … `fatal`
 * 60): a custom level keeps its place between its neighbours. The name decides
 * where the scale is the application's own (`{ error: 3, info: 6 }`).
 */
export function severityOfNumber(level: number, name: string): SeverityNumber {
  const named = severityOfName(name);
  if (named !== undefined && (level < 10 || level % 10 === 0)) return named;
  if (!Number.isFinite(level)) return named ?? SeverityNumber.INFO;
  const steps = Math.floor(((level - 10) * 4) / 10);
  return Math.min(SeverityNumber.FATAL4, Math.max(SeverityNumber.TRACE, 1 + steps));
}

/**
 * The severity of a level known only by its rank among the application's own
 * (winston: 0 is the worst): spread evenly from `error` down to `trace`.
 */
export function severityOfRank(rank: number, highestRank: number): SeverityNumber {
  if (!Number.isFinite(rank) || highestRank <= 0) return SeverityNumber.INFO;
  const share = Math.min(1, Math.max(0, rank / highestRank));
  return Math.round(SeverityNumber.ERROR - share * (SeverityNumber.ERROR - SeverityNumber.TRACE));
}
