import { afterAll, beforeAll, expect, it } from 'vitest';
import { type OtlpReceiver, startOtlpReceiver } from './otlp-receiver.ts';
import { runApp } from './run-app.ts';

let receiver: OtlpReceiver;
beforeAll(async () => {
  receiver = await startOtlpReceiver();
});
afterAll(() => receiver.close());

const PRINT_ENV = { cjs: 'process.stdout.write(JSON.stringify(process.env));' };

it("keeps the developer's environment out", async () => {
  process.env['OTEL_SERVICE_NAME'] = 'leaked';
  const { stdout, code } = await runApp({ flag: 'none', app: PRINT_ENV, env: { GIVEN: 'yes' } });
  delete process.env['OTEL_SERVICE_NAME'];
  const env = JSON.parse(stdout) as Record<string, string>;
  expect(code).toBe(0);
  expect(env['GIVEN']).toBe('yes');
  expect(Object.keys(env).filter((name) => /^(OTEL_|LOG_|NODE_|npm_)/.test(name))).toEqual([]);
});

it('reports how it ended', async () => {
  const thrown = await runApp({ flag: 'none', app: { esm: 'process.exit(7)' } });
  expect([thrown.code, thrown.signal]).toEqual([7, null]);
  const killed = await runApp({
    flag: 'none',
    app: { cjs: 'setInterval(() => {}, 1000); console.log("ready")' },
    during: async ({ child, untilOutput }) => {
      await untilOutput(/ready/);
      child.kill('SIGTERM');
    },
  });
  expect([killed.code, killed.signal]).toEqual([null, 'SIGTERM']);
});

it('gives an application standard input and a terminal', async () => {
  const echo = { cjs: 'process.stdin.pipe(process.stdout)' };
  expect((await runApp({ flag: 'none', app: echo, stdin: 'in' })).stdout).toBe('in');
  const tty = { cjs: 'console.log(process.stdout.isTTY, "it\'s")' };
  expect((await runApp({ flag: 'none', app: tty, tty: true })).stdout).toBe("true it's\r\n");
});

it.each(['require', 'import', 'NODE_OPTIONS'] as const)(
  'starts the preload by %s',
  async (flag) => {
    receiver.clear();
    const { code, stderr } = await runApp({ flag, app: 'hello.cjs', args: [flag], receiver });
    expect([code, stderr]).toEqual([0, '']);
    const [record] = await receiver.waitForLogs(1);
    expect(record?.body).toBe(`hello ${flag}`);
  },
);
