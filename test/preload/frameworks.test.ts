import { describe, expect } from 'vitest';
import { example, ORDER, order } from '../helpers/job-services.ts';
import { recordsWith } from '../helpers/logger-calls.ts';
import { it } from '../helpers/preload-test.ts';
import { type AppResult, type AppRun, runApp } from '../helpers/run-app.ts';

interface Row {
  readonly app: string;
  /** What writes the line when we are not there. */
  readonly logger: string;
  /** The instrumentation scope of the record. */
  readonly scope: string;
  readonly severity?: number;
  readonly env?: Record<string, string>;
}

const DEBUG = { DEBUG: 'exams', LOG_LEVEL: 'debug' };
const ROWS: readonly Row[] = [
  { app: 'express.cjs', logger: 'console', scope: 'console' },
  { app: 'fastify.mjs', logger: 'its pino', scope: 'pino' },
  { app: 'koa.mjs', logger: 'console', scope: 'console' },
  { app: 'nestjs.mjs', logger: 'its Logger', scope: 'ExamController' },
  { app: 'hono.mjs', logger: 'console', scope: 'console' },
  { app: 'log4js.mjs', logger: 'log4js', scope: 'exams' },
  { app: 'loglevel.mjs', logger: 'loglevel', scope: 'loglevel' },
  { app: 'consola.mjs', logger: 'consola', scope: 'consola' },
  { app: 'debug.mjs', logger: 'debug', scope: 'exams', severity: 5, env: DEBUG },
];

/** Runs an example, asks it for one exam, and ends it. */
async function openExam(
  { app, env }: Row,
  run: Partial<AppRun>,
  exam = 'exam-17',
): Promise<AppResult> {
  return runApp({
    flag: 'require',
    app: example(`frameworks/${app}`),
    ...run,
    env: { PORT: '0', ...env, ...run.env },
    during: async (running) => {
      const response = await order(running, `/exams/${exam}`);
      expect(response.status).toBe(200);
      running.child.kill('SIGTERM');
    },
  });
}

describe('one record for the request, with its trace and correlation ID', () => {
  it.for(ROWS)('$app with $logger', async (row, { receiver }) => {
    const { code, stderr, stdout } = await openExam(row, { receiver });
    expect(code).toBe(0);
    const logs = await receiver.waitForLogs((all) => recordsWith(all, 'exam opened').length > 0);
    const opened = recordsWith(logs, 'exam opened');
    expect(opened).toHaveLength(1);
    expect(opened[0]).toMatchObject({
      body: 'exam opened',
      traceId: ORDER.traceId,
      severityNumber: row.severity ?? 9,
      scope: { name: row.scope },
      attributes: { 'correlation.id': ORDER.correlationId },
    });
    expect(JSON.stringify(opened[0]?.attributes)).toContain('exam-17');
    // LOG_CONSOLE=replace: our line, and only ours.
    expect(`${stdout}${stderr}`.match(/exam opened/g)).toHaveLength(1);
    expect(`${stdout}${stderr}`).toContain(`"correlation_id":"${ORDER.correlationId}"`);
  });
});

// All of these write past `console`, where nothing else would redact them.
const OWN_WRITERS = ROWS.filter(({ logger }) => logger !== 'console' && logger !== 'its pino');
const SOCIAL_SECURITY_NUMBER = '536-22-8147';

describe.for([
  { mode: 'keep', lines: 1, whose: "the logger's own line stays, redacted" },
  { mode: 'off', lines: 0, whose: 'no line' },
])('LOG_CONSOLE=$mode: $whose, and one redacted record', ({ mode, lines }) => {
  it.for(OWN_WRITERS)('$app with $logger', async (row, { receiver }) => {
    const run = { receiver, env: { LOG_CONSOLE: mode } };
    const { stdout, stderr } = await openExam(row, run, SOCIAL_SECURITY_NUMBER);
    const logs = await receiver.waitForLogs((all) => recordsWith(all, 'exam opened').length > 0);
    expect(recordsWith(logs, 'exam opened')).toHaveLength(1);
    expect(JSON.stringify(logs)).not.toContain(SOCIAL_SECURITY_NUMBER);
    const output = stdout + stderr;
    expect(output.match(/exam opened/g) ?? []).toHaveLength(lines);
    expect(output).not.toContain(SOCIAL_SECURITY_NUMBER);
    expect(output).not.toContain('"correlation_id"');
  });
});
