import { describe, expect, it } from 'vitest';
import { compileGlob } from '../../../src/common/glob.ts';
import { resolveConfig } from '../../../src/config/resolve.ts';

const resolved = (environment: NodeJS.ProcessEnv) => resolveConfig({ environment });

it('LOG_HTTP_RECORDS is off, and said so', () => {
  expect(resolved({}).httpRecords).toBe(false);
  expect(resolved({ LOG_HTTP_RECORDS: 'maybe' }).problems[0]).toContain('the default (off)');
});

describe('LOG_HTTP_IGNORE', () => {
  const globs = resolved({}).httpIgnore.map(compileGlob);
  const isIgnored = (path: string): boolean => globs.some((matches) => matches(path));

  it.each(['/health', '/healthz', '/health/live', '/livez', '/readyz/db', '/healthcheck'])(
    'leaves out the probe %s',
    (path) => expect(isIgnored(path)).toBe(true),
  );

  it.each(['/health-records/4711', '/healthcare/patients/1', '/livezone', '/metrics/4711'])(
    'hides no %s, which is no probe',
    (path) => expect(isIgnored(path)).toBe(false),
  );

  it.each(['health', '/static/*,health'])('refuses %s, which fits no path', (text) => {
    const { problems, httpIgnore } = resolved({ LOG_HTTP_IGNORE: text });
    expect(problems).toEqual([expect.stringContaining('paths that begin with / or *')]);
    expect(httpIgnore).toContain('/health');
  });

  it('takes paths and globs', () => {
    const { problems, httpIgnore } = resolved({ LOG_HTTP_IGNORE: '/static/*, *.png' });
    expect({ problems, httpIgnore }).toEqual({ problems: [], httpIgnore: ['/static/*', '*.png'] });
  });
});
