import { describe, expect, it } from 'vitest';
import { classifyFailure, describeFailure } from '../../../src/delivery/export-outcome.ts';

describe('classifyFailure', () => {
  it.each([
    [{ code: 400 }, 'permanent'],
    [{ code: 401 }, 'permanent'],
    [{ code: 413 }, 'permanent'],
    [{ code: 408 }, 'retryable'],
    [{ code: 429 }, 'retryable'],
    [{ code: 500 }, 'retryable'],
    [{ code: 503 }, 'retryable'],
    [{ code: 'ECONNREFUSED' }, 'retryable'],
    [{ code: 14 }, 'retryable'],
    [{ code: 3 }, 'permanent'],
    [undefined, 'retryable'],
  ])('%j is %s', (error, kind) => {
    expect(classifyFailure(error)).toBe(kind);
  });
});

describe('describeFailure', () => {
  it.each([
    [{ code: 503, message: 'body with John Doe' }, 'HTTP status 503'],
    [{ code: 14 }, 'gRPC status 14'],
    [{ code: 'ECONNREFUSED', message: 'connect' }, 'ECONNREFUSED'],
    [new Error('Request timed out'), 'timeout'],
    [new Error('John Doe'), 'network error'],
  ])('%j reads %s', (error, text) => {
    expect(describeFailure(error)).toBe(text);
  });
});
