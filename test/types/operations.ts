/* Read by tsc, never run; see logger.ts. */
import type { Span } from '@opentelemetry/api';
import { expectTypeOf } from 'vitest';
import {
  type HealthReport,
  healthCheck,
  operation,
  runHealthChecks,
  timer,
  traceable,
  withContext,
} from '../../src/index.ts';

declare function ping(): Promise<void>;
interface Job {
  id: number;
  data?: { correlationId?: string };
}

export function results(): void {
  expectTypeOf(operation('sync', () => 3)).toEqualTypeOf<number>();
  expectTypeOf(operation('async', async () => 'x')).toEqualTypeOf<Promise<string>>();
  expectTypeOf(withContext({ a: 1 }, async () => 3)).toEqualTypeOf<Promise<number>>();
  expectTypeOf(timer('x').stop({ rows: 3 })).toEqualTypeOf<number>();
  operation('with its span', (span) => expectTypeOf(span).toEqualTypeOf<Span>());
  // @ts-expect-error an operation has a name
  operation(() => 3);
  // @ts-expect-error an `await` was forgotten
  timer('x').stop({ rows: ping() });
}

export function traced(): void {
  const add = traceable((a: number, b: number) => a + b);
  expectTypeOf(add).toEqualTypeOf<(a: number, b: number) => number>();
  const first = traceable(function first<T>(all: T[]): T | undefined {
    return all[0];
  });
  expectTypeOf(first(['x'])).toEqualTypeOf<string | undefined>();
  traceable(async (job: Job) => job.id, { correlationId: (job) => job.data?.correlationId });
  // @ts-expect-error parameters stay checked
  add('1', 2);
  // @ts-expect-error and so does what an ID is taken from
  traceable((job: Job) => job.id, { correlationId: (job) => job.nothing });
}

export class Uploads {
  @traceable()
  count(images: string[]): number {
    return images.length;
  }

  @traceable({ name: 'exam.upload', correlationId: (job: Job) => job.data?.correlationId })
  async upload(job: Job): Promise<number> {
    return job.id;
  }

  // @ts-expect-error a method that has no job to take an ID from
  @traceable({ correlationId: (job: Job) => job.data?.correlationId })
  remove(name: string): number {
    return name.length;
  }

  // @ts-expect-error a field is no method
  @traceable()
  field = 3;
}

export function health(): void {
  healthCheck('nothing to say', async () => {
    await ping();
  });
  healthCheck('yes or no', () => true, { critical: true, timeout_ms: 100, weight: 3 });
  healthCheck('more', () => ({ status: 'warn', observedValue: 5, observedUnit: 'GB' }));
  expectTypeOf(runHealthChecks()).toEqualTypeOf<Promise<HealthReport>>();
  // @ts-expect-error a status that is none
  healthCheck('x', () => ({ status: 'ok' }));
  // @ts-expect-error an option that is none
  healthCheck('x', () => true, { timeout: 100 });
  // @ts-expect-error an answer that is none
  healthCheck('x', () => 'fine');
}
