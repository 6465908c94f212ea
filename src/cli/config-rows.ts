import { OPTIONS, type Option } from '../config/options.ts';
import { parseHttpUrl } from '../config/parsers.ts';
import type { Config } from '../config/resolve.ts';
import { createRedactor, type Redactor } from '../redaction/index.ts';

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
  // Before METRIC: LOG_STREAM_METRICS_… is a file.
  ['Files', /^LOG_(?:STREAM_|COMPRESS)/],
  ['Sources', /CONFIG_FILE|ENV_FILE|SDK_DISABLED|DIAGNOSTICS/],
  ['Service', /SERVICE|RESOURCE/],
  ['Redaction', /REDACT/],
  ['Spool', /SPOOL|SHUTDOWN/],
  ['Sending, by signal', /OTLP_(?:LOGS|TRACES|METRICS)_/],
  ['Sending', /OTLP|PROMETHEUS|_EXPORTER$|COLLECTOR|BLRP|BSP|METRIC/],
  ['Traces and correlation', /TRACES|PROPAGAT|CORRELATION/],
  ['Files', /FILE(?!$)|_TO_FILE|MAX_|BACKUP|ROTAT|STREAM|AUDIT/],
  ['Records', /LEVEL|CALLER|HTTP|SAMPLING|LIMIT|REPEAT/],
  ['Console', /CONSOLE|FORMAT|STDOUT/],
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

/** Every option with the value that holds, by topic; redacted like a log record. */
export function configRows(config: Config): ConfigRow[] {
  const redactor = createRedactor();
  const rows = (Object.entries(OPTIONS) as [keyof typeof OPTIONS, Option<unknown>][]).map(
    ([name, option]) => rowOf(name, option, config, redactor),
  );
  return ORDER.flatMap((topic) => rows.filter((row) => row.topic === topic));
}

function rowOf(
  name: keyof typeof OPTIONS,
  option: Option<unknown>,
  config: Config,
  redactor: Redactor,
): ConfigRow {
  const variable = option.variables[0] ?? '';
  const origin = config.origins[name];
  return {
    topic: TOPICS.find(([, names]) => names.test(variable))?.[0] ?? 'Others',
    variable,
    value:
      origin === 'default'
        ? (option.fallbackLabel ?? wordsOf(config[name]) ?? String(option.fallback))
        : shown(option, config[name], config.texts[name], redactor),
    origin: origin === variable ? 'environment' : origin,
  };
}

function shown(
  option: Option<unknown>,
  value: unknown,
  text: string | undefined,
  redactor: Redactor,
): string {
  if (value === undefined) return 'none';
  if (option.secret) return option.parse === parseHttpUrl ? hostOf(String(value)) : HIDDEN;
  if (option.isMerged) return pairs(redactor.redactAttributes(value as Record<string, string>));
  // Rules and durations read best as they were written.
  return redactor.redactText(wordsOf(value) ?? text?.trim() ?? String(value));
}

/** A value that is its own best description. */
function wordsOf(value: unknown): string | undefined {
  if (Array.isArray(value) && value.every((entry) => typeof entry === 'string')) {
    return value.join(',') || 'none';
  }
  return typeof value === 'string' || typeof value === 'boolean' ? String(value) : undefined;
}

/** A path may hold a token as well as a user's name may: only OTLP's own is shown. */
function hostOf(text: string): string {
  const { protocol, host, pathname } = new URL(text);
  const isPlain = /^\/(?:v1\/(?:logs|traces|metrics))?$/.test(pathname);
  return `${protocol}//${host}${isPlain ? pathname.replace(/^\/$/, '') : '/…'}`;
}

const pairs = (value: object): string =>
  Object.entries(value)
    .map(([key, text]) => `${key}=${text}`)
    .join(', ');
