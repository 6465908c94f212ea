import { option } from './option.ts';
import { type Parser, parseBoolean, parseList } from './parsers.ts';

/** What orchestrators, load balancers and Prometheus ask for all day. */
const IGNORED = [
  // No `/health*`: `/health-records/4711` and `/healthcare/…` are patients', not a probe's.
  '/health',
  '/health/*',
  '/healthz',
  '/healthz/*',
  '/healthcheck',
  '/livez',
  '/livez/*',
  '/readyz',
  '/readyz/*',
  '/live',
  '/liveness',
  '/ready',
  '/readiness',
  '/startup',
  '/ping',
  '/metrics',
];

/** Globs of paths: one that begins with neither `/` nor `*` would fit nothing, without a word. */
const parsePaths: Parser<readonly string[]> = (text) => {
  const parsed = parseList(text);
  if ('value' in parsed && parsed.value.every((path) => /^[/*]/.test(path))) return parsed;
  return { allowed: 'a comma-separated list of paths that begin with / or *' };
};

/** Options of docs/http.md. */
export const HTTP_OPTIONS = {
  httpRecords: option<boolean>('LOG_HTTP_RECORDS', parseBoolean, false, { fallbackLabel: 'off' }),
  httpIgnore: option<readonly string[]>('LOG_HTTP_IGNORE', parsePaths, IGNORED, {
    fallbackLabel: IGNORED.join(','),
  }),
};
