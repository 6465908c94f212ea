import { describe, expect } from 'vitest';
import { it } from '../helpers/preload-test.ts';
import { type AppRun, runApp } from '../helpers/run-app.ts';

const CALLS = `
const own = new Console(process.stdout);
own.log('first', { password: 'kestrel88Q' });
own.error('second, password=kestrel88Q');
new Console({ stdout: process.stderr, stderr: process.stderr }).log('third', { apiKey: 'kestrel88Q' });
Console(process.stdout, process.stderr).warn('fourth');
if (!(own instanceof Console) || !(console instanceof Console)) throw new Error('instanceof');
const lines = [];
const { Writable } = process.getBuiltinModule('node:stream');
const elsewhere = new Writable({ write: (line, _, done) => done(void lines.push(String(line))) });
new Console(elsewhere).log('elsewhere');
new Console(process.stdout, elsewhere).error('in part');
if (lines.join('') !== 'elsewhere\\nin part\\n') throw new Error('elsewhere: ' + lines);
`;
const CJS = `const { Console } = require('node:console');\n${CALLS}`;
const ESM = `import { Console } from 'node:console';\n${CALLS}`;
const WORDS = ['first', 'second', 'third', 'fourth'];

describe("an application's own Console on stdout or stderr", () => {
  it.for(['require', 'import'] as const)(
    'is one record and one line per call (--%s)',
    async (flag, { receiver }) => {
      const app: AppRun['app'] = flag === 'require' ? { cjs: CJS } : { esm: ESM };
      const result = await runApp({ flag, app, receiver });
      expect(result.code).toBe(0);
      expect(result.stdout + result.stderr).not.toContain('kestrel88Q');
      expect(JSON.stringify(result.records)).not.toContain('kestrel88Q');
      const bodies = result.records.map(({ body }) => String(body).split(/\W/)[0]);
      expect(bodies.toSorted()).toEqual(WORDS.toSorted());
      for (const word of ['first', 'second']) expect(result.stdout.split(word)).toHaveLength(2);
      for (const word of ['third', 'fourth']) expect(result.stderr.split(word)).toHaveLength(2);
    },
  );

  it('prints its own text with LOG_CONSOLE=keep', async ({ receiver }) => {
    const env = { LOG_CONSOLE: 'keep' };
    const result = await runApp({ flag: 'require', app: { cjs: CJS }, receiver, env });
    expect(result).toMatchObject({
      code: 0,
      stdout: "first { password: 'REDACTED' }\nsecond, password=REDACTED\n",
      stderr: "third { apiKey: 'REDACTED' }\nfourth\n",
    });
  });

  it('is one record per call beside LOG_STDOUT=record', async ({ receiver }) => {
    const env = { LOG_STDOUT: 'record' };
    const { records } = await runApp({ flag: 'require', app: { cjs: CJS }, receiver, env });
    expect(records).toHaveLength(WORDS.length);
  });
});
