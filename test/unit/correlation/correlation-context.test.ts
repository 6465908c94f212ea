import { context, ROOT_CONTEXT } from '@opentelemetry/api';
import { AsyncLocalStorageContextManager } from '@opentelemetry/context-async-hooks';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  getCorrelationId,
  setCorrelationId,
  withCorrelation,
} from '../../../src/correlation/correlation-context.ts';

const UUID = /^[0-9a-f-]{36}$/;

test('two copies of the package read the same value', () => {
  const byOther = ROOT_CONTEXT.setValue(Symbol.for('lumen.correlation_id'), 'other');
  expect(getCorrelationId(byOther)).toBe('other');
});

test('an invalid ID is not taken into a context', () => {
  expect(setCorrelationId(ROOT_CONTEXT, 'a b')).toBe(ROOT_CONTEXT);
});

describe('withCorrelation', () => {
  beforeAll(() => {
    context.setGlobalContextManager(new AsyncLocalStorageContextManager().enable());
  });
  afterAll(() => context.disable());

  test('runs under the given ID, asynchronously too, and ends with it', async () => {
    const seen = await withCorrelation('job-1', async (id) => {
      await null;
      return [id, getCorrelationId()];
    });
    expect(seen).toEqual(['job-1', 'job-1']);
    expect(getCorrelationId()).toBeUndefined();
  });

  test.each([undefined, '', 'a b', 'jane@example.org'])('%j begins a new one', (given) => {
    withCorrelation('outer', () =>
      withCorrelation(given, (id) => {
        expect(id).toMatch(UUID);
        expect(getCorrelationId()).toBe(id);
      }),
    );
  });

  test('throws what the function throws', () => {
    const failure = new Error('of the job');
    const job = () =>
      withCorrelation('job-2', () => {
        throw failure;
      });
    expect(job).toThrow(failure);
    expect(getCorrelationId()).toBeUndefined();
  });
});

test('without a context manager the function runs all the same', () => {
  expect(withCorrelation('job-3', (id) => id)).toBe('job-3');
});
