import { describe, expect, it } from 'vitest';
import { parseInterval } from '../../../src/config/file-options.ts';
import { type Config, resolveConfig } from '../../../src/config/resolve.ts';

const HOUR = 3600_000;
const read = (environment: NodeJS.ProcessEnv, name: string): unknown => {
  const config = resolveConfig({ environment });
  expect(config.problems).toEqual([]);
  return config[name as keyof Config];
};

describe('each variable sets what it is named after', () => {
  it.each<[string, string, string, unknown]>([
    ['LOG_TO_FILE', 'true', 'toFile', true],
    ['LOG_FILE_PATH', '/var/log/lumen', 'fileDirectory', '/var/log/lumen'],
    ['LOG_FILE_FORMAT', 'OTLP-JSON', 'fileFormat', 'otlp-json'],
    ['LOG_COMPRESS', 'off', 'fileCompression', false],
    ['LOG_MAX_SIZE_MB', '25', 'appMaximumMegabytes', 25],
    ['LOG_BACKUP_COUNT', '0', 'appBackups', 0],
    ['LOG_ROTATE_EVERY', 'daily', 'appRotateEveryMillis', 24 * HOUR],
    ['LOG_RETAIN_DAYS', '30', 'appRetainDays', 30],
    ['LOG_RETAIN_MB', '500', 'appRetainMegabytes', 500],
    [
      'LOG_STREAM_RULES',
      'audit: event=login.*',
      'streamRules',
      [{ stream: 'audit', event: 'login.*' }],
    ],
    ...(['app', 'metrics', 'alerts', 'audit'] as const).flatMap((stream) => {
      const own = `LOG_STREAM_${stream.toUpperCase()}`;
      const rows: [string, string, string, unknown][] = [
        [own, 'off', `${stream}File`, false],
        [`${own}_LEVEL`, 'ERROR', `${stream}Level`, 'error'],
        [`${own}_MAX_SIZE_MB`, '3', `${stream}MaximumMegabytes`, 3],
        [`${own}_BACKUP_COUNT`, '7', `${stream}Backups`, 7],
        [`${own}_ROTATE_EVERY`, '15m', `${stream}RotateEveryMillis`, HOUR / 4],
        [`${own}_RETAIN_DAYS`, '9', `${stream}RetainDays`, 9],
        [`${own}_RETAIN_MB`, '11', `${stream}RetainMegabytes`, 11],
      ];
      return rows;
    }),
  ])('%s=%s', (variable, text, name, value) => {
    expect(read({ [variable]: text }, name)).toEqual(value);
  });
});

describe('a stream without a variable of its own', () => {
  const general = {
    LOG_MAX_SIZE_MB: '25',
    LOG_ROTATE_EVERY: 'hourly',
    LOG_BACKUP_COUNT: '3',
    LOG_RETAIN_DAYS: '30',
    LOG_RETAIN_MB: '500',
  };

  it.each(['RETAIN_DAYS', 'RETAIN_MB'])('takes none for LOG_%s, and for one stream', (name) => {
    const option = name === 'RETAIN_DAYS' ? 'RetainDays' : 'RetainMegabytes';
    expect(read({ [`LOG_${name}`]: 'none' }, `app${option}`)).toBeUndefined();
    const environment = { ...general, [`LOG_STREAM_ALERTS_${name}`]: 'none' };
    expect(read(environment, `alerts${option}`)).toBeUndefined();
    expect(read(environment, `app${option}`)).toBeDefined();
  });

  it.each(['app', 'metrics', 'alerts'])('%s has what holds for all', (stream) => {
    expect(read(general, `${stream}MaximumMegabytes`)).toBe(25);
    expect(read(general, `${stream}RotateEveryMillis`)).toBe(HOUR);
    expect(read(general, `${stream}Backups`)).toBe(3);
    expect(read(general, `${stream}RetainDays`)).toBe(30);
    expect(read(general, `${stream}RetainMegabytes`)).toBe(500);
  });

  it('audit is rotated like the others, and keeps everything', () => {
    expect(read(general, 'auditMaximumMegabytes')).toBe(25);
    expect(read(general, 'auditRotateEveryMillis')).toBe(HOUR);
    expect(read(general, 'auditBackups')).toBe(10_000);
    expect(read(general, 'auditRetainDays')).toBeUndefined();
    expect(read(general, 'auditRetainMegabytes')).toBeUndefined();
  });
});

describe('LOG_ROTATE_EVERY', () => {
  it.each([
    ['hourly', HOUR],
    ['Daily', 24 * HOUR],
    ['none', undefined],
    ['30s', 30_000],
    ['15m', HOUR / 4],
    ['6h', 6 * HOUR],
    ['7d', 7 * 24 * HOUR],
  ])('%s', (text, millis) => {
    expect(parseInterval(text)).toEqual({ value: millis });
  });

  it.each(['', '0m', '15', '15 m', '-1h', 'weekly', 'constructor', '999999h'])(
    '%j is refused',
    (text) => {
      expect(parseInterval(text)).toHaveProperty('allowed');
    },
  );
});
