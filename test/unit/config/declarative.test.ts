import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { OWN_KEYS } from '../../../src/config/declarative/own-part.ts';
import { OPTIONS } from '../../../src/config/options.ts';
import { planOtlp } from '../../../src/config/otlp.ts';
import { readSources } from '../../../src/config/read-sources.ts';
import { type Config, resolveConfig } from '../../../src/config/resolve.ts';

type Read = (text: string, environment?: NodeJS.ProcessEnv) => Config;

/** What a file resolves to; its name in messages is `otel.yaml`. */
const it = test.extend<{ read: Read }>({
  // biome-ignore lint/correctness/noEmptyPattern: vitest reads the parameter's names
  read: async ({}, use) => {
    const directory = mkdtempSync(join(tmpdir(), 'declarative-'));
    const path = join(directory, 'otel.yaml');
    await use((text, environment = {}) => {
      writeFileSync(path, text);
      const config = resolveConfig(readSources({ ...environment, OTEL_CONFIG_FILE: path }));
      return JSON.parse(JSON.stringify(config).replaceAll(path, 'otel.yaml')) as Config;
    });
    rmSync(directory, { recursive: true });
  },
});

const FORMAT = 'file_format: "1.0"\n';

describe('OTEL_CONFIG_FILE, what OpenTelemetry has', () => {
  it('service, levels, propagators, sampler', ({ read }) => {
    const config = read(`file_format: "1.0"
log_level: debug2
resource:
  attributes_list: team=none,zone=a
  attributes:
    - { name: service.name, value: media }
    - { name: team, value: "a, b=c" }
    - { name: beds, value: 12, type: int }
  detection/development:
    detectors: [{ host: }, { process: }, { service: }]
propagator:
  composite: [{ tracecontext: }]
  composite_list: tracecontext,baggage
tracer_provider:
  processors: [{ batch: { exporter: { otlp_http: } } }]
  sampler:
    parent_based:
      root:
        trace_id_ratio_based: { ratio: 0.25 }
logger_provider:
  processors: [{ batch: { exporter: { console: } } }]
  logger_configurator/development:
    default_config: { minimum_severity: warn2 }
    loggers:
      - { name: "exams.*", config: { minimum_severity: debug } }
      - { name: http, config: { enabled: false } }
`);
    expect(config.problems).toEqual([]);
    expect(config).toMatchObject({
      diagnostics: 'debug',
      serviceName: 'media',
      resourceAttributes: { team: 'a, b=c', zone: 'a', beds: '12' },
      propagators: ['tracecontext', 'baggage'],
      sampler: 'parentbased_traceidratio',
      samplerArgument: 0.25,
      level: 'warn',
      levels: [
        { pattern: 'exams.*', level: 'debug' },
        { pattern: 'http', level: 'off' },
      ],
      logsExporter: 'none',
      tracesExporter: 'otlp',
    });
    expect(config.origins).toMatchObject({
      diagnostics: 'otel.yaml:2',
      samplerArgument: 'otel.yaml:19',
      level: 'otel.yaml:23',
      logsExporter: 'otel.yaml:21',
      spool: 'default',
    });
  });

  it.for([
    ['always_on:', 'always_on'],
    ['always_off:', 'always_off'],
    ['trace_id_ratio_based: { ratio: 1 }', 'traceidratio'],
    ['parent_based:', 'parentbased_always_on'],
    ['parent_based: { root: { always_off: } }', 'parentbased_always_off'],
    [
      'parent_based: { root: { always_on: }, local_parent_sampled: { always_on: }, remote_parent_not_sampled: { always_off: } }',
      'parentbased_always_on',
    ],
  ] as const)('sampler %s is %s', ([sampler, word], { read }) => {
    const processor = '{ batch: { exporter: { otlp_http: } } }';
    const text = `${FORMAT}tracer_provider:\n  processors: [${processor}]\n  sampler: { ${sampler} }\n`;
    expect(read(text)).toMatchObject({ sampler: word, problems: [] });
  });

  it('exporters: where, how, and with which certificates', ({ read }) => {
    const config = read(`file_format: "1.0"
tracer_provider:
  processors:
    - batch:
        schedule_delay: 100
        max_queue_size: 200
        max_export_batch_size: 50
        exporter:
          otlp_http:
            endpoint: https://collector:4318/v1/traces
            encoding: json
            compression: gzip
            timeout: 5000
            headers: [{ name: authorization, value: "Bearer a,b" }]
            headers_list: tenant=one,authorization=old
            tls: { ca_file: /ca.pem, key_file: /key.pem, cert_file: /cert.pem }
logger_provider:
  processors:
    - batch:
        schedule_delay: 300
        exporter: { otlp_grpc: { endpoint: "http://collector:4317", tls: { insecure: true } } }
meter_provider:
  readers:
    - periodic: { interval: 30000, exporter: { otlp_http: } }
`);
    expect(config.problems).toEqual([]);
    expect(config).toMatchObject({
      spanDelayMillis: 100,
      spanQueueSize: 200,
      spanBatchSize: 50,
      logDelayMillis: 300,
      metricIntervalMillis: 30_000,
      tracesCompression: 'gzip',
      tracesTimeoutMillis: 5000,
    });
    const { targets, problems, environment } = planOtlp(config);
    expect(problems).toEqual([]);
    expect(targets).toEqual({
      traces: { signal: 'traces', protocol: 'http/json', url: 'https://collector:4318/v1/traces' },
      logs: { signal: 'logs', protocol: 'grpc', url: 'http://collector:4317' },
      metrics: {
        signal: 'metrics',
        protocol: 'http/protobuf',
        url: 'http://localhost:4318/v1/metrics',
      },
    });
    // The transport takes the last of two equal names.
    expect(environment).toEqual({
      OTEL_EXPORTER_OTLP_TRACES_HEADERS:
        'tenant=one,authorization=old,authorization=Bearer%20a%2Cb',
      OTEL_EXPORTER_OTLP_TRACES_CERTIFICATE: '/ca.pem',
      OTEL_EXPORTER_OTLP_TRACES_CLIENT_KEY: '/key.pem',
      OTEL_EXPORTER_OTLP_TRACES_CLIENT_CERTIFICATE: '/cert.pem',
      OTEL_EXPORTER_OTLP_TRACES_COMPRESSION: 'gzip',
      OTEL_EXPORTER_OTLP_TRACES_TIMEOUT: '5000',
    });
  });

  it('what the environment says of the transport is left to the transport', ({ read }) => {
    const exporter = '{ otlp_http: { headers_list: tenant=file } }';
    const text = `${FORMAT}logger_provider:\n  processors: [{ batch: { exporter: ${exporter} } }]\n`;
    const config = read(text, { OTEL_EXPORTER_OTLP_HEADERS: 'tenant=environment' });
    expect(config.logsHeaders).toBe('tenant=environment');
    expect(planOtlp(config).environment).toBeUndefined();
  });

  it('replaces variables, also with a default', ({ read }) => {
    const text = `${FORMAT}resource:\n  attributes_list: a=\${A_OF_TEST},b=\${B_OF_TEST:-two}\n`;
    const { resourceAttributes } = read(text, { A_OF_TEST: 'one' });
    expect(resourceAttributes).toEqual({ a: 'one', b: 'two' });
  });

  it('a console exporter of logs is our console', ({ read }) => {
    const text = `${FORMAT}logger_provider:\n  processors: [{ simple: { exporter: { console: } } }]\n`;
    expect(read(text)).toMatchObject({ consoleMode: 'replace', logsExporter: 'none' });
  });
});

