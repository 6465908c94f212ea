import { join } from 'node:path';
import type { Contender } from '../contenders.ts';
import type { Bench } from '../scenario.ts';
import { idleMegabytes, type ModuleKind, runOnce } from './run-app.ts';
import type { Rounds } from './start-rows.ts';

type Case = { readonly unit: 'ms' | 'MB'; readonly rounds: Rounds };

/** Starts the empty application with each contender in turn, round by round; samples by case. */
export async function measureStarts(
  kind: ModuleKind,
  contenders: readonly Contender[],
  endpoint: string,
  root: string,
  bench: Bench,
): Promise<Record<string, Case>> {
  const empty = () => contenders.map(({ name }) => ({ name, samples: [] as number[] }));
  const cases = {
    'CPU until the first line': { unit: 'ms', rounds: empty() },
    'time until the first line': { unit: 'ms', rounds: empty() },
    'CPU of the process': { unit: 'ms', rounds: empty() },
    'compile cache, CPU until the first line': { unit: 'ms', rounds: empty() },
    'compile cache, CPU of the process': { unit: 'ms', rounds: empty() },
    'memory when idle': { unit: 'MB', rounds: empty() },
  } as const satisfies Record<string, Case>;
  const rounds = bench.isQuick ? 1 : 11;
  // The first fills the disk cache and the compile cache.
  for (let round = -1; round < rounds; round++) {
    bench.progress(`${kind}: ${round < 0 ? 'warm-up' : `round ${round + 1} of ${rounds}`}`);
    for (const [index, contender] of contenders.entries()) {
      const NODE_COMPILE_CACHE = join(root, `compile-cache-${kind}-${index}`);
      const cached = await runOnce(kind, { contender, endpoint, env: { NODE_COMPILE_CACHE } });
      if (round < 0) continue;
      const plain = await runOnce(kind, { contender, endpoint });
      const keep = (name: keyof typeof cases, sample: number) =>
        cases[name].rounds[index]?.samples.push(sample);
      keep('CPU until the first line', plain.cpuUntilFirstLine);
      keep('time until the first line', plain.timeUntilFirstLine);
      keep('CPU of the process', plain.cpuOfProcess);
      keep('compile cache, CPU until the first line', cached.cpuUntilFirstLine);
      keep('compile cache, CPU of the process', cached.cpuOfProcess);
    }
    if (round < 0) continue;
    // At once: others do not change what memory one has.
    const idle = await Promise.all(
      contenders.map((contender) => idleMegabytes(kind, { contender, endpoint })),
    );
    for (const [index, megabytes] of idle.entries()) {
      cases['memory when idle'].rounds[index]?.samples.push(megabytes);
    }
  }
  return cases;
}
