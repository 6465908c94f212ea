import { option } from './option.ts';
import { parseBoolean, parseList } from './parsers.ts';

/** What orchestrators, load balancers and Prometheus ask for all day. */
const IGNORED = [
  '/health*',
  '/livez*',
  '/readyz*',
  '/live',
  '/liveness',
  '/ready',
  '/readiness',
  '/startup',
  '/ping',
  '/metrics',
];

/** Options of docs/http.md. */
export const HTTP_OPTIONS = {
  httpRecords: option<boolean>('LOG_HTTP_RECORDS', parseBoolean, false),
  httpIgnore: option<readonly string[]>('LOG_HTTP_IGNORE', parseList, IGNORED, {
    fallbackLabel: IGNORED.join(','),
  }),
};
