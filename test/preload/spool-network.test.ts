import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect } from 'vitest';
import type { Behaviour, OtlpReceiver, Script } from '../helpers/otlp-receiver.ts';
import { it as withReceiver } from '../helpers/preload-test.ts';
import { type AppResult, runApp } from '../helpers/run-app.ts';
import { makeSpoolHome, numbersOf, type SpoolHome, uidsOf } from '../helpers/spool.ts';

const it = withReceiver.extend<{ home: SpoolHome }>({
  // biome-ignore lint/correctness/noEmptyPattern: vitest reads the parameter's names
  home: async ({}, use) => {
    const home = makeSpoolHome();
    await use(home);
    home.remove();
  },
});

const COUNT = 40;
const ALL = Array.from({ length: COUNT }, (_, index) => index);
const BAD: Behaviour = { status: 400 };
const refusing = (times: number): Script => [
  BAD,
  ...new Array<Behaviour>(times - 1).fill(BAD),
  'ok',
];

/** Runs a service that logs `COUNT` records and ends when the receiver has as many as awaited. */
function serve(
  receiver: OtlpReceiver,
  home: SpoolHome,
  { awaited = COUNT, env = {} as Record<string, string>, source = '' } = {},
): Promise<AppResult> {
  return runApp({
    flag: 'require',
    receiver,
    home: home.home,
    app: {
      cjs: `
        process.on('SIGTERM', () => process.exit(0));
        setInterval(() => {}, 1000);
        for (let n = 0; n < ${COUNT}; n += 1) console.info('record ' + n);
        ${source}`,
    },
    env: {
      LOG_CONSOLE: 'off',
      OTEL_BLRP_SCHEDULE_DELAY: '10',
      OTEL_TRACES_EXPORTER: 'none',
      OTEL_METRICS_EXPORTER: 'none',
      ...env,
    },
    during: async ({ child }) => {
      await receiver.waitForLogs((logs) => numbersOf(logs).length >= awaited, 30_000);
      child.kill('SIGTERM');
    },
  });
}

describe('a receiver in trouble gets everything in the end, each record once', () => {
  const rows: { trouble: string; script: Script }[] = [
    { trouble: '503', script: [{ status: 503 }, 'ok'] },
    { trouble: '503 with Retry-After', script: [{ status: 503, retryAfter: '1' }, 'ok'] },
    { trouble: '429 with Retry-After', script: [{ status: 429, retryAfter: '1' }, 'ok'] },
    {
      trouble: '429 with a date',
      script: [{ status: 429, retryAfter: 'Thu, 01 Jan 1970 00:00:00 GMT' }, 'ok'],
    },
    { trouble: '500', script: [{ status: 500 }, 'ok'] },
    { trouble: '401 until the token is right', script: [{ status: 401 }, { status: 401 }, 'ok'] },
    { trouble: '404 until the path is served', script: [{ status: 404 }, 'ok'] },
    { trouble: 'resets in the middle of the body', script: ['reset', 'reset', 'ok'] },
    { trouble: 'a slow trickle', script: 'trickle' },
    { trouble: 'too large', script: [{ status: 413 }, 'ok'] },
  ];
  it.for(rows)('$trouble', async ({ script }, { receiver, home }) => {
    await receiver.setBehaviour(script);
    const { code } = await serve(receiver, home);
    expect(code).toBe(0);
    expect(numbersOf(receiver.logs())).toEqual(ALL);
    expect(receiver.logs()).toHaveLength(COUNT);
    expect(home.files()).toEqual([]);
  });

  it('waits as long as Retry-After says', async ({ receiver, home }) => {
    await receiver.setBehaviour([{ status: 503, retryAfter: '2' }, 'ok']);
    const started = Date.now();
    await serve(receiver, home);
    // A lower bound: a slow machine cannot fail it.
    expect(Date.now() - started).toBeGreaterThanOrEqual(2000);
  });

  it.for([{ protocol: 'http/json' }, { protocol: 'grpc' }])(
    'over $protocol',
    async ({ protocol }, { receiver, home }) => {
      await receiver.setBehaviour([{ status: 503 }, 'ok']);
      const env = {
        OTEL_EXPORTER_OTLP_PROTOCOL: protocol,
        OTEL_EXPORTER_OTLP_ENDPOINT: protocol === 'grpc' ? receiver.grpcUrl : receiver.url,
      };
      await serve(receiver, home, { env });
      expect(numbersOf(receiver.logs())).toEqual(ALL);
      expect(
        uidsOf(receiver.logs()).every((uid) =>
          /^fixture-app\.[0-9a-f]{6}-[0-9a-f]{16}:\d+$/.test(uid),
        ),
      ).toBe(true);
      expect(receiver.requests.every((request) => request.protocol === protocol)).toBe(true);
    },
  );
});

describe('a record the receiver will not take', () => {
  it.for([{ protocol: 'http/protobuf' }, { protocol: 'http/json' }, { protocol: 'grpc' }])(
    'is set aside, and the rest delivered: $protocol',
    async ({ protocol }, { receiver, home }) => {
      // 40, 20, 10, 5, 2, 1: refused down to the first record; then the empty request is taken.
      await receiver.setBehaviour(refusing(6));
      const env = {
        OTEL_EXPORTER_OTLP_PROTOCOL: protocol,
        OTEL_EXPORTER_OTLP_ENDPOINT: protocol === 'grpc' ? receiver.grpcUrl : receiver.url,
      };
      const { stderr } = await serve(receiver, home, { awaited: COUNT - 1, env });
      expect(numbersOf(receiver.logs())).toEqual(ALL.slice(1));
      expect(stderr.match(/refused a log record/g)).toHaveLength(1);
      expect(readdirSync(join(home.root, 'rejected'))).toHaveLength(1);
      expect(home.files().filter((file) => !file.startsWith('rejected'))).toEqual([]);
    },
  );

  it('is not blamed where the receiver refuses everything', async ({ receiver, home }) => {
    // One refusal more: the empty request as well.
    await receiver.setBehaviour(refusing(7));
    await serve(receiver, home);
    expect(numbersOf(receiver.logs())).toEqual(ALL);
    expect(home.files()).toEqual([]);
  });

  it('a partial success is counted and not sent again', async ({ receiver, home }) => {
    await receiver.setBehaviour([{ rejected: 3, message: 'too old' }, 'ok']);
    await serve(receiver, home);
    expect(receiver.logs()).toHaveLength(COUNT);
    expect(home.files()).toEqual([]);
  });
});
