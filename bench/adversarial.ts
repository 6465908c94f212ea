import { createRedactor } from '../src/redaction/index.ts';
import { ADVERSARIAL, adversarial } from './adversarial-texts.ts';
import type { Bench, Row } from './scenario.ts';

/** The shorter of the two lengths, in characters. */
const LENGTH = 524_288;
const QUICK_LENGTH = 65_536;

/** Each family at two lengths: nanoseconds per character, and how time grows when length doubles. */
export function adversarialRows(bench: Bench): Row[] {
  const length = bench.isQuick ? QUICK_LENGTH : LENGTH;
  return Object.entries(ADVERSARIAL).map(([family, unit]) => {
    bench.progress(`adversarial: ${family}`);
    const redactor = createRedactor();
    const [half, whole] = [length, length * 2].map((each) =>
      Array.from({ length: 3 }, (_, n) => adversarial(unit, n, each)),
    ) as [string[], string[]];
    const rounds = Math.max(5, Math.round(bench.effort.rounds / 3));
    const [one, two] = alternate(rounds, [
      (n) => redactor.redactText(half[n % 3] as string),
      (n) => redactor.redactText(whole[n % 3] as string),
    ]) as [number, number];
    return {
      case: `adversarial ${length / 524_288} MB`,
      contender: family,
      measured: two / (length * 2),
      unit: 'ns/character',
      spread: 0,
      ratio: two / one,
      note: 'ratio: time(2n)/time(n)',
    };
  });
}

/** Medians in nanoseconds of single calls made in turns. */
function alternate(rounds: number, calls: ReadonlyArray<(n: number) => unknown>): number[] {
  const samples = calls.map((): number[] => []);
  for (let round = -1; round < rounds; round++) {
    calls.forEach((call, index) => {
      const start = process.hrtime.bigint();
      call(round + 1);
      if (round >= 0) samples[index]?.push(Number(process.hrtime.bigint() - start));
    });
  }
  return samples.map((each) => each.sort((a, b) => a - b)[each.length >> 1] as number);
}
