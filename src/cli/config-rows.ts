import { OPTIONS, type Option } from '../config/options.ts';
import { parseHttpUrl } from '../config/parsers.ts';
import type { Config } from '../config/resolve.ts';

/** One value, as people read it. */
export interface ConfigRow {
  readonly topic: string;
  /** Its first variable. */
  readonly variable: string;
  readonly value: string;
  /** `environment`, another variable, a file with the line, or `default`. */
  readonly origin: string;
}

const HIDDEN = '(set, not shown)';

/** The first that fits; an option that nobody thought of here is among the others. */
const TOPICS: readonly (readonly [string, RegExp])[] = [
  ['Sources', /CONFIG_FILE|ENV_FILE|SDK_DISABLED|DIAGNOSTICS/],
  ['Service', /SERVICE|RESOURCE/],
  ['Redaction', /REDACT/],
  ['Spool', /SPOOL|SHUTDOWN/],
  ['Sending, by signal', /OTLP_(?:LOGS|TRACES|METRICS)_/],
  ['Sending', /OTLP|_EXPORTER$|COLLECTOR|BLRP|BSP|METRIC/],
  ['Traces and correlation', /TRACES|PROPAGAT|CORRELATION/],
  ['Files', /FILE(?!$)|_TO_FILE|MAX_|BACKUP|ROTAT|STREAM|AUDIT/],
  ['Records', /LEVEL|CALLER|HTTP|SAMPLING|LIMIT|REPEAT/],
  ['Console', /CONSOLE|FORMAT/],
];
const ORDER = [
  'Service',
  'Records',
  'Console',
  'Files',
  'Redaction',
  'Traces and correlation',
  'Sending',
  'Sending, by signal',
  'Spool',
  'Sources',
  'Others',
];

/** Every option with the value that holds, by topic. */
export function configRows(config: Config): ConfigRow[] {
  const rows = (Object.entries(OPTIONS) as [keyof typeof OPTIONS, Option<unknown>][]).map(
    ([name, option]) => rowOf(option, config[name], config.origins[name]),
  );
  return ORDER.flatMap((topic) => rows.filter((row) => row.topic === topic));
}

function rowOf(option: Option<unknown>, value: unknown, origin: string): ConfigRow {
  const variable = option.variables[0] ?? '';
  return {
    topic: TOPICS.find(([, names]) => names.test(variable))?.[0] ?? 'Others',
    variable,
    value: origin === 'default' ? (option.fallbackLabel ?? textOf(value)) : shown(option, value),
    origin: origin === variable ? 'environment' : origin,
  };
}

function shown(option: Option<unknown>, value: unknown): string {
  if (!option.secret || value === undefined) return textOf(value);
  return option.parse === parseHttpUrl ? hostOf(String(value)) : HIDDEN;
}

/** A path may hold a token as well as a user's name may: only OTLP's own is shown. */
function hostOf(text: string): string {
  const { protocol, host, pathname } = new URL(text);
  const isPlain = /^\/(?:v1\/(?:logs|traces|metrics))?$/.test(pathname);
  return `${protocol}//${host}${isPlain ? pathname.replace(/^\/$/, '') : '/…'}`;
}

function textOf(value: unknown): string {
  if (value === undefined) return 'none';
  if (Array.isArray(value)) return value.map(entryText).join(',') || 'none';
  return typeof value === 'object' && value !== null ? pairs(value) : String(value);
}

function entryText(entry: unknown): string {
  const { pattern, level } = Object(entry);
  if (typeof pattern === 'string') return `${pattern}=${level}`;
  return typeof entry === 'object' && entry !== null ? pairs(entry) : String(entry);
}

const pairs = (value: object): string =>
  Object.entries(value)
    .map(([key, text]) => `${key}=${text}`)
    .join(', ');
