import { sharedSlot } from '../common/shared-slot.ts';
import type { HealthCheckOptions, HealthProbe } from './health-types.ts';
import { nameOf, optionsOf } from './untyped-arguments.ts';

/** A check with its options filled in. */
export interface RegisteredCheck {
  readonly name: string;
  readonly probe: HealthProbe;
  readonly critical: boolean;
  readonly timeoutMillis: number;
  readonly weight: number;
}

const DEFAULT_TIMEOUT_MILLIS = 5_000;
// What setTimeout takes; a longer one would be one millisecond.
const LONGEST_TIMEOUT_MILLIS = 2 ** 31 - 1;

const checks = sharedSlot('health.1', () => new Map<string, RegisteredCheck>());

/**
 * Registers a check for {@link runHealthChecks}; one of the same name takes its place. Never throws.
 *
 * @returns takes it away.
 */
export function healthCheck(
  name: string,
  probe: HealthProbe,
  options?: HealthCheckOptions,
): () => void {
  const given = optionsOf(options, ['critical', 'timeout_ms', 'weight']);
  const check: RegisteredCheck = {
    name: nameOf(name),
    probe,
    critical: given.critical === true,
    timeoutMillis: Math.min(
      positive(given.timeout_ms, DEFAULT_TIMEOUT_MILLIS),
      LONGEST_TIMEOUT_MILLIS,
    ),
    weight: positive(given.weight, 1),
  };
  checks.set(check.name, check);
  return () => {
    if (checks.get(check.name) === check) checks.delete(check.name);
  };
}

export function registeredChecks(): RegisteredCheck[] {
  return [...checks.values()];
}

function positive(value: number | undefined, instead: number): number {
  return typeof value === 'number' && Number.isFinite(value) && value > 0 ? value : instead;
}
