import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { OPTIONS, type Option } from '../../../src/config/options.ts';
import { REPOSITORY } from '../../helpers/source-files.ts';
import { lumen } from './terminal.ts';

const it = test.extend<{ file: (text: string) => string }>({
  // biome-ignore lint/correctness/noEmptyPattern: vitest reads the parameter's names
  file: async ({}, use) => {
    const directory = mkdtempSync(join(tmpdir(), 'config-cli-'));
    await use((text) => {
      const path = join(directory, 'otel.yaml');
      writeFileSync(path, text);
      return path;
    });
    rmSync(directory, { recursive: true });
  },
});

const SECRET = 'hunter2hunter2hunter2hunter2';

/** Secrets in every place that may hold one. */
const SECRETS = {
  LOG_REDACTION_KEY: `k1:${SECRET}${SECRET}`,
  OTEL_EXPORTER_OTLP_HEADERS: `authorization=${SECRET}`,
  OTEL_EXPORTER_OTLP_ENDPOINT: `https://user:${SECRET}@collector:4318/ingest/${SECRET}?key=${SECRET}`,
};

const DOCUMENTED = `file_format: "1.0"
resource:
  attributes:
    - { name: service.name, value: media }
tracer_provider:
  sampler: { parent_based: { root: { trace_id_ratio_based: { ratio: 0.25 } } } }
  processors:
    - batch:
        exporter:
          otlp_http: { endpoint: "https://collector:4318/v1/traces" }
distribution:
  lumen_otel_logger:
    spool: coalesced
    spol_max_mb: 512
`;

