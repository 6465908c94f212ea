import { LEVELS, type Level } from '../common/levels.ts';
import { getLogger } from './get-logger.ts';
import type { Logger } from './logger-types.ts';

/** What timers and operations need of a logger: any logger of ours, whatever its events. */
export type LevelMethods = Pick<Logger, Level>;

/** Where timers and operations are recorded that name no logger. */
export const operationsLogger: LevelMethods = getLogger('operations');

/** Logs at a level by name; one that nobody knows is `info`, and must not throw. */
export function logAt(logger: LevelMethods, level: Level, message: string, fields: object): void {
  logger[LEVELS.includes(level) ? level : 'info'](message, fields);
}