describe('OTEL_CONFIG_FILE, distribution.lumen_otel_logger', () => {
  it('has every option that has a variable, under its name without the prefix', () => {
    const { envFile: _, configFile: __, ...options } = OPTIONS;
    const reachable = new Set(OWN_KEYS.values());
    const missing = Object.values(options).filter(({ variables }) =>
      variables.every((variable) => !reachable.has(variable)),
    );
    expect(missing).toEqual([]);
    expect([...OWN_KEYS.keys()]).toEqual(expect.arrayContaining(['level', 'spool_max_mb']));
  });

  it('takes texts, numbers, true, false and lists', ({ read }) => {
    const config = read(`${FORMAT}distribution:
  somebody_else: { level: loud }
  lumen_otel_logger:
    level: WARNING
    levels: [http=warn, exams.*=debug]
    to_file: true
    max_size_mb: 25
    spool: off
    propagate_to: ["*.lumen.internal", 127.0.0.1]
    redaction_policy: ./policy.yaml
`);
    expect(config.problems).toEqual([]);
    expect(config).toMatchObject({
      level: 'warn',
      levels: [
        { pattern: 'http', level: 'warn' },
        { pattern: 'exams.*', level: 'debug' },
      ],
      toFile: true,
      appMaximumMegabytes: 25,
      spool: 'off',
      propagateTo: ['*.lumen.internal', '127.0.0.1'],
      redactionPolicy: './policy.yaml',
    });
    expect(config.origins.spool).toBe('otel.yaml:9');
  });

  it('names the right option of a misspelt one, with the line', ({ read }) => {
    const text = `${FORMAT}distribution:\n  lumen_otel_logger:\n    levle: debug\n    wombat: red\n`;
    expect(read(text).problems).toEqual([
      'otel.yaml:4: distribution.lumen_otel_logger.levle is no option of ours; did you mean level?',
      'otel.yaml:5: distribution.lumen_otel_logger.wombat is no option of ours',
    ]);
  });

  it('says the line of a value that is refused, and never a key', ({ read }) => {
    const text = `${FORMAT}distribution:\n  lumen_otel_logger:\n    level: loud\n    collector_url: "hunter2"\n`;
    const { problems, level } = read(text);
    expect(level).toBe('info');
    expect(problems).toEqual([
      'otel.yaml:4 (LOG_LEVEL): "loud" is not one of trace, debug, info, warn, error, fatal; using the default (info)',
      'otel.yaml:5 (OTEL_EXPORTER_OTLP_ENDPOINT): the value given is not an http:// or https:// URL; using the default (none)',
    ]);
  });
});

