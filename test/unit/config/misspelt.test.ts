import { describe, expect, it } from 'vitest';
import { misspeltVariables, unusedVariables } from '../../../src/config/misspelt.ts';
import { OPTIONS } from '../../../src/config/options.ts';

const misspelt = (...names: string[]): string[] =>
  misspeltVariables({ environment: Object.fromEntries(names.map((name) => [name, 'x'])) });

describe('misspeltVariables', () => {
  it.each([
    ['LOG_LEVLE', 'LOG_LEVEL'],
    ['LOG_LEVELL', 'LOG_LEVEL'],
    ['LOG_CONSOL', 'LOG_CONSOLE'],
    ['LOG_REDACTION_POLICIES', 'LOG_REDACTION_POLICY', 3],
    ['LOG_REDACTON_POLICY', 'LOG_REDACTION_POLICY'],
    ['OTEL_EXPORTER_OTLP_ENDPONT', 'OTEL_EXPORTER_OTLP_ENDPOINT'],
    ['OTEL_SERVICENAME', 'OTEL_SERVICE_NAME'],
  ] as const)('%s: did you mean %s?', (name, meant, tooFar?: number) => {
    const expected = tooFar ? [] : [`${name}: nobody reads this variable; did you mean ${meant}?`];
    expect(misspelt(name)).toEqual(expected);
  });

  it("says nothing of an application's own variables", () => {
    const names = ['DIR', 'FILE', 'FILENAME', 'PATH', 'NAME', 'COLOR', 'COLORS', 'LABEL', 'LABELS'];
    const more = ['PRETTY', 'TIMESTAMP', 'OUTPUT', 'TARGET', 'STYLE', 'DRIVER', 'GROUP', 'ENABLED'];
    const others = ['STREAM_NAME', 'GROUP_NAME', 'ROTATION', 'VERBOSE', 'HOST', 'PORT', 'SQL'];
    expect(misspelt(...[...names, ...more, ...others].map((name) => `LOG_${name}`))).toEqual([]);
    expect(misspelt('LOGLEVEL', 'LOGNAME', 'MY_LOG_LEVLE')).toEqual([]);
  });

  it('says nothing of our own, and of those that are blank', () => {
    const ours = Object.values(OPTIONS).flatMap(({ variables }) => variables);
    expect(misspelt(...ours)).toEqual([]);
    expect(misspeltVariables({ environment: { LOG_LEVLE: '' } })).toEqual([]);
  });

  it('says where in a .env file it is', () => {
    const envFile = new Map([['LOG_LEVLE', { text: 'debug', origin: 'LOG_LEVLE in .env' }]]);
    expect(misspeltVariables({ environment: {}, envFile })[0]).toMatch(/^LOG_LEVLE in \.env: /);
  });
});

describe('unusedVariables', () => {
  it('tells what OpenTelemetry knows from what nobody knows', () => {
    const environment = { OTEL_BSP_EXPORT_TIMEOUT: '1', OTEL_COLOUR_OF_SPANS: '1', LOG_DIR: 'x' };
    expect(unusedVariables({ environment })).toEqual([
      "OTEL_BSP_EXPORT_TIMEOUT: OpenTelemetry's, not used here",
      'OTEL_COLOUR_OF_SPANS: not known, not used here',
    ]);
  });
});
