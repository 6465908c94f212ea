import { fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { placeOf } from '../../../src/outputs/files/file-names.ts';
import { tidyUp } from '../../../src/outputs/files/tidy-up.ts';
import { type LineTally, tallyLines } from './numbered-lines.ts';

export const WRITER = new URL('./write-lines.ts', import.meta.url);

export interface WriterRun {
  readonly lines: number;
  readonly processes: number;
  /** In each process, besides the main one. */
  readonly threads: number;
  readonly maximumBytes: number;
}

export interface WriterResult extends Omit<LineTally, 'numbers' | 'rotated'> {
  readonly rotated: number;
  /** Rotated files smaller than half of the size: of a rotation that happened twice. */
  readonly early: number;
  /** Of the rotated files, when the writers had ended. */
  readonly compressedMeanwhile: number;
  /** When a later process had tidied up. */
  readonly compressed: number;
}

/** Lets several processes and threads write to the same file through many rotations. */
export async function runWriters(run: WriterRun): Promise<WriterResult> {
  const directory = mkdtempSync(join(tmpdir(), 'otel-logger-files-'));
  try {
    const writers = run.processes * (run.threads + 1);
    const share = Math.floor(run.lines / writers);
    const children = Array.from({ length: run.processes }, (_, index) =>
      fork(WRITER, [directory, `w${index}`, share, run.threads, run.maximumBytes].map(String)),
    );
    await Promise.all(children.map((child) => once(child, 'exit')));
    const compressedMeanwhile = countOf(directory, '.log.gz');
    await tidyUp({
      place: placeOf(directory, 'media'),
      retention: { backups: 10_000, days: undefined, bytes: undefined },
      compress: true,
      trustAge: true,
    });
    const { numbers: _, rotated, ...tally } = tallyLines(directory);
    const early = [...rotated.values()].filter((bytes) => bytes < run.maximumBytes / 2).length;
    return {
      ...tally,
      early,
      rotated: rotated.size,
      compressedMeanwhile,
      compressed: countOf(directory, '.log.gz'),
    };
  } finally {
    rmSync(directory, { recursive: true, force: true });
  }
}

const countOf = (directory: string, end: string): number =>
  readdirSync(directory).filter((name) => name.endsWith(end)).length;
