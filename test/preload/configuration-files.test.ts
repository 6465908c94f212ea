import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { describe, expect } from 'vitest';
import { it as withReceiver } from '../helpers/preload-test.ts';
import { runApp } from '../helpers/run-app.ts';
import { REPOSITORY } from '../helpers/source-files.ts';

const it = withReceiver.extend<{ write: (name: string, text: string) => string }>({
  // biome-ignore lint/correctness/noEmptyPattern: vitest reads the parameter's names
  write: async ({}, use) => {
    const directory = mkdtempSync(join(tmpdir(), 'configuration-files-'));
    await use((name, text) => {
      const path = join(directory, name);
      writeFileSync(path, text);
      return path;
    });
    rmSync(directory, { recursive: true, force: true });
  },
});

const HELLO = { cjs: "console.debug('hello');\nprocess.exitCode = 2;" };

const yaml = (url: string): string => `file_format: "1.0"
resource:
  attributes:
    - { name: service.name, value: media }
    - { name: team, value: "\${TEAM:-imaging}" }
logger_provider:
  processors:
    - batch:
        exporter:
          otlp_http:
            endpoint: ${url}/v1/logs
            encoding: json
            headers: [{ name: x-tenant, value: "one two" }]
distribution:
  lumen_otel_logger:
    level: debug
    console: off
    shutdown_timeout_ms: 15000
`;

describe('OTEL_CONFIG_FILE', () => {
  it('alone sets up everything, headers included', async ({ receiver, write }) => {
    const env = { OTEL_CONFIG_FILE: write('otel.yaml', yaml(receiver.url)) };
    const { stdout, stderr, code } = await runApp({ flag: 'require', app: HELLO, env });
    expect({ stdout, stderr, code }).toEqual({ stdout: '', stderr: '', code: 2 });
    const [record] = await receiver.waitForLogs(1);
    expect(record).toMatchObject({
      body: 'hello',
      resource: { 'service.name': 'media', team: 'imaging' },
    });
    const { headers, protocol } = receiver.requests.find(({ signal }) => signal === 'logs') ?? {};
    expect(protocol).toBe('http/json');
    expect(headers?.['x-tenant']).toBe('one two');
  });

  it('stands beneath the environment', async ({ receiver, write }) => {
    const env = {
      OTEL_CONFIG_FILE: write('otel.yaml', yaml('http://127.0.0.1:9')),
      OTEL_EXPORTER_OTLP_ENDPOINT: receiver.url,
      OTEL_EXPORTER_OTLP_HEADERS: 'x-tenant=two',
      OTEL_SERVICE_NAME: 'exams',
      TEAM: 'heart',
    };
    await runApp({ flag: 'import', app: HELLO, env });
    const [record] = await receiver.waitForLogs(1);
    expect(record?.resource).toMatchObject({ 'service.name': 'exams', team: 'heart' });
    expect(receiver.requests[0]?.headers['x-tenant']).toBe('two');
  });

  it.for([
    ['broken', 'file_format: "1.0"\nresource: {\n', /otel\.yaml:\d:\d+: this is no YAML/],
    ['of another schema', 'receivers: [otlp]\n', /otel\.yaml: file_format has to be "1\.0"/],
    ['refused', 'file_format: "1.0"\ndisabled: 3\n', /otel\.yaml:2: disabled must be/],
  ] as const)(
    'that is %s costs one line, and the application runs',
    async ([, text, expected], { write }) => {
      const env = { OTEL_CONFIG_FILE: write('otel.yaml', text), LOG_LEVEL: 'debug' };
      const { stdout, stderr, code } = await runApp({ flag: 'require', app: HELLO, env });
      expect(code).toBe(2);
      expect(stdout).toContain('hello');
      expect(stderr.trim().split('\n')).toEqual([expect.stringMatching(expected)]);
    },
  );

  it('disabled: true is as if the flag were absent', async ({ write }) => {
    const path = write('otel.yaml', 'file_format: "1.0"\ndisabled: true\nwombat: 1\n');
    const env = { OTEL_CONFIG_FILE: path };
    const { stdout, stderr } = await runApp({ flag: 'require', app: HELLO, env });
    expect([stdout, stderr]).toEqual(['hello\n', '']);
  });
});

describe('lumen-otel ship', () => {
  it('sends with the headers of OTEL_CONFIG_FILE', async ({ receiver, write }) => {
    const root = join(dirname(write('x', '')), 'spool');
    const dead = { OTEL_EXPORTER_OTLP_ENDPOINT: 'http://127.0.0.1:9', LOG_SPOOL_DIR: root };
    const env = { ...dead, LOG_LEVEL: 'debug', LOG_SHUTDOWN_TIMEOUT_MS: '0' };
    await runApp({ flag: 'require', app: HELLO, env });
    const path = write('otel.yaml', yaml(receiver.url));
    const ship = [join(REPOSITORY, 'dist', 'cli.mjs'), 'ship', '--root', root];
    await promisify(execFile)(process.execPath, ship, { env: { OTEL_CONFIG_FILE: path } });
    expect((await receiver.waitForLogs(1))[0]?.body).toBe('hello');
    expect(receiver.requests[0]?.headers['x-tenant']).toBe('one two');
  });
});

describe('LOG_ENV_FILE', () => {
  it('names a file whose settings are ours alone', async ({ receiver, write }) => {
    const text = `LOG_LEVEL=debug\nLOG_CONSOLE=off\nOTEL_EXPORTER_OTLP_ENDPOINT=${receiver.url}\nOTEL_EXPORTER_OTLP_HEADERS=x-tenant=one\nLOG_SHUTDOWN_TIMEOUT_MS=15000\nDATABASE=elsewhere\n`;
    const app = { cjs: "console.debug('database ' + process.env.DATABASE);" };
    await runApp({ flag: 'require', app, env: { LOG_ENV_FILE: write('.env', text) } });
    const [record] = await receiver.waitForLogs(1);
    expect(record?.body).toBe('database undefined');
    expect(receiver.requests[0]?.headers['x-tenant']).toBe('one');
  });
});
