import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { takeOptions } from '../../../src/config/given-options.ts';
import { OPTIONS } from '../../../src/config/options.ts';
import { resolveConfig } from '../../../src/config/resolve.ts';
import { REPOSITORY } from '../../helpers/source-files.ts';

/** What a type-checker would refuse. */
const unchecked = (options: object): never => options as never;

function revoked(): object {
  const { proxy, revoke } = Proxy.revocable({}, {});
  revoke();
  return proxy;
}

const throwing = (): never => {
  throw new Error('x');
};

describe('options given in code', () => {
  it('go before the environment, one by one', () => {
    const environment = { LOG_LEVEL: 'error', LOG_FORMAT: 'json' };
    const config = resolveConfig({ environment, overrides: { level: 'debug' } });
    expect(config).toMatchObject({ level: 'debug', format: 'json', problems: [] });
    expect(config.origins).toMatchObject({ level: 'start({ level })', format: 'LOG_FORMAT' });
  });

  it('can be texts, numbers, booleans and lists', () => {
    const given = {
      serviceName: 'media',
      appBackups: 0,
      samplerArgument: 0.25,
      correlation: false,
      propagateTo: ['a.lumen', '*.b'],
      propagators: ['tracecontext'],
    } as const;
    expect(resolveConfig({ environment: {}, overrides: given })).toMatchObject({
      ...given,
      problems: [],
    });
  });

  it('that are undefined are not given', () => {
    const config = resolveConfig({
      environment: { LOG_LEVEL: 'error' },
      overrides: { level: undefined },
    });
    expect(config).toMatchObject({ level: 'error', problems: [] });
  });

  it.each([
    ['level', 'verbose', 'one of trace, debug, info, warn, error, fatal'],
    ['appBackups', -1, 'a whole number from 0 to 10000'],
    ['appBackups', 1.5, 'a whole number from 0 to 10000'],
    ['endpoint', 'ftp://u:hunter2@x', 'an http:// or https:// URL'],
    ['level', { toString: null }, 'a text, number or list'],
    ['level', Symbol('x'), 'a text, number or list'],
  ])('%s: %s is refused with what is allowed; the environment holds', (name, value, allowed) => {
    const option = OPTIONS[name as keyof typeof OPTIONS];
    const config = resolveConfig({
      environment: { LOG_LEVEL: 'error' },
      overrides: unchecked({ [name]: value }),
    });
    expect(config.problems).toEqual([
      `start({ ${name} }): the value given is not ${allowed}; it counts as not given`,
    ]);
    expect(config[name as 'level']).toBe(name === 'level' ? 'error' : option.fallback);
  });

  it('that cannot be read are refused like those', () => {
    const config = resolveConfig({ environment: {}, overrides: unchecked({ level: revoked() }) });
    expect(config.problems).toEqual([
      'start({ level }): the value given is not a text, number or list; it counts as not given',
    ]);
  });

  it('that nobody knows change nothing', () => {
    const overrides = unchecked({ levle: 'debug' });
    expect(resolveConfig({ environment: {}, overrides })).toEqual(
      resolveConfig({ environment: {} }),
    );
  });
});

describe('what start() is called with', () => {
  it('is taken over as it is', () => {
    expect(takeOptions({ level: 'debug', endpoint: undefined })).toEqual({
      overrides: { level: 'debug' },
      problems: [],
    });
    expect(takeOptions()).toEqual({ overrides: {}, problems: [] });
  });

  it.each([
    ['null', null],
    ['a text', 'debug'],
    ['a list', ['debug']],
  ])('costs one line where it is %s', (_name, given) => {
    const { overrides, problems } = takeOptions(given);
    expect(overrides).toEqual({});
    expect(problems).toEqual([
      expect.stringMatching(/^start\(\): the options given are no object; /),
    ]);
  });

  it('costs one line where it cannot be read', () => {
    const unreadable = [
      Object.defineProperty({}, 'level', { get: throwing }),
      new Proxy({}, { get: throwing, ownKeys: throwing }),
      revoked(),
    ];
    const refused = expect.stringMatching(/^start\(\): the options given cannot be read; /);
    for (const given of unreadable) expect(takeOptions(given).problems).toEqual([refused]);
  });

  it('costs one line for each name that no option has', () => {
    const { overrides, problems } = takeOptions({
      servicName: 'x',
      spoolMaxMb: 'many',
      colourOfTheConsole: 'red',
      'amelia.hartwell@example.com': 'x',
      level: 'debug',
    });
    expect(overrides).toEqual({ level: 'debug' });
    expect(problems).toEqual([
      'start({ servicName }): no option has this name; did you mean serviceName?',
      'start({ spoolMaxMb }): no option has this name; did you mean spoolMaximumMegabytes?',
      'start({ colourOfTheConsole }): no option has this name',
      'start(): no option has the name that one of those given has',
    ]);
  });
});

describe('docs/configuration.md', () => {
  it('names each option of start() with its variable', () => {
    const page = readFileSync(join(REPOSITORY, 'docs', 'configuration.md'), 'utf8');
    const [, section = ''] = page.split('## Names in code');
    const rows = [...section.matchAll(/^\| (`.*`) \| (`.*`) \|$/gm)].map(([, names, variables]) =>
      [names, variables].map((cell = '') => cell.replaceAll('`', '').split(', ')),
    );
    const listed = rows.flatMap(([names = [], variables = []]) =>
      names.map((name, at) => [name, variables[at]]),
    );
    const ours = Object.entries(OPTIONS).map(([name, { variables }]) => [name, variables[0]]);
    expect(listed.toSorted()).toEqual(ours.toSorted());
  });
});
