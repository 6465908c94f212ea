import { LEVELS, type Level } from '../common/levels.ts';
import { type Option, option } from './option.ts';
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

/** `none` takes back what holds for all streams. */
function orNone(parse: Parser<number>): Parser<number | undefined> {
  return (text) => {
    if (text.trim().toLowerCase() === 'none') return { value: undefined };
    const parsed = parse(text);
    return 'value' in parsed ? parsed : { allowed: `none or ${parsed.allowed}` };
  };
}

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
  const days = orNone(wholeNumber(1, 36_500));
  const megabytes = orNone(wholeNumber(1, 10_000_000));
  const options: OptionsOfStream = {
    File: option(own, parseBoolean, true),
    Level: option(`${own}_LEVEL`, parseLevel, level),
    MaximumMegabytes: option(size, wholeNumber(1, 100_000), 10),
    Backups: option(keeping('BACKUP_COUNT'), wholeNumber(0, KEEP_ALL), keepsAll ? KEEP_ALL : 5),
    RotateEveryMillis: option(every, parseInterval, undefined, NONE),
    RetainDays: option<number | undefined>(keeping('RETAIN_DAYS'), days, undefined, NONE),
    RetainMegabytes: option<number | undefined>(keeping('RETAIN_MB'), megabytes, undefined, NONE),
  };
  const named = Object.entries(options).map(([name, option]) => [`${stream}${name}`, option]);
  return Object.fromEntries(named) as Named<S>;
}

/** Files and streams; docs/files.md. */
export const FILE_OPTIONS = {
  toFile: option<boolean>('LOG_TO_FILE', parseBoolean, false),
  fileDirectory: option<string>('LOG_FILE_PATH', parseText, './logs'),
  fileFormat: option<FileFormat>('LOG_FILE_FORMAT', oneOf(['json', 'otlp-json']), 'json'),
  fileCompression: option<boolean>('LOG_COMPRESS', parseBoolean, true),
  streamRules: option<StreamRules>('LOG_STREAM_RULES', parseStreamRules, [], {
    fallbackLabel: 'none of your own',
  }),
  ...optionsOfStream('app', 'trace'),
  ...optionsOfStream('metrics', 'trace'),
  ...optionsOfStream('alerts', 'warn'),
  ...optionsOfStream('audit', 'trace', true),
};
