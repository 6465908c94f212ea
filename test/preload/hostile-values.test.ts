import { describe, expect } from 'vitest';
import { loggerApp, type ModuleKind, recordsWith } from '../helpers/logger-calls.ts';
import { it } from '../helpers/preload-test.ts';
import { type AppRun, runApp } from '../helpers/run-app.ts';

const SECRET = '536-22-8726';
const HELPER = new URL('../helpers/hostile-values.ts', import.meta.url).href;

// Without us pino does not come back from these: it writes every path to a shared object.
const NOT_FOR_PINO = ['exponential references'];

// Every value between two harmless calls: the neighbours must come through.
const BODY = `
const { hostileValues } = await import(${JSON.stringify(HELPER)});
const values = hostileValues('SSN ${SECRET}');
for (const [index, { name, make }] of values.entries()) {
  if (process.argv.includes(name)) continue;
  const mark = String(index).padStart(3, '0');
  info('before ' + mark, {});
  try {
    info('hostile ' + mark, { value: make() });
  } catch {
    process.stdout.write('threw ' + name + '\\n');
  }
  info('after ' + mark, {});
}
process.stdout.write('values ' + values.length + '\\n');
`;

const LOGGERS = [{ logger: 'console' }, { logger: 'pino' }, { logger: 'api' }] as const;
const KIND: ModuleKind = 'esm';
const thrown = (stdout: string): string[] => stdout.match(/^threw .*$/gm) ?? [];

describe('values that break serialisers', () => {
  it.for(LOGGERS)(
    '$logger: none throws, none is lost, none harms another',
    async ({ logger }, { receiver }) => {
      const skipped = logger === 'pino' ? NOT_FOR_PINO : [];
      const run: AppRun = {
        flag: 'require',
        app: loggerApp(logger, KIND, BODY),
        args: skipped,
        env: { LOG_FORMAT: 'json' },
      };
      const [without, { code, stdout, stderr }] = await Promise.all([
        runApp({ ...run, flag: 'none' }),
        runApp({ ...run, receiver }),
      ]);
      expect(code, stderr).toBe(0);
      // What the logger cannot take by itself it need not take with us.
      expect(thrown(without.stdout)).toEqual(expect.arrayContaining(thrown(stdout)));
      const lost = thrown(stdout).length + skipped.length;
      const count = Number(stdout.match(/^values (\d+)$/m)?.[1]);
      expect(count).toBeGreaterThanOrEqual(36);
      const logs = await receiver.waitForLogs(
        (all) => recordsWith(all, `after ${String(count - 1).padStart(3, '0')}`).length > 0,
      );
      for (const neighbour of ['before', 'after']) {
        const marks = recordsWith(logs, `${neighbour} `).map((log) => String(log.body));
        expect(new Set(marks).size, neighbour).toBe(marks.length);
        expect(marks, neighbour).toHaveLength(count - skipped.length);
      }
      expect(recordsWith(logs, 'hostile ')).toHaveLength(count - lost);
      expect(recordsWith(logs, SECRET)).toEqual([]);
      expect(stdout).not.toContain(SECRET);
      expect(stderr).toBe('');
    },
  );
});
