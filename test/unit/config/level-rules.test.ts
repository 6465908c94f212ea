import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { levelOfLogger, parseLevelRules } from '../../../src/config/level-rules.ts';

const levelOf = (text: string, name: string) => levelOfLogger(parseLevelRules(text) ?? [], name);

describe('LOG_LEVELS', () => {
  it.each([
    ['http=warn', 'http', 'warn'],
    ['http=warn', 'https', undefined],
    ['exams.*=debug', 'exams.import', 'debug'],
    ['exams.*=debug', 'exams', undefined],
    ['*=info', 'anything', 'info'],
    ['debug', 'anything', 'debug'],
    ['*.sql=trace', 'media.sql', 'trace'],
    ['a*b*c=trace', 'a-b-b-c', 'trace'],
    ['a*b*c=trace', 'ac', undefined],
    ['ab*ba=trace', 'aba', undefined],
    ['http=off', 'http', 'off'],
    ['http=WARNING', 'http', 'warn'],
    ['http = Critical , x=info', 'http', 'fatal'],
    ['a=b=warn', 'a=b', 'warn'],
  ])('%s: %s gets %s', (rules, name, level) => {
    expect(levelOf(rules, name)).toBe(level);
  });

  it('the longest pattern that fits counts, in any order; an exact name counts first', () => {
    const rules = ['*=error', 'exams.*=info', 'exams.import*=debug', 'exams.x=trace'];
    fc.assert(
      fc.property(fc.shuffledSubarray(rules, { minLength: rules.length }), (shuffled) => {
        const text = shuffled.join(',');
        expect(levelOf(text, 'exams.import.dicom')).toBe('debug');
        expect(levelOf(text, 'exams.x')).toBe('trace');
        expect(levelOf(text, 'pino')).toBe('error');
      }),
    );
  });

  it('takes lines and comments, as a file has them', () => {
    expect(parseLevelRules('# quiet\n*=warn\r\n\nhttp=debug # for a while\n')).toEqual([
      { pattern: '*', level: 'warn' },
      { pattern: 'http', level: 'debug' },
    ]);
  });

  it.each([
    ['1001 rules', 1000, (n: number) => `logger-${n}=warn`],
    ['201 rules with *', 200, (n: number) => `logger-${n}.*=warn`],
    ['9 * in one rule', 8, (n: number) => `${'a*'.repeat(n)}=warn`],
  ])('has a bound: %s are refused', (name, most, rule) => {
    const text = (count: number): string =>
      name.startsWith('9') ? rule(count) : Array.from({ length: count }, (_, n) => rule(n)).join();
    expect(parseLevelRules(text(most))).toBeDefined();
    expect(parseLevelRules(text(most + 1))).toBeUndefined();
  });

  it.each(['http=loud', '=warn', 'http=', 'loud', 'a=warn,b', 'x=constructor'])(
    '%s is refused, all of it',
    (text) => expect(parseLevelRules(text)).toBeUndefined(),
  );
});
