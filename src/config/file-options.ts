import { LEVELS, type Level } from '../common/levels.ts';
import type { Option } from './options.ts';
import { oneOf, type Parser, parseBoolean, parseText, wholeNumber } from './parsers.ts';
import { parseStreamRules, type StreamName, type StreamRules } from './stream-rules.ts';

/** `json`: the line of the JSON console. `otlp-json`: an OTLP/JSON request a line. */
export type FileFormat = 'json' | 'otlp-json';

const SECOND = 1000;
const MILLIS_OF_UNIT: Readonly<Record<string, number>> = {
  s: SECOND,
  m: 60 * SECOND,
  h: 3600 * SECOND,
  d: 24 * 3600 * SECOND,
};
const MILLIS_OF_NAME: Readonly<Record<string, number | undefined>> = {
  none: undefined,
  hourly: 3600 * SECOND,
  daily: 24 * 3600 * SECOND,
};
const KEEP_ALL = 10_000;
const NONE = { fallbackLabel: 'none' } as const;

/** Milliseconds of `hourly`, `daily` or a number with `s`, `m`, `h` or `d`; undefined for `none`. */
export const parseInterval: Parser<number | undefined> = (text) => {
  const word = text.trim().toLowerCase();
  if (Object.hasOwn(MILLIS_OF_NAME, word)) return { value: MILLIS_OF_NAME[word] };
  const [, count, unit = ''] = /^([1-9]\d{0,4})([smhd])$/.exec(word) ?? [];
  return count === undefined
    ? { allowed: 'none, hourly, daily or a duration such as 15m (s, m, h, d)' }
    : { value: Number(count) * (MILLIS_OF_UNIT[unit] as number) };
};

const parseLevel = oneOf(LEVELS, { warning: 'warn', critical: 'fatal' });

/** The options of one stream: its own variable first, then the one for all streams. */
interface OptionsOfStream {
  /** Whether the stream has a file. */
  readonly File: Option<boolean>;
  readonly Level: Option<Level>;
  readonly MaximumMegabytes: Option<number>;
  readonly Backups: Option<number>;
  readonly RotateEveryMillis: Option<number | undefined>;
  readonly RetainDays: Option<number | undefined>;
  readonly RetainMegabytes: Option<number | undefined>;
}

type Named<S extends StreamName> = {
  readonly [K in keyof OptionsOfStream as `${S}${K}`]: OptionsOfStream[K];
};

function optionsOfStream<S extends StreamName>(
  stream: S,
  level: Level,
  // What an auditor will ask for is not deleted because the application's file has a bound.
  keepsAll = false,
): Named<S> {
  const own = `LOG_STREAM_${stream.toUpperCase()}`;
  const size = [`${own}_MAX_SIZE_MB`, 'LOG_MAX_SIZE_MB'];
  const every = [`${own}_ROTATE_EVERY`, 'LOG_ROTATE_EVERY'];
  const keeping = (name: string) =>
    keepsAll ? [`${own}_${name}`] : [`${own}_${name}`, `LOG_${name}`];
  const options: OptionsOfStream = {
    File: { variables: [own], parse: parseBoolean, fallback: true },
    Level: { variables: [`${own}_LEVEL`], parse: parseLevel, fallback: level },
    MaximumMegabytes: { variables: size, parse: wholeNumber(1, 100_000), fallback: 10 },
    Backups: {
      variables: keeping('BACKUP_COUNT'),
      parse: wholeNumber(0, KEEP_ALL),
      fallback: keepsAll ? KEEP_ALL : 5,
    },
    RotateEveryMillis: { variables: every, parse: parseInterval, fallback: undefined, ...NONE },
    RetainDays: {
      variables: keeping('RETAIN_DAYS'),
      parse: wholeNumber(1, 36_500),
      fallback: undefined,
      ...NONE,
    },
    RetainMegabytes: {
      variables: keeping('RETAIN_MB'),
      parse: wholeNumber(1, 10_000_000),
      fallback: undefined,
      ...NONE,
    },
  };
  const named = Object.entries(options).map(([name, option]) => [`${stream}${name}`, option]);
  return Object.fromEntries(named) as Named<S>;
}

const one = <T>(variable: string, parse: Parser<T>, fallback: T): Option<T> => ({
  variables: [variable],
  parse,
  fallback,
});

/** Files and streams; docs/files.md. */
export const FILE_OPTIONS = {
  toFile: one<boolean>('LOG_TO_FILE', parseBoolean, false),
  fileDirectory: one<string>('LOG_FILE_PATH', parseText, './logs'),
  fileFormat: one<FileFormat>('LOG_FILE_FORMAT', oneOf(['json', 'otlp-json']), 'json'),
  fileCompression: one<boolean>('LOG_COMPRESS', parseBoolean, true),
  streamRules: {
    variables: ['LOG_STREAM_RULES'],
    parse: parseStreamRules,
    fallback: [],
    fallbackLabel: 'none of your own',
  } as Option<StreamRules>,
  ...optionsOfStream('app', 'trace'),
  ...optionsOfStream('metrics', 'trace'),
  ...optionsOfStream('alerts', 'warn'),
  ...optionsOfStream('audit', 'trace', true),
};
