/** Level names as `LOG_LEVEL` takes them; `record/severity.ts` gives their numbers. */
export const LEVEL_NAMES = ['trace', 'debug', 'info', 'warn', 'error', 'fatal'] as const;
export type LevelName = (typeof LEVEL_NAMES)[number];
