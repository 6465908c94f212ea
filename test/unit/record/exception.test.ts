import { describe, expect, it } from 'vitest';
import { describeException } from '../../../src/record/exception.ts';
import { hostileValues } from '../../helpers/hostile-values.ts';

describe('describeException', () => {
  it('tells type, message and stack', () => {
    const description = describeException(new TypeError('bad'));
    expect(description).toMatchObject({ type: 'TypeError', message: 'bad' });
    expect(description.stacktrace).toMatch(/^TypeError: bad\n {4}at /);
  });

  it('names the class where the name says only Error', () => {
    class StudyError extends Error {}
    expect(describeException(new StudyError('x')).type).toBe('StudyError');
  });

  it('goes on with causes and the members of an AggregateError', () => {
    const error = new AggregateError([new RangeError('one'), 'two'], 'all', {
      cause: new Error('why', { cause: 'text' }),
    });
    const { stacktrace } = describeException(error);
    expect(stacktrace).toMatch(/^AggregateError: all/);
    expect(stacktrace).toContain('\nError 1 of 2: RangeError: one\n');
    expect(stacktrace).toContain('\nError 2 of 2: two');
    expect(stacktrace).toContain('\nCaused by: Error: why\n');
    expect(stacktrace).toContain('\nCaused by: text');
  });

  it('ends at a cycle of causes', () => {
    const error = new Error('first');
    error.cause = new Error('second', { cause: error });
    expect(describeException(error).stacktrace).toMatch(/Caused by: \[Circular\]$/);
  });

  it('describes what is no Error', () => {
    expect(describeException('text')).toEqual({ message: 'text' });
    expect(describeException(undefined)).toEqual({ message: 'null' });
    expect(describeException({ a: 1 })).toEqual({ type: 'Object', message: '{"a":1}' });
  });

  for (const { name, make } of hostileValues('planted')) {
    it(`is bounded and does not throw for: ${name}`, () => {
      const { type = '', message = '', stacktrace = '' } = describeException(make());
      expect(type.length + message.length + stacktrace.length).toBeLessThan(100_000);
    });
  }
});
