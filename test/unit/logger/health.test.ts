import { afterEach, describe, expect, it } from 'vitest';
import { healthCheck } from '../../../src/logger/health-registry.ts';
import { runHealthChecks } from '../../../src/logger/health-run.ts';
import type { HealthCheckOptions, HealthProbe } from '../../../src/logger/health-types.ts';
import { logFieldsOf } from '../../../src/logger/log-context.ts';
import { misfits } from '../../helpers/misfits.ts';
import { openDoor } from '../../helpers/open-door.ts';

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;
const ISO = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/;

const door = openDoor();
const remove: (() => void)[] = [];
const check = (name: string, probe: HealthProbe, options?: HealthCheckOptions): void =>
  void remove.push(healthCheck(name, probe, options));
afterEach(() => {
  for (const each of remove.splice(0)) each();
});

const answers: Record<string, HealthProbe> = {
  nothing: () => {},
  'nothing, later': async () => {},
  true: () => true,
  pass: () => ({ status: 'pass' }),
  warn: () => ({ status: 'warn' }),
  false: () => false,
  fail: async () => ({ status: 'fail' }),
  'a throw': () => {
    throw new Error('mine');
  },
  'a rejection': () => Promise.reject('mine'),
  'a status nobody knows': () => ({ status: 'ok' }) as never,
  'an answer nobody knows': () => 'fine' as never,
  null: () => null as never,
  'no function': 42 as never,
};

describe('a check that answers', () => {
  const passes = ['nothing', 'nothing, later', 'true', 'pass'];
  it.each(Object.entries(answers))('%s', async (name, probe) => {
    check('it', probe);
    const { checks } = await runHealthChecks();
    const wanted = passes.includes(name) ? 'pass' : name === 'warn' ? 'warn' : 'fail';
    expect(checks).toMatchObject([{ name: 'it', status: wanted }]);
  });
});

describe('a check that was given', () => {
  it('a name with a patient in it is reported under a redacted one', async () => {
    check('exams of SECRET', () => true);
    const report = await runHealthChecks();
    expect(report.checks.map(({ name }) => name)).toEqual(['exams of ***']);
  });

  it('no function says so', async () => {
    check('it', undefined as never);
    const { checks } = await runHealthChecks();
    expect(checks[0]?.output).toBe('healthCheck was given no function to check with');
  });

  it.each(misfits)(
    '%s as its name and as its options passes all the same',
    async (_what, misfit) => {
      check(misfit as never, () => true);
      check('it', () => true, misfit as never);
      const { status, checks } = await runHealthChecks();
      expect([status, checks.length]).toEqual(['pass', 2]);
      expect(checks.every(({ name }) => typeof name === 'string')).toBe(true);
    },
  );
});

