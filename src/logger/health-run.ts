import { randomUUID } from 'node:crypto';
import { elapsedSince } from './elapsed.ts';
import { runProbe } from './health-probe.ts';
import { recordCheck, recordRun } from './health-records.ts';
import { registeredChecks } from './health-registry.ts';
import type { HealthCheckResult, HealthReport, HealthStatus } from './health-types.ts';
import { withContext } from './log-context.ts';

const SHARE: Record<HealthStatus, number> = { pass: 1, warn: 0.5, fail: 0 };

/**
 * Runs every registered check at the same time, each within its time-out, and records one result
 * a check and one for the run on the stream `metrics`. Never rejects; without any check the run
 * passes with 100.
 */
export function runHealthChecks(): Promise<HealthReport> {
  const executionId = randomUUID();
  return withContext({ 'health.execution_id': executionId }, () => run(executionId));
}

async function run(executionId: string): Promise<HealthReport> {
  const began = performance.now();
  const time = new Date().toISOString();
  const checks = await Promise.all(registeredChecks().map(runProbe));
  for (const check of checks) recordCheck(check);
  const report: HealthReport = {
    status: statusOf(checks),
    score: scoreOf(checks),
    executionId,
    time,
    duration_ms: elapsedSince(began),
    checks,
  };
  recordRun(report);
  return report;
}

function statusOf(checks: readonly HealthCheckResult[]): HealthStatus {
  if (checks.some(({ critical, status }) => critical && status === 'fail')) return 'fail';
  return checks.every(({ status }) => status === 'pass') ? 'pass' : 'warn';
}

/** Rounded down: 100 is for a run in which everything passed. */
function scoreOf(checks: readonly HealthCheckResult[]): number {
  const sum = (share: (check: HealthCheckResult) => number): number =>
    checks.reduce((total, check) => total + check.weight * share(check), 0);
  const all = sum(() => 1);
  if (all === 0) return 100;
  const score = (100 * sum(({ status }) => SHARE[status])) / all;
  // Weights like 0.1 sum up to 99.99999999999999.
  return Math.floor(Number(score.toFixed(6)));
}
