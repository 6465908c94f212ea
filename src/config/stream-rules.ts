import { LEVELS, type Level } from '../common/levels.ts';
import type { Parser } from './parsers.ts';

/** The streams of a service's records, the values of `log.stream`. */
export const STREAM_NAMES = ['app', 'metrics', 'alerts', 'audit'] as const;
export type StreamName = (typeof STREAM_NAMES)[number];

/** One rule: a record that meets every condition given belongs to the stream. */
export interface StreamRule {
  readonly stream: StreamName;
  /** The whole event name, or its beginning with `*` at the end: `login.*`. */
  readonly event?: string;
  /** Name of the logger (instrumentation scope), in the same form. */
  readonly logger?: string;
  /** This severity and above. */
  readonly level?: Level;
}

/** Rules in order; the first that fits decides, before the rules that always hold. */
export type StreamRules = readonly StreamRule[];

const ALLOWED =
  'rules such as "audit: event=login.*; metrics: logger=timers & level=info" ' +
  `(streams ${STREAM_NAMES.join(', ')}; conditions event, logger, level)`;

/** `stream: condition & condition; stream: …`, in any spacing. */
export const parseStreamRules: Parser<StreamRules> = (text) => {
  const rules = text
    .split(';')
    .map((rule) => rule.trim())
    .filter((rule) => rule !== '')
    .map(parseRule);
  const value = rules.filter((rule) => rule !== undefined);
  return value.length > 0 && value.length === rules.length ? { value } : { allowed: ALLOWED };
};

function parseRule(text: string): StreamRule | undefined {
  const colon = text.indexOf(':');
  const stream = STREAM_NAMES.find((name) => name === text.slice(0, colon).trim().toLowerCase());
  if (colon < 0 || !stream) return undefined;
  const conditions: Partial<Record<'event' | 'logger' | 'level', string>> = {};
  for (const condition of text.slice(colon + 1).split('&')) {
    const equals = condition.indexOf('=');
    const name = condition.slice(0, equals).trim().toLowerCase();
    const value = condition.slice(equals + 1).trim();
    if (equals < 0 || value === '') return undefined;
    if (name !== 'event' && name !== 'logger' && name !== 'level') return undefined;
    conditions[name] = name === 'level' ? value.toLowerCase() : value;
  }
  const { level, ...rest } = conditions;
  if (level === undefined) return { stream, ...rest };
  const known = LEVELS.find((each) => each === level);
  return known && { stream, ...rest, level: known };
}
