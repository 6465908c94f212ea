import { describe, expect, it } from 'vitest';
import { resolveConfig } from '../../../src/config/resolve.ts';

const problemsOf = (env: NodeJS.ProcessEnv) => resolveConfig({ environment: env }).problems;

describe('LOG_SAMPLING', () => {
  const of = (text: string) => resolveConfig({ environment: { LOG_SAMPLING: text } }).sampling;

  it('is a ratio for a level, for all loggers or for those that a glob names', () => {
    expect(of('debug=0.1, http:info=0.5,media.*:WARN=0,*:trace=1')).toEqual([
      { logger: '*', level: 'debug', ratio: 0.1 },
      { logger: 'http', level: 'info', ratio: 0.5 },
      { logger: 'media.*', level: 'warn', ratio: 0 },
      { logger: '*', level: 'trace', ratio: 1 },
    ]);
  });

  it('takes a logger whose name has separators', () => {
    expect(of('a:b=c:info=0.5')).toEqual([{ logger: 'a:b=c', level: 'info', ratio: 0.5 }]);
  });

  it.for([
    'error=0.5',
    'fatal=0',
    'debug',
    'debug=',
    '=0.5',
    ':debug=0.5',
    'debug=1.5',
    'debug=-1',
    'debug=50%',
    'debug=0.1,,info=1',
  ])('%s costs one line', (text) => {
    expect(of(text)).toBeUndefined();
    expect(problemsOf({ LOG_SAMPLING: text })).toEqual([
      expect.stringMatching(/^LOG_SAMPLING: .+ is not a list like .+ using the default/),
    ]);
  });
});

describe('LOG_LIMIT', () => {
  const of = (text: string) => resolveConfig({ environment: { LOG_LIMIT: text } }).limits;

  it('is a number of records in a second, minute or hour, and how many may come at once', () => {
    expect(of('http=20/s,jobs.*=6000/m burst 500,*=36/h')).toEqual([
      { logger: 'http', perSecond: 20, burst: 20 },
      { logger: 'jobs.*', perSecond: 100, burst: 500 },
      { logger: '*', perSecond: 0.01, burst: 36 },
    ]);
    expect(of('100/s')).toEqual([{ logger: '*', perSecond: 100, burst: 100 }]);
  });

  it.for(['100', '100/d', '/s', '=100/s', '-1/s', '0/s', '1/s burst 0', '100/s burst'])(
    '%s costs one line',
    (text) => {
      expect(of(text)).toBeUndefined();
      expect(problemsOf({ LOG_LIMIT: text })).toHaveLength(1);
    },
  );
});

describe('LOG_REPEAT_WINDOW', () => {
  const of = (text: string) => resolveConfig({ environment: { LOG_REPEAT_WINDOW: text } }).repeats;

  it('is a time, or a number of records in a time', () => {
    expect(of('30s')).toEqual({ records: 5, windowMillis: 30_000 });
    expect(of('1/500ms')).toEqual({ records: 1, windowMillis: 500 });
    expect(of('20/2m')).toEqual({ records: 20, windowMillis: 120_000 });
  });

  it.for(['30', '0s', '0/30s', '2h', '5/', 'x/30s', '100000m'])('%s costs one line', (text) => {
    expect(of(text)).toBeUndefined();
    expect(problemsOf({ LOG_REPEAT_WINDOW: text })).toHaveLength(1);
  });
});
