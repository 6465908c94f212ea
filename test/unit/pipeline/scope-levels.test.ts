import { expect, it } from 'vitest';
import { parseLevelRules } from '../../../src/config/level-rules.ts';
import { ScopeLevels } from '../../../src/pipeline/scope-levels.ts';

const rules = (text: string) => parseLevelRules(text) ?? [];
const [DEBUG, INFO, WARN] = [5, 9, 13];

it('LOG_LEVELS counts before LOG_LEVEL', () => {
  const levels = new ScopeLevels('info', rules('http=warn,silent=off'));
  expect(levels.minimum('http')).toBe(WARN);
  expect(levels.minimum('pino')).toBe(INFO);
  expect(levels.minimum('silent')).toBe(Number.POSITIVE_INFINITY);
});

it('the rules of the file count before both, also for loggers that have logged', () => {
  const levels = new ScopeLevels('info', rules('http=warn'));
  expect(levels.minimum('http')).toBe(WARN);
  levels.useFileRules(rules('*=debug'));
  expect([levels.minimum('http'), levels.minimum('pino')]).toEqual([DEBUG, DEBUG]);
  levels.useFileRules([]);
  expect([levels.minimum('http'), levels.minimum('pino')]).toEqual([WARN, INFO]);
});

it('is right beyond the names that it remembers', () => {
  const levels = new ScopeLevels('info', rules('exam-*5=debug'));
  for (let n = 0; n < 3000; n++) {
    expect(levels.minimum(`exam-${n}`)).toBe(n % 10 === 5 ? DEBUG : INFO);
  }
});

it('looks at the first 256 characters of a name', () => {
  const levels = new ScopeLevels('info', rules('exam*=warn,*x=debug'));
  expect(levels.minimum(`exam${'-'.repeat(10_000)}`)).toBe(WARN);
  expect(levels.minimum(`${'-'.repeat(255)}x`)).toBe(DEBUG);
  expect(levels.minimum(`${'-'.repeat(256)}x`)).toBe(INFO);
});
