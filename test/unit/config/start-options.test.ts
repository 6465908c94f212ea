import { describe, expect, it } from 'vitest';
import { OPTIONS } from '../../../src/config/options.ts';
import { resolveConfig } from '../../../src/config/resolve.ts';

/** What a type-checker would refuse. */
const unchecked = (options: object): never => options as never;

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

  it('that nobody knows change nothing', () => {
    const overrides = unchecked({ levle: 'debug' });
    expect(resolveConfig({ environment: {}, overrides })).toEqual(
      resolveConfig({ environment: {} }),
    );
  });
});
