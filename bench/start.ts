import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  autoInstrumentations,
  autoInstrumentationsForModules,
  bare,
  type Contender,
  elastic,
  ours,
} from './contenders.ts';
import { Receiver } from './http/receiver.ts';
import { peersFolder } from './peers.ts';
import type { Bench, Row, Scenario } from './scenario.ts';
import { measureStarts } from './start/measure-starts.ts';
import type { ModuleKind } from './start/run-app.ts';
import { addedRows } from './start/start-rows.ts';

/** What a flag adds to the start of an application. */
export const scenario: Scenario = {
  what: 'What is ADDED to an empty application that ends by itself: medians of the differences to it. Ratio: to what auto-instrumentations adds.',
  varies: 'Nothing; the disk cache is warm.',
  peers: ['@opentelemetry/auto-instrumentations-node', '@elastic/opentelemetry-node'],
  plots: { 'start CJS, CPU of the process': 'Processor time added to an empty application' },
  run,
};

async function run(bench: Bench): Promise<Row[]> {
  await peersFolder(bench.progress);
  const root = mkdtempSync(join(tmpdir(), 'otel-logger-bench-'));
  const receiver = await Receiver.start();
  try {
    const rows: Row[] = [];
    for (const kind of ['cjs', 'esm'] as const) {
      const contenders = contendersOf(kind, root, bench.isQuick);
      const cases = await measureStarts(
        kind,
        contenders,
        receiver.endpointFor('start'),
        root,
        bench,
      );
      for (const [name, { unit, rounds }] of Object.entries(cases)) {
        rows.push(...addedRows(`start ${kind.toUpperCase()}, ${name}`, unit, rounds));
      }
    }
    return rows;
  } finally {
    receiver.stop();
    rmSync(root, { recursive: true, force: true });
  }
}

// The dearest one is not for a first look.
function contendersOf(kind: ModuleKind, root: string, isQuick: boolean): Contender[] {
  const preload = { ...ours(root, 'require'), name: 'ours --require' };
  const module = { ...ours(root, 'import'), name: 'ours --import' };
  const upstream =
    kind === 'cjs'
      ? [autoInstrumentations()]
      : (['require', 'import'] as const)
          .slice(0, isQuick ? 1 : 2)
          .map((flag) => autoInstrumentationsForModules(flag));
  return [bare, ...upstream, elastic(), preload, module];
}
