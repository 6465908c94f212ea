import { errorLabel } from '../common/diagnostics.ts';
import { describeException } from '../record/exception.ts';
import { readProperty } from '../record/guarded-read.ts';
import { loggerDoor } from '../record/logger-door.ts';
import { snapshot } from '../record/snapshot.ts';
import { elapsedSince } from './elapsed.ts';
import type { RegisteredCheck } from './health-registry.ts';
import type { HealthCheckResult, HealthFinding, HealthStatus } from './health-types.ts';
import { redactedName } from './operation-redaction.ts';

const STATUSES: readonly unknown[] = ['pass', 'warn', 'fail'] satisfies HealthStatus[];

/** Runs one check to its answer or its time-out. Never rejects. */
export async function runProbe(check: RegisteredCheck): Promise<HealthCheckResult> {
  const began = performance.now();
  const finding = await findingWithin(check);
  const { critical, weight } = check;
  const name = redactedName(check.name);
  const time = new Date().toISOString();
  return { name, critical, weight, ...finding, duration_ms: elapsedSince(began), time };
}

async function findingWithin(check: RegisteredCheck): Promise<HealthFinding> {
  const abort = new AbortController();
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<HealthFinding>((resolve) => {
    timer = setTimeout(() => {
      resolve({ status: 'fail', output: `no answer within ${check.timeoutMillis} ms` });
      abort.abort();
    }, check.timeoutMillis);
  });
  try {
    return await Promise.race([askedFinding(check, abort.signal), late]);
  } finally {
    clearTimeout(timer);
  }
}

async function askedFinding(check: RegisteredCheck, signal: AbortSignal): Promise<HealthFinding> {
  if (typeof check.probe !== 'function') {
    return { status: 'fail', output: 'healthCheck was given no function to check with' };
  }
  try {
    return readFinding(await check.probe(signal));
  } catch (error) {
    return { status: 'fail', output: outputOf(error) };
  }
}

function readFinding(answer: unknown): HealthFinding {
  if (answer === undefined || answer === true) return { status: 'pass' };
  if (typeof answer !== 'object' || answer === null) return { status: 'fail' };
  const status = readProperty(answer, 'status');
  const finding: Record<string, unknown> = {
    status: STATUSES.includes(status) ? status : 'fail',
  };
  for (const key of ['observedValue', 'observedUnit', 'output']) {
    const value = readProperty(answer, key);
    if (value !== undefined) finding[key] = shown(value);
  }
  return finding as unknown as HealthFinding;
}

// A report is mostly served to whoever asks, and the message of an error may name anybody.
function outputOf(error: unknown): string {
  const { host } = loggerDoor;
  if (host === undefined) return errorLabel(error);
  return host.redactText(describeException(error).message ?? errorLabel(error));
}

function shown(value: unknown): unknown {
  return loggerDoor.host === undefined ? snapshot(value) : loggerDoor.host.redactValue(value);
}
