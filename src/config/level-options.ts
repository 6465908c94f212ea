import { LEVEL_RULES_SYNTAX, type LevelRule, parseLevelRules } from './level-rules.ts';
import { option } from './option.ts';
import { parseText } from './parsers.ts';

/** Levels of single loggers, at the start and while the process runs. */
export const LEVEL_OPTIONS = {
  levels: option<readonly LevelRule[]>(
    'LOG_LEVELS',
    (text) => {
      const value = parseLevelRules(text);
      return value ? { value } : { allowed: LEVEL_RULES_SYNTAX };
    },
    [],
    { fallbackLabel: 'LOG_LEVEL for all loggers' },
  ),
  levelFile: option<string | undefined>('LOG_LEVEL_FILE', parseText, undefined, {
    fallbackLabel: 'none',
  }),
};
