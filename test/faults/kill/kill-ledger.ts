import type { ReceivedLog } from '../../helpers/otlp-receiver.ts';
import type { Acknowledged } from './killed-child.ts';

/** What became of the records of a number of killed children. */
export interface Tally {
  acknowledged: number;
  /** Different records that arrived, acknowledged or not: a kill may come between a write and its word. */
  recovered: number;
  /** Acknowledged, and not there. */
  lost: number;
  /** Of these, such that were of an earlier tick than the last of their child. */
  lostBeforeLastTick: number;
  /** Arrived again. */
  duplicates: number;
  /** Arrived again under another `log.record.uid`, or not as they were logged. */
  falsified: number;
  /** For people: the first of those lost or falsified. */
  examples: string[];
}

export const emptyTally = (): Tally => ({
  acknowledged: 0,
  recovered: 0,
  lost: 0,
  lostBeforeLastTick: 0,
  duplicates: 0,
  falsified: 0,
  examples: [],
});

const TEXT = /^child-(\d+) tick-(\d+) number-(\d+) words-(\d+)((?: lorem)*) end$/;
const WORD = ' lorem'.length;
const MOST_EXAMPLES = 10;

/** Compares what children acknowledged with what arrived. */
export class KillLedger {
  readonly #acknowledged = new Map<number, Acknowledged>();
  /** By child, the uid of each record by its number. */
  readonly #arrived = new Map<number, Map<number, string>>();
  readonly #tally = emptyTally();

  acknowledge(child: number, ticks: Acknowledged): void {
    this.#acknowledged.set(child, ticks);
    this.#tally.acknowledged += ticks.length;
  }

  arrive(logs: readonly ReceivedLog[]): void {
    for (const log of logs)
      this.#arriveOne(String(log.body), String(log.attributes['log.record.uid']));
  }

  /** `mayLoseLastTick`: such a loss is counted, and no example of anything. */
  result(mayLoseLastTick: boolean): Tally {
    for (const [child, ticks] of this.#acknowledged) this.#compare(child, ticks, mayLoseLastTick);
    return this.#tally;
  }

  #arriveOne(text: string, uid: string): void {
    const [, child, , number, words, filler = ''] = TEXT.exec(text) ?? [];
    if (child === undefined || filler.length !== Number(words) * WORD) {
      this.#falsify(`not as it was logged: ${text.slice(0, 100)}`);
      return;
    }
    const ofChild = this.#arrived.get(Number(child)) ?? new Map<number, string>();
    this.#arrived.set(Number(child), ofChild);
    const before = ofChild.get(Number(number));
    if (before === undefined) this.#tally.recovered++;
    else this.#tally.duplicates++;
    if (before !== undefined && before !== uid) this.#falsify(`${text}: ${before}, then ${uid}`);
    ofChild.set(Number(number), uid);
  }

  #compare(child: number, ticks: Acknowledged, mayLoseLastTick: boolean): void {
    const arrived = this.#arrived.get(child);
    const last = ticks.at(-1) as number;
    ticks.forEach((tick, number) => {
      if (arrived?.has(number)) return;
      this.#tally.lost++;
      if (tick < last) this.#tally.lostBeforeLastTick++;
      else if (mayLoseLastTick) return;
      this.#example(
        `lost: child ${child}, tick ${tick} of ${last}, number ${number} of ${ticks.length}`,
      );
    });
  }

  #falsify(example: string): void {
    this.#tally.falsified++;
    this.#example(example);
  }

  #example(text: string): void {
    if (this.#tally.examples.length < MOST_EXAMPLES) this.#tally.examples.push(text);
  }
}

export function addTallies(one: Tally, other: Tally): Tally {
  return {
    acknowledged: one.acknowledged + other.acknowledged,
    recovered: one.recovered + other.recovered,
    lost: one.lost + other.lost,
    lostBeforeLastTick: one.lostBeforeLastTick + other.lostBeforeLastTick,
    duplicates: one.duplicates + other.duplicates,
    falsified: one.falsified + other.falsified,
    examples: [...one.examples, ...other.examples].slice(0, MOST_EXAMPLES),
  };
}