describe('OTEL_CONFIG_FILE, what is not supported', () => {
  it('is named, one line each, and the rest holds', ({ read }) => {
    const config = read(`file_format: "1.0"
attribute_limits: { attribute_count_limit: 10 }
resource:
  schema_url: https://example.com
  attributes: [{ name: list, value: [a, b] }]
propagator:
  composite: [{ tracecontext: }, { b3: }]
  composite_list: jaeger
tracer_provider:
  limits: { event_count_limit: 1 }
  sampler: { jaeger_remote/development: { endpoint: "http://x", initial_sampler: { always_on: } } }
  processors:
    - simple: { exporter: { otlp_http: { endpoint: "https://one:1" } } }
    - batch: { exporter: { otlp_http: { endpoint: "https://two:2" } } }
    - batch: { exporter: { console: } }
instrumentation/development: { general: {} }
distribution: { lumen_otel_logger: { level: debug } }
`);
    expect(config.level).toBe('debug');
    expect(config.tracesEndpoint).toBe('https://one:1');
    expect(config.propagators).toEqual(['tracecontext']);
    expect([...config.problems].map((text) => text.split(':').slice(1).join(':')).sort()).toEqual([
      '10: tracer_provider.limits is not supported; it is left out',
      '11: tracer_provider.sampler.jaeger_remote/development is not supported; it is left out',
      '13: tracer_provider.processors[0].simple sends in batches here, like batch',
      '14: tracer_provider.processors[1].batch.exporter is a second one for its signal; it is left out',
      '15: tracer_provider.processors[2].batch.exporter.console is not supported; it is left out',
      '16: instrumentation/development is not supported; it is left out',
      '2: attribute_limits is not supported; it is left out',
      '4: resource.schema_url is not supported; it is left out',
      '5: resource.attributes[0].value is a list, which is not supported; it is left out',
      '7: propagator.composite[1].b3 is not supported; it is left out',
      '8: propagator.composite_list names jaeger, which is not supported',
    ]);
  });
});

describe('OTEL_CONFIG_FILE, broken: one line, and the environment holds', () => {
  it.for([
    [
      'no YAML',
      `${FORMAT}resource: {\n  secret hunter2`,
      /otel\.yaml:3:\d+: this is no YAML \(.+\)/,
    ],
    ['a tab', `${FORMAT}resource:\n\tattributes: []`, /otel\.yaml:3:\d+: this is no YAML/],
    ['an old format', 'file_format: "0.4"\n', /otel\.yaml:1: file_format has to be "1\.0"/],
    ['no format', 'resource:\n', /otel\.yaml: file_format has to be/],
    ['the wrong type', `${FORMAT}disabled: hunter2\n`, /otel\.yaml:2: disabled must be/],
    [
      'the wrong type deep inside',
      `${FORMAT}tracer_provider:\n  processors:\n    - batch: hunter2\n`,
      /otel\.yaml:4: tracer_provider\.processors\.0\.batch must be object/,
    ],
    [
      'what is missing',
      `${FORMAT}tracer_provider: {}\n`,
      /otel\.yaml:2: tracer_provider must have/,
    ],
    [
      'a reference',
      `${FORMAT}resource: { attributes_list: "\${1hunter2}" }\n`,
      /names no variable/,
    ],
    ['a list', '- hunter2\n', /otel\.yaml: file_format has to be/],
    ['nothing', '', /otel\.yaml: file_format has to be/],
    ['an alias of nothing', `${FORMAT}resource: *hunter2\n`, /otel\.yaml/],
    ['bytes', '\u0000\u0001\u0002', /otel\.yaml/],
  ] as const)('%s', ([, text, expected], { read }) => {
    const config = read(text, { LOG_LEVEL: 'debug' });
    expect(config.problems).toEqual([expect.stringMatching(expected)]);
    expect(config.problems[0]).toMatch(/^OTEL_CONFIG_FILE: .*; going on without the file$/);
    expect(config.problems[0]).not.toContain('hunter2');
    expect(config.level).toBe('debug');
  });

  it('a file that is not there', () => {
    const { problems } = resolveConfig(readSources({ OTEL_CONFIG_FILE: '/nowhere/otel.yaml' }));
    expect(problems).toEqual([
      'OTEL_CONFIG_FILE: "/nowhere/otel.yaml" cannot be read (ENOENT); going on without the file',
    ]);
  });
});
