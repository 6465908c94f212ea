import { SeverityNumber } from '@opentelemetry/api';
import { LEVELS, type Level } from '../common/levels.ts';

const NUMBER_OF_LEVEL: Record<Level, SeverityNumber> = {
  trace: SeverityNumber.TRACE,
  debug: SeverityNumber.DEBUG,
  info: SeverityNumber.INFO,
  warn: SeverityNumber.WARN,
  error: SeverityNumber.ERROR,
  fatal: SeverityNumber.FATAL,
};

/** The lowest severity number of a level. */
export function severityOfLevel(level: Level): SeverityNumber {
  return NUMBER_OF_LEVEL[level];
}

/** The level whose range (four numbers each, from 1) holds a severity number. */
export function levelOfSeverity(severityNumber: number | undefined): Level {
  if (!severityNumber || severityNumber < 1) return 'info';
  return LEVELS[Math.min(5, Math.floor((severityNumber - 1) / 4))] as Level;
}
