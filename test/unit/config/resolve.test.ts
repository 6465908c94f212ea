import { describe, expect, it } from 'vitest';
import { resolveConfig } from '../../../src/config/resolve.ts';

const resolved = (environment: NodeJS.ProcessEnv) => resolveConfig({ environment });

describe('resolveConfig', () => {
  it('has the defaults of the documentation in an empty environment', () => {
    const config = resolved({});
    expect(config).toMatchObject({
      disabled: false,
      level: 'info',
      consoleMode: 'replace',
      toFile: false,
      fileDirectory: './logs',
      appMaximumMegabytes: 10,
      appBackups: 5,
      correlation: true,
      correlationHeader: 'X-Correlation-ID',
      propagateTo: ['*'],
      redactionPolicy: 'safe-harbor',
      shutdownTimeoutMillis: 1000,
      diagnostics: 'warn',
    });
    expect(config.problems).toEqual([]);
  });

  it.each([
    ['LOG_LEVEL', 'WARNING', 'level', 'warn'],
    ['LOG_LEVEL', 'Critical', 'level', 'fatal'],
    ['LOG_FORMAT', 'TEXT', 'format', 'text'],
    ['LOG_CONSOLE', 'keep', 'consoleMode', 'keep'],
    ['LOG_CALLER', 'on', 'caller', true],
    ['LOG_TO_FILE', 'true', 'toFile', true],
    ['LOG_FILE_PATH', '/var/log/lumen', 'fileDirectory', '/var/log/lumen'],
    ['LOG_MAX_SIZE_MB', '25', 'appMaximumMegabytes', 25],
    ['LOG_BACKUP_COUNT', '0', 'appBackups', 0],
    ['LOG_ENABLE_CORRELATION', 'false', 'correlation', false],
    ['LOG_CORRELATION_HEADER', 'X-Request-ID', 'correlationHeader', 'X-Request-ID'],
    ['LOG_PROPAGATE_TO', 'a.lumen, *.b ,', 'propagateTo', ['a.lumen', '*.b']],
    ['LOG_REDACTION_POLICY', 'secrets-only', 'redactionPolicy', 'secrets-only'],
    ['LOG_REDACTION_POLICY', 'Policy.YAML', 'redactionPolicy', 'Policy.YAML'],
    ['LOG_REDACTION_POLICY', './policy', 'redactionPolicy', './policy'],
    ['LOG_REDACTION_POLICY', '/etc/lumen/policy', 'redactionPolicy', '/etc/lumen/policy'],
    ['LOG_REDACTION_KEY_FILE', './keys', 'redactionKeyFile', './keys'],
    ['LOG_SHUTDOWN_TIMEOUT_MS', '0', 'shutdownTimeoutMillis', 0],
    ['LOG_DIAGNOSTICS', 'debug', 'diagnostics', 'debug'],
    ['LOG_SERVICE_NAME', 'media', 'serviceName', 'media'],
    ['LOG_COLLECTOR_URL', 'http://127.0.0.1:4318', 'endpoint', 'http://127.0.0.1:4318'],
    ['OTEL_SDK_DISABLED', 'true', 'disabled', true],
  ])('%s=%s sets %s', (variable, text, name, value) => {
    const config = resolved({ [variable]: text }) as unknown as Record<string, unknown>;
    expect(config[name]).toEqual(value);
    expect((config['origins'] as Record<string, string>)[name]).toBe(variable);
    expect(config['problems']).toEqual([]);
  });

  it.each([
    ['LOG_LEVEL', 'verbose', 'trace, debug, info, warn, error, fatal', 'info'],
    ['LOG_MAX_SIZE_MB', '-1', 'a whole number from 1', '10'],
    ['LOG_TO_FILE', 'maybe', 'true or false', 'false'],
    ['LOG_CORRELATION_HEADER', 'X Y', 'an HTTP header name', 'X-Correlation-ID'],
    ['OTEL_EXPORTER_OTLP_PROTOCOL', 'thrift', 'http/protobuf, http/json, grpc', 'http/protobuf'],
    ['OTEL_TRACES_SAMPLER_ARG', '1.5', 'a ratio from 0 to 1', '1'],
  ])(
    '%s=%s is refused with what was given, what is allowed and what holds',
    (variable, text, allowed, fallback) => {
      const { problems } = resolved({ [variable]: text });
      expect(problems).toHaveLength(1);
      expect(problems[0]).toContain(`${variable}: "${text}" is not`);
      expect(problems[0]).toContain(allowed);
      expect(problems[0]).toContain(`using the default (${fallback})`);
    },
  );

  it('prefers the standard variable to our alias', () => {
    const config = resolved({ OTEL_SERVICE_NAME: 'a', LOG_SERVICE_NAME: 'b' });
    expect(config.serviceName).toBe('a');
  });

  it('takes an empty variable as not set', () => {
    expect(resolved({ LOG_LEVEL: ' ' })).toMatchObject({ level: 'info', problems: [] });
  });

  it('never prints an endpoint back, which may hold a password', () => {
    const { problems } = resolved({ OTEL_EXPORTER_OTLP_ENDPOINT: 'ftp://u:hunter2@host' });
    expect(problems).toHaveLength(1);
    expect(problems[0]).not.toContain('hunter2');
  });
});
