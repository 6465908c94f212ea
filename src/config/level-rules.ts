import { compileGlob } from '../common/glob.ts';
import { LEVELS, type Level } from '../common/levels.ts';

/** The lowest level recorded, or nothing at all. */
export type LevelOrOff = Level | 'off';

/** Sets the level of the loggers whose name fits. */
export interface LevelRule {
  /** A logger's name; `*` stands for any text. */
  readonly pattern: string;
  readonly level: LevelOrOff;
}

const WORDS: Readonly<Record<string, LevelOrOff>> = {
  ...Object.fromEntries(LEVELS.map((level) => [level, level])),
  warning: 'warn',
  critical: 'fatal',
  off: 'off',
};
const MOST_RULES = 1000;
// Each of these is tried for each new name of a logger, which may come from requests: 900 of them
// with 30 `*` each took 20 ms a name.
const MOST_WITH_WILDCARD = 200;
const MOST_WILDCARDS = 8;

/** How rules are written, as messages say it. */
export const LEVEL_RULES_SYNTAX = `rules like http=warn,exams.*=debug with ${LEVELS.join(', ')} or off; at most ${MOST_RULES}, ${MOST_WITH_WILDCARD} of them with *, ${MOST_WILDCARDS} * in one`;

/**
 * Reads `http=warn,exams.*=debug`; line breaks separate too, `#` starts a comment, and a level
 * alone is that of all loggers.
 *
 * @returns undefined where anything in it is not a rule: half of a list would be a surprise.
 */
export function parseLevelRules(text: string): readonly LevelRule[] | undefined {
  const entries = text
    .split(/[\r\n]/)
    .flatMap((line) => (line.split('#', 1)[0] ?? '').split(','))
    .map((entry) => entry.trim())
    .filter((entry) => entry !== '');
  const rules = entries.map(ruleOf).filter((rule) => rule !== undefined);
  return rules.length === entries.length && isBounded(rules) ? rules : undefined;
}

function isBounded(rules: readonly LevelRule[]): boolean {
  const counts = rules.map(({ pattern }) => pattern.split('*').length - 1);
  return (
    rules.length <= MOST_RULES &&
    counts.filter((count) => count > 0).length <= MOST_WITH_WILDCARD &&
    counts.every((count) => count <= MOST_WILDCARDS)
  );
}

// The last `=`: a logger's name may have one of its own.
function ruleOf(entry: string): LevelRule | undefined {
  const at = entry.lastIndexOf('=');
  const pattern = at < 0 ? '*' : entry.slice(0, at).trim();
  const word = entry
    .slice(at + 1)
    .trim()
    .toLowerCase();
  const level = Object.hasOwn(WORDS, word) ? WORDS[word] : undefined;
  return level === undefined || pattern === '' ? undefined : { pattern, level };
}

/**
 * The level that rules give to a logger. The longest pattern that fits counts, so that the order
 * of the lines means nothing; of two equal ones the later.
 */
export function levelOfLogger(rules: readonly LevelRule[], name: string): LevelOrOff | undefined {
  let best: LevelRule | undefined;
  for (const rule of rules) {
    if (fits(rule, name) && (!best || weight(rule) >= weight(best))) best = rule;
  }
  return best?.level;
}

// A name without wildcards is the surest of all.
function weight({ pattern }: LevelRule): number {
  return pattern.includes('*') ? pattern.length : Number.POSITIVE_INFINITY;
}

/** Taken apart once, not for each name: most of the time went there. */
const MATCHERS = new WeakMap<LevelRule, (name: string) => boolean>();

function fits(rule: LevelRule, name: string): boolean {
  let matches = MATCHERS.get(rule);
  if (matches === undefined) {
    matches = compileGlob(rule.pattern);
    MATCHERS.set(rule, matches);
  }
  return matches(name);
}
