import { sharedSlot } from '../common/shared-slot.ts';
import type { HealthCheckOptions, HealthProbe } from './health-types.ts';

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
  options: HealthCheckOptions = {},
): () => void {
  const check: RegisteredCheck = {
    name,
    probe,
    critical: options.critical === true,
    timeoutMillis: Math.min(
      positive(options.timeout_ms, DEFAULT_TIMEOUT_MILLIS),
      LONGEST_TIMEOUT_MILLIS,
    ),
    weight: positive(options.weight, 1),
  };
  checks.set(name, check);
  return () => {
    if (checks.get(name) === check) checks.delete(name);
  };
}

export function registeredChecks(): RegisteredCheck[] {
  return [...checks.values()];
}

function positive(value: number | undefined, instead: number): number {
  return typeof value === 'number' && Number.isFinite(value) && value > 0 ? value : instead;
}