describe('lumen-otel config', () => {
  it('looks as docs/configuration.md shows it', async ({ file }) => {
    const page = readFileSync(join(REPOSITORY, 'docs', 'configuration.md'), 'utf8');
    const [, screen = ''] = /```console\n\$ [^\n]+\n([\s\S]*?)```/.exec(page) ?? [];
    const before = process.cwd();
    process.chdir(dirname(file(DOCUMENTED)));
    const env = { LOG_LEVEL: 'loud', OTEL_CONFIG_FILE: 'otel.yaml' };
    const { out } = await lumen(['config'], { env }).finally(() => process.chdir(before));
    const parts = screen.split('  …\n').filter((part) => part !== '');
    expect(parts).toHaveLength(2);
    for (const part of parts) expect(out).toContain(part);
  });

  it('shows every option, with its value and where it is from', async () => {
    const env = { LOG_LEVEL: 'debug', LOG_SERVICE_NAME: 'media' };
    const { code, out, error } = await lumen(['config'], { env });
    expect({ code, error }).toEqual({ code: 0, error: '' });
    expect(out).toMatch(/^ {2}LOG_LEVEL +environment +debug$/m);
    expect(out).toMatch(/^ {2}OTEL_SERVICE_NAME +LOG_SERVICE_NAME +media$/m);
    expect(out).toMatch(/^ {2}LOG_CONSOLE +default +replace$/m);
    for (const { variables } of Object.values(OPTIONS) as Option<unknown>[]) {
      expect(out).toContain(variables[0]?.replace(/^OTEL_EXPORTER_OTLP_/, ''));
    }
    expect(out).not.toMatch(/^Problems|undefined|\[object/m);
  });

  it('says problems first, and ends with 1', async ({ file }) => {
    const path = file('file_format: "1.0"\nattribute_limits: {}\n');
    const env = { LOG_LEVEL: 'loud', LOG_CONSOL: 'keep', LOG_REDACTION_POLICY: '/nowhere.yaml' };
    const { code, out } = await lumen(['config', '--file', path], { env });
    expect(code).toBe(1);
    const problems = out.slice(0, out.indexOf('\n\n')).replace(/\s+/g, ' ');
    expect(problems).toMatch(/^Problems - /);
    expect(problems).toContain('LOG_CONSOL: nobody reads this variable; did you mean LOG_CONSOLE?');
    expect(problems).toContain('LOG_LEVEL: "loud" is not one of');
    expect(problems).toContain('attribute_limits is not supported');
    expect(problems).toContain('nowhere.yaml');
  });

  it('says the line of a file', async ({ file }) => {
    const path = file(
      'file_format: "1.0"\ndistribution:\n  lumen_otel_logger:\n    spool: fsync\n',
    );
    const { code, out } = await lumen(['config', '--json', '--file', path]);
    expect(code).toBe(0);
    const { values } = JSON.parse(out);
    expect(values).toContainEqual({
      topic: 'Spool',
      variable: 'LOG_SPOOL',
      value: 'fsync',
      origin: `${path}:4`,
    });
    expect(values).toContainEqual({
      topic: 'Sources',
      variable: 'OTEL_CONFIG_FILE',
      value: path,
      origin: '--file',
    });
  });

  it('has every option under the topic that people look for', async () => {
    const { values } = JSON.parse((await lumen(['config', '--json'])).out);
    const topicOf = new Map<string, string>(
      values.map((row: { variable: string; topic: string }) => [row.variable, row.topic]),
    );
    expect([...topicOf].filter(([, topic]) => topic === 'Others')).toEqual([]);
    const ofFiles = [...topicOf].filter(([name]) => /^LOG_(?:STREAM_|COMPRESS)/.test(name));
    expect(ofFiles.filter(([, topic]) => topic !== 'Files')).toEqual([]);
    expect(topicOf.get('OTEL_EXPORTER_PROMETHEUS_PORT')).toBe('Sending');
    expect(values).toContainEqual(
      expect.objectContaining({ variable: 'LOG_HTTP_RECORDS', value: 'off' }),
    );
  });

  it('notes a LOG_LEVEL_FILE that is not there, which is no fault', async () => {
    const { code, out } = await lumen(['config'], { env: { LOG_LEVEL_FILE: '/nope/levels' } });
    expect(code).toBe(0);
    expect(out.replace(/\s+/g, ' ')).toContain('LOG_LEVEL_FILE: there is no "/nope/levels" yet;');
  });

  it('says which variables have no effect, which is no fault', async () => {
    const { code, out } = await lumen(['config'], { env: { OTEL_BSP_EXPORT_TIMEOUT: '1' } });
    expect(code).toBe(0);
    expect(out).toMatch(/Without an effect\n {2}- OTEL_BSP_EXPORT_TIMEOUT: OpenTelemetry's, not/);
  });

  it.for(['--json', '--text'])('never shows a secret (%s)', async (view) => {
    const args = view === '--json' ? ['config', '--json'] : ['config'];
    const good = await lumen(args, { env: SECRETS });
    expect(good.code).toBe(0);
    expect(good.out).toContain('https://collector:4318/…');
    const bad = Object.fromEntries(Object.keys(SECRETS).map((name) => [name, SECRET]));
    const refused = await lumen(args, { env: bad });
    expect(refused.code).toBe(1);
    expect(good.out + refused.out + refused.error).not.toContain('hunter2');
  });

  it.for(['--json', '--text'])('redacts what it shows (%s)', async (view) => {
    const mail = 'amelia.hartwell@example.com';
    const env = {
      OTEL_SERVICE_NAME: `svc ${mail}`,
      OTEL_RESOURCE_ATTRIBUTES: `password=hunter2SECRET,contact=${mail},team=imaging`,
      LOG_PROPAGATE_TO: `*.lumen.internal,${mail}`,
      LOG_LEVEL: mail,
      LOG_FORMAT: `password=hunter2SECRET`,
      LOG_CONSOLE: `${'x'.repeat(60)} ${mail}`,
      LOG_ENV_FILE: `/nowhere/${mail}`,
    };
    const { out, error } = await lumen(view === '--json' ? ['config', '--json'] : ['config'], {
      env,
    });
    expect(out + error).not.toMatch(/hunter2|amelia|hartwell/);
    expect(out).toContain('team=imaging');
    expect(out).toContain('*.lumen.internal');
  });

  it('never shows a secret of a file', async ({ file }) => {
    const path = file(`file_format: "1.0"
logger_provider:
  processors:
    - batch:
        exporter:
          otlp_http:
            endpoint: https://collector:4318/v1/logs/${SECRET}
            headers: [{ name: authorization, value: ${SECRET} }]
            headers_list: other=${SECRET}
distribution:
  lumen_otel_logger:
    redaction_key: k1:${SECRET}${SECRET}
    collector_url: ${SECRET}
    exporter_otlp_headers: ${SECRET}
`);
    for (const view of [[], ['--json']]) {
      const { out, error } = await lumen(['config', '--file', path, ...view]);
      expect(out + error).toContain('(set, not shown)');
      expect(out + error).not.toContain('hunter2');
    }
  });

  it('fits 80 columns without a terminal, in black and white', async ({ file }) => {
    const path = file('file_format: "1.0"\nresource:\n  attributes_list: a=b\n');
    const long = 'x'.repeat(300);
    const env = { LOG_SPOOL_DIR: `/${long}`, LOG_LEVEL: long, LOG_PROPAGATE_TO: `${long},a` };
    const { out } = await lumen(['config', '--file', path], { env });
    const tooLong = out.split('\n').filter((line) => line.length > 80 && !line.includes(' from '));
    expect(tooLong).toEqual([]);
    expect(out).not.toContain('\u001b');
  });

  it('is coloured on a terminal, unless NO_COLOR is set', async () => {
    expect((await lumen(['config'], { tty: true })).out).toContain('\u001b[1m');
    const plain = await lumen(['config'], { tty: true, env: { NO_COLOR: '1' } });
    expect(plain.out).not.toContain('\u001b');
  });

  it('lets no value drive the terminal', async () => {
    const { out } = await lumen(['config'], { env: { LOG_SPOOL_DIR: '/a\u001b[2J\nb' } });
    // biome-ignore lint/suspicious/noControlCharactersInRegex: these must not be there
    expect(out).not.toMatch(/[\u0000-\u0009\u000b-\u001f]/);
  });

  it.for([[['x']], [['--fil', 'x']], [['--file', '']]])('%j is wrong usage', async ([args]) => {
    const { code, error } = await lumen(['config', ...(args as string[])]);
    expect(code).toBe(2);
    expect(error).toMatch(/^lumen-otel: .*config --help\)\n$/);
  });
});
