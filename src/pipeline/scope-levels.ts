import type { Level } from '../common/levels.ts';
import { type LevelRule, levelOfLogger } from '../config/level-rules.ts';
import { severityOfLevel } from '../record/severity.ts';

/** Names of loggers may come from requests; beyond these each is worked out anew. */
const MOST_REMEMBERED = 1000;
/** What is behind it no rule sees: the length of a name is its sender's choice, too. */
const LONGEST_NAME = 256;

/** The lowest severity recorded, by logger: a file's rules, then `LOG_LEVELS`, then `LOG_LEVEL`. */
export class ScopeLevels {
  readonly #level: Level;
  readonly #rules: readonly LevelRule[];
  #fileRules: readonly LevelRule[] = [];
  #remembered = new Map<string, number>();
  // Mostly one logger speaks many times: this saves looking it up.
  #lastScope = '';
  #lastMinimum: number;

  constructor(level: Level, rules: readonly LevelRule[] = []) {
    this.#level = level;
    this.#rules = rules;
    this.#lastMinimum = this.#find('');
  }

  /** The lowest severity number of a logger; infinite where it is off. */
  minimum(name: string): number {
    if (name === this.#lastScope) return this.#lastMinimum;
    const scope = name.length > LONGEST_NAME ? name.slice(0, LONGEST_NAME) : name;
    let found = this.#remembered.get(scope);
    if (found === undefined) {
      found = this.#find(scope);
      if (this.#remembered.size < MOST_REMEMBERED) this.#remembered.set(scope, found);
    }
    this.#lastScope = scope;
    this.#lastMinimum = found;
    return found;
  }

  /** Takes the rules of the watched file; none where it is gone. */
  useFileRules(rules: readonly LevelRule[]): void {
    this.#fileRules = rules;
    this.#remembered = new Map();
    this.#lastMinimum = this.#find(this.#lastScope);
  }

  #find(scope: string): number {
    const level =
      levelOfLogger(this.#fileRules, scope) ?? levelOfLogger(this.#rules, scope) ?? this.#level;
    return level === 'off' ? Number.POSITIVE_INFINITY : severityOfLevel(level);
  }
}
