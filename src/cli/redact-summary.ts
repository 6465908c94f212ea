import type { PieceResult } from './redact-piece.ts';

/** Adds up what was found, by detector and strategy. Never a value. */
export class Summary {
  found = 0;
  private records = 0;
  private touched = 0;
  private readonly counts = new Map<string, number>();

  add({ entries }: PieceResult): void {
    this.records++;
    if (entries.length > 0) this.touched++;
    for (const { detector, strategy, count } of entries) {
      const name = `${detector}  ${strategy}`;
      this.counts.set(name, (this.counts.get(name) ?? 0) + count);
      this.found += count;
    }
  }

  text(policy: string): string {
    const rows = [...this.counts].sort(([, one], [, other]) => other - one);
    const width = Math.max(8, ...rows.map(([name]) => name.split('  ', 1)[0]?.length ?? 0));
    const lines = rows.map(([name, count]) => {
      const [detector = '', strategy = ''] = name.split('  ');
      return `  ${String(count).padStart(7)}  ${detector.padEnd(width)}  ${strategy}`;
    });
    const total = `${this.found} found in ${this.touched} of ${this.records} lines or records`;
    return `${[`policy ${policy}: ${total}`, ...lines].join('\n')}\n`;
  }
}
