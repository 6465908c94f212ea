import { describe, expect, it } from 'vitest';
import { patternProblem } from '../../../../src/redaction/policies/pattern-cost.ts';

describe('own patterns that are taken', () => {
  const TAKEN = [
    '\\bST-\\d{6}\\b',
    '(?<!\\d)\\d{3}-\\d{2}-\\d{4}(?!\\d)',
    '(?:A|B|CC)\\d{1,9}-[a-z]{2,8}',
    '[A-Z]{2}\\d{6}[A-D]?',
    '(?<lead>case no\\. )\\d{4,10}',
    '\\p{Lu}{2}-\\d{2,4}',
    'a{1,60}b',
    '[\\w.-]{1,64}@x\\.org',
  ];
  for (const pattern of TAKEN) {
    it(`${pattern}, and come to an end over the texts that are worst for them`, () => {
      expect(patternProblem(pattern)).toBeUndefined();
      // What is not linear runs into the test's time limit here.
      for (const piece of ['a', '1', 'A', 'ST-1', '111-', 'A1', 'a@']) {
        piece.repeat(20_000 / piece.length).replace(new RegExp(pattern, 'gu'), '');
      }
    });
  }
});

describe('own patterns that are refused', () => {
  it.each([
    ['(a+)+$', 'no upper bound'],
    ['\\d+', 'no upper bound'],
    ['.*x', 'no upper bound'],
    ['a{2,}', 'no upper bound'],
    ['(?:a{1,30}){1,30}b', 'steps'],
    ['(?:a|a){30}b', 'steps'],
    ['(?:a?){30}a{30}', 'steps'],
    ['\\w{1,99}\\w{1,99}\\w{1,99}x', 'steps'],
    ['a{0,3}', 'empty text'],
    ['(a)\\1', 'refers back'],
    ['(?<n>a)\\k<n>', 'refers back'],
    ['(?i:a)b', 'flags'],
    ['(', 'no regular expression'],
    ['a'.repeat(513), 'longer'],
  ])('%s: %s', (pattern, reason) => {
    expect(patternProblem(pattern)).toContain(reason);
  });
});
