import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { runApp } from '../helpers/run-app.ts';
import { REPOSITORY } from '../helpers/source-files.ts';

const SECRETS = ['zqUser', 'zqPass', 'zqPath', 'zqQuery', 'zqHeader', 'zqKey'];
const URL_PARTS = 'zqUser:zqPass@127.0.0.1:9/zqPath/v1?zqQuery=1';
const ENDPOINT = 'OTEL_EXPORTER_OTLP_ENDPOINT';
const LOGGED = "console.log('logged'); setTimeout(() => {}, 400)";

const ENVIRONMENTS: Record<string, string>[] = [
  { [ENDPOINT]: `http://${URL_PARTS}` },
  { [ENDPOINT]: `http://${URL_PARTS}`, LOG_SPOOL: 'off' },
  { [ENDPOINT]: `http://${URL_PARTS}`, OTEL_EXPORTER_OTLP_PROTOCOL: 'grpc' },
  { OTEL_EXPORTER_OTLP_LOGS_ENDPOINT: `http://${URL_PARTS}`, OTEL_TRACES_EXPORTER: 'none' },
  { LOG_COLLECTOR_URL: `http://${URL_PARTS.replace('127.0.0.1', 'collector.example.org')}` },
  { LOG_COLLECTOR_URL: `ftp://${URL_PARTS}` },
  { LOG_COLLECTOR_URL: URL_PARTS },
  { LOG_COLLECTOR_URL: `http://[${URL_PARTS}` },
  { [ENDPOINT]: 'http://127.0.0.1:9', OTEL_EXPORTER_OTLP_HEADERS: 'zqHeader=zqKey' },
  { [ENDPOINT]: 'http://127.0.0.1:9', OTEL_EXPORTER_OTLP_HEADERS: 'zqHeader=zq%ZZKey,zqKey' },
  { LOG_REDACTION_POLICY: 'pseudonymous', LOG_REDACTION_KEY: 'k1:zqKeyzqKey' },
  { LOG_REDACTION_POLICY: 'pseudonymous', LOG_REDACTION_KEY: 'zqKey' },
];

describe('our own messages, at LOG_DIAGNOSTICS=debug', () => {
  it.for(ENVIRONMENTS)(
    '%o: no user information, path, query, header or key of an endpoint',
    async (env) => {
      const { stderr } = await runApp({
        flag: 'require',
        app: { cjs: LOGGED },
        env: { LOG_DIAGNOSTICS: 'debug', LOG_SHUTDOWN_TIMEOUT_MS: '500', ...env },
      });
      expect(SECRETS.filter((secret) => stderr.includes(secret))).toEqual([]);
      const shown = await configShown(env);
      expect(shown).toContain('LOG_LEVEL');
      expect(SECRETS.filter((secret) => shown.includes(secret))).toEqual([]);
    },
  );

  it('name the host and the port', async () => {
    const { stderr } = await runApp({
      flag: 'require',
      app: { cjs: LOGGED },
      env: { [ENDPOINT]: `http://${URL_PARTS}`, LOG_SHUTDOWN_TIMEOUT_MS: '500' },
    });
    expect(stderr).toContain('the collector at http://127.0.0.1:9 ');
  });

  it("quote OpenTelemetry's only redacted", async () => {
    const app = `
const { metrics } = require('@opentelemetry/api');
metrics.getMeter('m').createCounter('orla.quinn@example.org has no valid name');
metrics.getMeter('m').createCounter('c').add('mail to orla.quinn@example.org');`;
    const { stderr } = await runApp({
      flag: 'require',
      app: { cjs: app },
      env: {
        LOG_DIAGNOSTICS: 'debug',
        OTEL_METRICS_EXPORTER: 'prometheus',
        OTEL_EXPORTER_PROMETHEUS_PORT: '0',
      },
    });
    expect(stderr).toMatch(/debug: Invalid metric name: "REDACTED has no valid name"/);
    expect(stderr).not.toContain('orla');
  });
});

/** `lumen-otel config` in both forms. */
async function configShown(env: Record<string, string>): Promise<string> {
  const cli = join(REPOSITORY, 'dist/cli.mjs');
  const forms = [[], ['--json']].map(
    (more) =>
      new Promise<string>((resolve) => {
        execFile(process.execPath, [cli, 'config', ...more], { env }, (_error, stdout, stderr) =>
          resolve(stdout + stderr),
        );
      }),
  );
  return (await Promise.all(forms)).join('\n');
}
