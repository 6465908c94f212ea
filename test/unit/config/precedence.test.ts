import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { resolveConfig } from '../../../src/config/resolve.ts';
import type { FileSettings } from '../../../src/config/sources.ts';

const SOURCES = ['code', 'environment', 'envFile', 'configFile'] as const;
type SourceName = (typeof SOURCES)[number];

const ORIGIN: Record<SourceName, string> = {
  code: 'start({ level })',
  environment: 'LOG_LEVEL',
  envFile: 'LOG_LEVEL in .env',
  configFile: 'otel.yaml:4',
};

/** One variable in some of the sources. */
function sourcesOf(variable: string, name: string, texts: Partial<Record<SourceName, string>>) {
  const file = (source: SourceName): FileSettings => {
    const text = texts[source];
    return new Map(text === undefined ? [] : [[variable, { text, origin: ORIGIN[source] }]]);
  };
  return {
    overrides: { [name]: texts.code },
    environment: { [variable]: texts.environment },
    envFile: file('envFile'),
    configFile: file('configFile'),
  };
}

const level = fc.constantFrom('trace', 'debug', 'warn', 'error', 'fatal');
const texts = fc.record(
  { code: level, environment: level, envFile: level, configFile: level },
  { requiredKeys: [] },
);
const broken = fc.constantFrom('verbose', '7', 'warn,info');

describe('code > environment > .env > OTEL_CONFIG_FILE > default', () => {
  it('the highest source that is set wins, and is named', () => {
    fc.assert(
      fc.property(texts, (set) => {
        const config = resolveConfig(sourcesOf('LOG_LEVEL', 'level', set));
        const highest = SOURCES.find((source) => set[source] !== undefined);
        expect(config.level).toBe(highest ? set[highest] : 'info');
        expect(config.origins.level).toBe(highest ? ORIGIN[highest] : 'default');
        expect(config.problems).toEqual([]);
      }),
    );
  });

  it('a value that is refused costs one sentence, and the next source holds', () => {
    fc.assert(
      fc.property(texts, fc.constantFrom(...SOURCES), broken, (set, bad, text) => {
        const config = resolveConfig(sourcesOf('LOG_LEVEL', 'level', { ...set, [bad]: text }));
        const holding = SOURCES.find((source) => source !== bad && set[source] !== undefined);
        const isSeen = holding === undefined || SOURCES.indexOf(bad) < SOURCES.indexOf(holding);
        expect(config.level).toBe(holding ? set[holding] : 'info');
        expect(config.problems).toHaveLength(isSeen ? 1 : 0);
        if (isSeen && bad === 'code') {
          expect(config.problems[0]).toContain('it counts as not given');
        } else if (isSeen) {
          const instead = holding ? `what ${ORIGIN[holding]} says` : 'the default (info)';
          expect(config.problems[0]).toContain(`using ${instead}`);
        }
      }),
    );
  });

  it('a blank value is not set, in every source', () => {
    fc.assert(
      fc.property(
        texts,
        fc.constantFrom(...SOURCES),
        fc.constantFrom('', ' '),
        (set, at, blank) => {
          const { [at]: _, ...others } = set;
          const config = resolveConfig(sourcesOf('LOG_LEVEL', 'level', { ...set, [at]: blank }));
          const without = resolveConfig(sourcesOf('LOG_LEVEL', 'level', others));
          expect([config.level, config.origins.level, config.problems]).toEqual([
            without.level,
            without.origins.level,
            without.problems,
          ]);
        },
      ),
    );
  });

  it('an alias in a higher source counts before the standard name in a lower one', () => {
    const config = resolveConfig({
      environment: { LOG_SERVICE_NAME: 'ours' },
      envFile: new Map([['OTEL_SERVICE_NAME', { text: 'theirs', origin: '.env' }]]),
    });
    expect(config.serviceName).toBe('ours');
  });

  it("an endpoint in the environment counts before a signal's own in a file", () => {
    const file = new Map([
      ['OTEL_EXPORTER_OTLP_LOGS_ENDPOINT', { text: 'https://file:1', origin: 'otel.yaml:9' }],
    ]);
    const both = { OTEL_EXPORTER_OTLP_ENDPOINT: 'https://environment:1' };
    expect(resolveConfig({ environment: both, configFile: file })).toMatchObject({
      endpoint: 'https://environment:1',
      logsEndpoint: undefined,
    });
    expect(resolveConfig({ environment: {}, configFile: file }).logsEndpoint).toBe(
      'https://file:1',
    );
  });
});

describe('OTEL_RESOURCE_ATTRIBUTES', () => {
  const file = new Map([
    ['OTEL_RESOURCE_ATTRIBUTES', { text: 'team=file,zone=a', origin: 'otel.yaml:3' }],
  ]);

  it('every source adds its attributes, the higher one wins for each', () => {
    const config = resolveConfig({
      overrides: { resourceAttributes: { shift: 'a=b, c' } },
      environment: { OTEL_RESOURCE_ATTRIBUTES: 'team=imaging,place=K%C3%B6ln' },
      configFile: file,
    });
    expect(config.resourceAttributes).toEqual({
      shift: 'a=b, c',
      team: 'imaging',
      place: 'Köln',
      zone: 'a',
    });
    expect(config.origins.resourceAttributes).toBe(
      'start({ resourceAttributes }), OTEL_RESOURCE_ATTRIBUTES, otel.yaml:3',
    );
  });

  it('one wrong entry refuses its whole list, and no other source', () => {
    const environment = { OTEL_RESOURCE_ATTRIBUTES: 'team=imaging,nothing' };
    const config = resolveConfig({ environment, configFile: file });
    expect(config.resourceAttributes).toEqual({ team: 'file', zone: 'a' });
    expect(config.problems).toHaveLength(1);
  });

  it('service.name in it is the name of the service, where OTEL_SERVICE_NAME is not set', () => {
    const attributes = { OTEL_RESOURCE_ATTRIBUTES: 'service.name=media' };
    expect(resolveConfig({ environment: attributes }).serviceName).toBe('media');
    const environment = { ...attributes, OTEL_SERVICE_NAME: 'exams' };
    expect(resolveConfig({ environment }).serviceName).toBe('exams');
  });
});

describe('values in code', () => {
  it('are checked like all others: from JavaScript comes anything', () => {
    const config = resolveConfig({
      environment: {},
      overrides: { level: 'verbose', propagateTo: ['a', 'b'], toFile: true, levels: 'http=off' },
    });
    expect(config.problems).toEqual([
      expect.stringMatching(/^start\(\{ level \}\): the value given is not one of trace/),
    ]);
    expect(config).toMatchObject({ level: 'info', propagateTo: ['a', 'b'], toFile: true });
    expect(config.levels).toEqual([{ pattern: 'http', level: 'off' }]);
  });

  it.each([
    ['an object without a text', Object.create(null)],
    ['a symbol', Symbol('x')],
    ['a list of objects', [{}]],
    ['a function', () => 'debug'],
  ])('%s costs a sentence, not the application', (_name, level) => {
    const { problems } = resolveConfig({ environment: {}, overrides: { level } });
    expect(problems).toEqual([expect.stringContaining('a text, number or list')]);
  });
});
