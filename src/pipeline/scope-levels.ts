import type { Level } from '../common/levels.ts';
import { type LevelRule, levelOfLogger } from '../config/level-rules.ts';
import { severityOfLevel } from '../record/severity.ts';

/** Names of loggers may come from requests; beyond these each is worked out anew. */
const MOST_REMEMBERED = 1000;

/** The lowest severity recorded, by logger: a file's rules, then `LOG_LEVELS`, then `LOG_LEVEL`. */
export class ScopeLevels {
  readonly #level: Level;
  readonly #rules: readonly LevelRule[];
  #fileRules: readonly LevelRule[] = [];
  #remembered = new Map<string, number>();

  constructor(level: Level, rules: readonly LevelRule[] = []) {
    this.#level = level;
    this.#rules = rules;
  }

  /** The lowest severity number of a logger; infinite where it is off. */
  minimum(scope: string): number {
    const known = this.#remembered.get(scope);
    if (known !== undefined) return known;
    const found = this.#find(scope);
    if (this.#remembered.size < MOST_REMEMBERED) this.#remembered.set(scope, found);
    return found;
  }

  /** Takes the rules of the watched file; none where it is gone. */
  useFileRules(rules: readonly LevelRule[]): void {
    this.#fileRules = rules;
    this.#remembered = new Map();
  }

  #find(scope: string): number {
    const level =
      levelOfLogger(this.#fileRules, scope) ?? levelOfLogger(this.#rules, scope) ?? this.#level;
    return level === 'off' ? Number.POSITIVE_INFINITY : severityOfLevel(level);
  }
}
