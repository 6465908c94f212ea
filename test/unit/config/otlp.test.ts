import { describe, expect, it } from 'vitest';
import { planOtlp } from '../../../src/config/otlp.ts';
import { resolveConfig } from '../../../src/config/resolve.ts';

const plan = (environment: NodeJS.ProcessEnv) => planOtlp(resolveConfig({ environment }));

describe('planOtlp', () => {
  it('sends nothing without an endpoint', () => {
    expect(plan({})).toEqual({ targets: {}, problems: [] });
  });

  it('sends to the default endpoint where the exporter is asked for', () => {
    expect(plan({ OTEL_LOGS_EXPORTER: 'otlp' }).targets).toEqual({
      logs: { signal: 'logs', protocol: 'http/protobuf', url: 'http://localhost:4318/v1/logs' },
    });
  });

  it('appends the path of each signal to the general endpoint', () => {
    const { targets } = plan({ OTEL_EXPORTER_OTLP_ENDPOINT: 'http://127.0.0.1:4318/otlp/' });
    expect(Object.values(targets).map(({ url }) => url)).toEqual([
      'http://127.0.0.1:4318/otlp/v1/logs',
      'http://127.0.0.1:4318/otlp/v1/traces',
      'http://127.0.0.1:4318/otlp/v1/metrics',
    ]);
  });

  it("uses a signal's own endpoint as it is", () => {
    const { targets } = plan({ OTEL_EXPORTER_OTLP_LOGS_ENDPOINT: 'http://127.0.0.1:1/x' });
    expect(Object.keys(targets)).toEqual(['logs']);
    expect(targets.logs?.url).toBe('http://127.0.0.1:1/x');
  });

  it('leaves out a signal whose exporter is none', () => {
    const { targets } = plan({
      OTEL_EXPORTER_OTLP_ENDPOINT: 'http://localhost:4318',
      OTEL_TRACES_EXPORTER: 'none',
    });
    expect(Object.keys(targets)).toEqual(['logs', 'metrics']);
  });

  it.each([
    ['http://collector:4318', false],
    ['http://127.0.0.1.evil.example:4318', false],
    ['http://localhost:4318', true],
    ['http://127.8.9.1:4318', true],
    ['http://[::1]:4318', true],
    ['http://127.1:4318', true],
    ['http://[::ffff:127.0.0.1]:4318', true],
    ['http://[::ffff:10.0.0.1]:4318', false],
    ['http://0.0.0.0:4318', false],
    ['http://localhost.:4318', false],
    ['http://collector.localhost:4318', false],
    ['http://127.0.0.1.:4318', true],
    ['http://127.0.0.1@collector:4318', false],
    ['https://collector:4318', true],
  ])('%s: sent %s', (endpoint, sent) => {
    const { targets, problems } = plan({ OTEL_EXPORTER_OTLP_ENDPOINT: endpoint });
    expect(targets.logs !== undefined).toBe(sent);
    expect(problems).toHaveLength(sent ? 0 : 1);
  });

  it('sends in clear where told that the network is trusted', () => {
    const { targets } = plan({
      LOG_COLLECTOR_URL: 'http://collector:4318',
      OTEL_EXPORTER_OTLP_INSECURE: 'true',
    });
    expect(targets.logs?.url).toBe('http://collector:4318/v1/logs');
  });

  it('says once why, without userinfo', () => {
    const { problems } = plan({ LOG_COLLECTOR_URL: 'http://u:hunter2@collector:4318' });
    expect(problems).toHaveLength(1);
    expect(problems[0]).toContain('LOG_COLLECTOR_URL: plain http to collector:4318 is refused');
    expect(problems[0]).not.toContain('hunter2');
  });
});
