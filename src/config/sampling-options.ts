import type { Level } from '../common/levels.ts';
import { option } from './option.ts';
import type { Parsed, Parser } from './parsers.ts';

/** Levels that may be left out; errors never are. */
const SAMPLED = ['trace', 'debug', 'info', 'warn'] as const;

/** Keeps a ratio of the records of some loggers at one level. */
export interface SamplingRule {
  /** Glob over the logger's name. */
  readonly logger: string;
  readonly level: Level;
  /** From 0 (none) to 1 (all). */
  readonly ratio: number;
}

/** Records a second that some loggers may have, each of them. */
export interface LimitRule {
  /** Glob over the logger's name. */
  readonly logger: string;
  readonly perSecond: number;
  /** Records at once, after a pause. At least 1. */
  readonly burst: number;
}

/** How many records with the same text pass in a window. */
export interface RepeatRule {
  readonly records: number;
  readonly windowMillis: number;
}

const SAMPLING_SYNTAX =
  'a list like debug=0.1,http:info=0.5, with a ratio from 0 to 1 for trace, debug, info or warn';
const LIMIT_SYNTAX = 'a list like http=20/s,*=100/s burst 500, with a number for each s, m or h';
const REPEAT_SYNTAX = 'a time like 30s, or a number of records in it, like 10/30s (ms, s or m)';

const REPEATS_BY_DEFAULT = 5;
const UNIT_SECONDS: Record<string, number> = { ms: 0.001, s: 1, m: 60, h: 3600 };
const LONGEST_WINDOW_MILLIS = 3_600_000;

const parseSampling: Parser<readonly SamplingRule[] | undefined> = (text) =>
  listOfRules(text, samplingRule, SAMPLING_SYNTAX);

const parseLimits: Parser<readonly LimitRule[] | undefined> = (text) =>
  listOfRules(text, limitRule, LIMIT_SYNTAX);

function listOfRules<T>(
  text: string,
  parse: (entry: string) => T | undefined,
  allowed: string,
): Parsed<readonly T[]> {
  const entries = text.split(',').map((entry) => entry.trim());
  const value = entries.flatMap((entry) => parse(entry) ?? []);
  return value.length === entries.length ? { value } : { allowed };
}

function samplingRule(entry: string): SamplingRule | undefined {
  const { before: target, after: amount } = splitLast(entry, '=');
  const { before: logger, after: word } = splitLast(target, ':');
  const level = SAMPLED.find((name) => name === word.trim().toLowerCase());
  const ratio = /^[01](?:\.\d{1,15})?$/.test(amount) ? Number(amount) : Number.NaN;
  if (!level || !(ratio >= 0 && ratio <= 1)) return undefined;
  if (target.includes(':') && logger === '') return undefined;
  return { logger: logger || '*', level, ratio };
}

function limitRule(entry: string): LimitRule | undefined {
  const { before: logger, after: amount } = splitLast(entry, '=');
  if (entry.includes('=') && logger === '') return undefined;
  const match = /^(\d{1,7})\/([smh])(?: burst (\d{1,7}))?$/.exec(amount);
  if (!match) return undefined;
  const [, records = '', unit = '', burst] = match;
  const perSecond = Number(records) / (UNIT_SECONDS[unit] as number);
  const most = Number(burst ?? records);
  return most < 1 ? undefined : { logger: logger || '*', perSecond, burst: most };
}

/** The last separator: a logger's name may have some of its own. */
function splitLast(text: string, separator: string): { before: string; after: string } {
  const at = text.lastIndexOf(separator);
  return { before: text.slice(0, Math.max(0, at)).trim(), after: text.slice(at + 1).trim() };
}

const parseRepeat: Parser<RepeatRule | undefined> = (text) => {
  const match = /^(?:(\d{1,6})\/)?(\d{1,7})(ms|s|m)$/.exec(text.trim());
  if (!match) return { allowed: REPEAT_SYNTAX };
  const [, records, length, unit = ''] = match;
  const rule = {
    records: Number(records ?? REPEATS_BY_DEFAULT),
    windowMillis: Number(length) * 1000 * (UNIT_SECONDS[unit] as number),
  };
  const isUsable =
    rule.records >= 1 && rule.windowMillis >= 1 && rule.windowMillis <= LONGEST_WINDOW_MILLIS;
  return isUsable ? { value: rule } : { allowed: REPEAT_SYNTAX };
};

/** Options of docs/sampling.md; without any of them nothing is left out. */
export const SAMPLING_OPTIONS = {
  sampling: option<readonly SamplingRule[] | undefined>('LOG_SAMPLING', parseSampling, undefined, {
    fallbackLabel: 'all records',
  }),
  limits: option<readonly LimitRule[] | undefined>('LOG_LIMIT', parseLimits, undefined, {
    fallbackLabel: 'no limit',
  }),
  repeats: option<RepeatRule | undefined>('LOG_REPEAT_WINDOW', parseRepeat, undefined, {
    fallbackLabel: 'repeats are kept',
  }),
};
