import { option } from './option.ts';
import { parseBoolean, parseText } from './parsers.ts';

/** Where more of the configuration is; neither file can name another one of its kind. */
export const SOURCE_OPTIONS = {
  envFile: option<string | undefined>(
    'LOG_ENV_FILE',
    (text) => {
      const isWanted = parseBoolean(text);
      if (!('value' in isWanted)) return parseText(text);
      return { value: isWanted.value ? './.env' : undefined };
    },
    undefined,
    { fallbackLabel: 'none' },
  ),
  configFile: option<string | undefined>('OTEL_CONFIG_FILE', parseText, undefined, {
    fallbackLabel: 'none',
  }),
};