describe('a run', () => {
  const pass = (): boolean => true;
  const fail = (): boolean => false;
  const warn: HealthProbe = () => ({ status: 'warn' });

  it.each([
    { checks: [], status: 'pass', score: 100 },
    { checks: [[pass], [pass, { critical: true }]], status: 'pass', score: 100 },
    { checks: [[pass], [pass], [fail]], status: 'warn', score: 66 },
    { checks: [[pass], [fail, { critical: true }]], status: 'fail', score: 50 },
    { checks: [[pass, { weight: 9 }], [fail]], status: 'warn', score: 90 },
    { checks: [[pass, { weight: 999 }], [fail]], status: 'warn', score: 99 },
    {
      checks: [
        [pass, { weight: 0.1 }],
        [pass, { weight: 0.2 }],
      ],
      status: 'pass',
      score: 100,
    },
    { checks: [[warn, { critical: true }]], status: 'warn', score: 50 },
    {
      checks: [
        [fail, { weight: -1 }],
        [pass, { weight: Number.NaN }],
      ],
      status: 'warn',
      score: 50,
    },
  ] as const)('$checks is $status with $score', async ({ checks, status, score }) => {
    checks.forEach(([probe, options], index) => {
      check(`check ${index}`, probe, options);
    });
    expect(await runHealthChecks()).toMatchObject({ status, score });
  });

  it('is plain data, ready for JSON', async () => {
    check('disk', () => ({ status: 'warn', observedValue: 5, observedUnit: 'GB', output: 'low' }), {
      critical: true,
      weight: 3,
    });
    const report = await runHealthChecks();
    expect(JSON.parse(JSON.stringify(report))).toEqual({
      status: 'warn',
      score: 50,
      executionId: expect.stringMatching(UUID),
      time: expect.stringMatching(ISO),
      duration_ms: expect.any(Number),
      checks: [
        {
          name: 'disk',
          status: 'warn',
          critical: true,
          weight: 3,
          duration_ms: expect.any(Number),
          time: expect.stringMatching(ISO),
          observedValue: 5,
          observedUnit: 'GB',
          output: 'low',
        },
      ],
    });
  });

  it('ends although a check does not, which is told to stop', async () => {
    let told: AbortSignal | undefined;
    const never = (signal: AbortSignal): Promise<never> => {
      told = signal;
      return new Promise(() => {});
    };
    check('slow', never, { timeout_ms: 5 });
    check('quick', pass);
    const { checks } = await runHealthChecks();
    expect(checks).toMatchObject([
      { name: 'slow', status: 'fail', output: 'no answer within 5 ms' },
      { name: 'quick', status: 'pass' },
    ]);
    expect(told?.aborted).toBe(true);
  });

  it('ignores a rejection that comes too late', async () => {
    const late = (signal: AbortSignal): Promise<never> =>
      new Promise((_, reject) =>
        signal.addEventListener('abort', () => reject(new Error('too late'))),
      );
    check('late', late, { timeout_ms: 5 });
    expect((await runHealthChecks()).checks).toMatchObject([{ output: 'no answer within 5 ms' }]);
  });

  it('says why a check failed, redacted', async () => {
    check('db', () => {
      throw new Error('no route to SECRET');
    });
    check('disk', () => ({ status: 'warn', output: 'SECRET', observedValue: 'SECRET' }));
    const { checks } = await runHealthChecks();
    expect(checks).toMatchObject([
      { output: 'no route to ***' },
      { output: '***', observedValue: '***' },
    ]);
  });

  it('without a check that was taken away, and with the last of a name', async () => {
    const away = healthCheck('a', fail);
    check('b', fail);
    check('b', pass);
    away();
    expect((await runHealthChecks()).checks).toMatchObject([{ name: 'b', status: 'pass' }]);
  });
});

describe('the records of a run', () => {
  it('are one a check and one for all, on the stream `metrics`, by its ID', async () => {
    check('db', () => true);
    check('disk', () => ({ status: 'warn', observedValue: 5, observedUnit: 'GB' }));
    check('mail', () => false);
    const { executionId } = await runHealthChecks();
    expect(door.host.calls).toMatchObject([
      { eventName: 'health.check', severityText: 'info', body: 'health check db: pass' },
      {
        eventName: 'health.check',
        severityText: 'warn',
        attributes: { 'health.observed_value': 5, 'health.observed_unit': 'GB' },
      },
      { eventName: 'health.check', severityText: 'error', attributes: { 'health.check': 'mail' } },
      {
        eventName: 'health.run',
        severityText: 'warn',
        body: 'health checks: warn, score 50',
        attributes: {
          'health.score': 50,
          'health.passed': 1,
          'health.warned': 1,
          'health.failed': 1,
        },
      },
    ]);
    for (const { stream } of door.host.calls) expect(stream).toBe('metrics');
    for (const context of door.contexts) {
      expect(logFieldsOf(context)).toEqual({ 'health.execution_id': executionId });
    }
  });

  it('made by a check itself carry the ID too', async () => {
    let seen: unknown;
    check('db', async () => {
      const { context } = await import('@opentelemetry/api');
      seen = logFieldsOf(context.active());
    });
    const { executionId } = await runHealthChecks();
    expect(seen).toEqual({ 'health.execution_id': executionId });
  });
});
