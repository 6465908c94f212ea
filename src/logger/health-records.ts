import { severityOfLevel } from '../record/severity.ts';
import type { HealthCheckResult, HealthReport, HealthStatus } from './health-types.ts';
import { recordCall } from './write-record.ts';

const SCOPE = 'health';

/** One record of one check: `error` where it failed, `warn` where it warned, else `info`. */
export function recordCheck(check: HealthCheckResult): void {
  const { name, status, observedValue, observedUnit, output } = check;
  emit('health.check', status, `health check ${name}: ${status}`, {
    'health.check': name,
    'health.critical': check.critical,
    'health.weight': check.weight,
    duration_ms: check.duration_ms,
    'health.observed_value': observedValue,
    'health.observed_unit': observedUnit,
    'health.output': output,
  });
}

/** One record of a run, by the same levels. */
export function recordRun(report: HealthReport): void {
  const count = (wanted: HealthStatus): number =>
    report.checks.filter(({ status }) => status === wanted).length;
  emit('health.run', report.status, `health checks: ${report.status}, score ${report.score}`, {
    'health.score': report.score,
    'health.passed': count('pass'),
    'health.warned': count('warn'),
    'health.failed': count('fail'),
    duration_ms: report.duration_ms,
  });
}

const LEVEL = { pass: 'info', warn: 'warn', fail: 'error' } as const;

function emit(
  eventName: string,
  status: HealthStatus,
  body: string,
  attributes: Record<string, unknown>,
): void {
  const level = LEVEL[status];
  recordCall({
    scope: SCOPE,
    severityNumber: severityOfLevel(level),
    severityText: level,
    body,
    attributes: { 'health.status': status, ...attributes },
    stream: 'metrics',
    eventName,
  });
}
