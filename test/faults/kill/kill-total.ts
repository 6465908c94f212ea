import type { KillResult } from './kill-loop.ts';

/** What a run came to, for people. */
export function killSummary(result: KillResult): string {
  const { mode, kills, acknowledged, recovered, lost, lostBeforeLastTick, duplicates } = result;
  const early = mode === 'coalesced' ? ` (before the last tick: ${lostBeforeLastTick})` : '';
  return (
    `${mode}: ${kills} kills, ${acknowledged} records acknowledged, ${recovered} recovered, ` +
    `${lost} lost${early}, ${duplicates} duplicates, ${result.falsified} falsified, ` +
    `${result.damaged} damaged frames, ${result.tornBytes} torn bytes`
  );
}

/** Runs of all modes together. */
export class KillTotal {
  #kills = 0;
  #acknowledged = 0;
  #lost = 0;
  #lostAsSaid = 0;
  #bad = 0;

  add(result: KillResult): void {
    // In this mode a kill may cost the last tick, and the docs say so.
    const lost = result.mode === 'coalesced' ? result.lostBeforeLastTick : result.lost;
    this.#kills += result.kills;
    this.#acknowledged += result.acknowledged;
    this.#lost += lost;
    this.#lostAsSaid += result.lost - lost;
    this.#bad += lost + result.falsified + result.damaged;
  }

  get isGood(): boolean {
    return this.#bad === 0;
  }

  get line(): string {
    return (
      `${this.#kills} kills, ${this.#acknowledged} records acknowledged, ${this.#lost} lost; ` +
      `coalesced lost ${this.#lostAsSaid} more, all of a last tick`
    );
  }
}
