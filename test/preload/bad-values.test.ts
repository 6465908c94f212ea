import { describe, expect } from 'vitest';
import { OPTIONS, type Option } from '../../src/config/options.ts';
import { it } from '../helpers/preload-test.ts';
import { type AppResult, runApp } from '../helpers/run-app.ts';

const HELLO = { cjs: "console.log('hello'); process.exitCode = 2;" };
const OURS = /^lumen-otel-logger /;

const isOurs = (line: string): boolean => OURS.test(line);
const lines = (text: string): string[] => text.split('\n').filter(Boolean);

function expectAppRanOn({ code, stdout, stderr }: AppResult): void {
  expect(code).toBe(2);
  expect(stdout).toContain('hello');
  expect(lines(stderr).filter((line) => !isOurs(line))).toEqual([]);
}

/** A value that no parser of ours takes, or undefined where any text is allowed. */
function badValue(option: Option<unknown>): string | undefined {
  return ['no such value', '-1'].find((text) => 'allowed' in option.parse(text));
}

describe('a bad value costs one line and the default', () => {
  const rows = (Object.values(OPTIONS) as Option<unknown>[])
    .map((option) => ({ option, bad: badValue(option) }))
    .filter((row) => row.bad !== undefined)
    .flatMap(({ option, bad }) =>
      option.variables.map((variable) => ({ variable, bad: bad as string, option })),
    );
  const unique = [...new Map(rows.map((row) => [row.variable, row])).values()];

  it.for(unique)('$variable', async ({ variable, bad, option }) => {
    const result = await runApp({
      flag: 'require',
      app: HELLO,
      env: { [variable]: bad },
    });
    expectAppRanOn(result);
    const said = lines(result.stderr);
    expect(said).toHaveLength(1);
    const parsed = option.parse(bad);
    expect(said[0]).toContain(variable);
    // What may hold a password is not repeated.
    if (option.secret) expect(said[0]).not.toContain(bad);
    else expect(said[0]).toContain(bad);
    expect(said[0]).toContain('allowed' in parsed ? parsed.allowed : '');
    expect(said[0]).toMatch(/using the default \(.+\)/);
  });
});

describe('a value that forges lines or is endless costs one short line', () => {
  const rows = [
    { name: 'line breaks', value: 'a\nlumen-otel-logger error: forged\r\nb' },
    { name: 'terminal codes', value: '\u001b[2Jgone' },
    { name: '100 kB', value: 'x'.repeat(100_000) },
  ];
  it.for(rows)('$name', async ({ value }) => {
    const result = await runApp({ flag: 'require', app: HELLO, env: { LOG_LEVEL: value } });
    expectAppRanOn(result);
    const said = lines(result.stderr);
    expect(said).toHaveLength(1);
    expect(said[0]?.length).toBeLessThan(1200);
    // biome-ignore lint/suspicious/noControlCharactersInRegex: these must not be there
    expect(said[0]).not.toMatch(/[\u0000-\u001f]/);
  });
});

describe('a directory that cannot be written costs one line', () => {
  it('LOG_FILE_PATH', async ({ receiver }) => {
    const result = await runApp({
      flag: 'require',
      app: HELLO,
      receiver,
      env: { LOG_TO_FILE: 'true', LOG_FILE_PATH: '/dev/null/logs' },
    });
    expectAppRanOn(result);
    expect(lines(result.stderr)).toHaveLength(1);
    expect(result.stderr).toMatch(/\/dev\/null\/logs/);
    await receiver.waitForLogs(1);
  });
});
