import { fork } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Sink } from './delivery/sink.ts';

/** What every measuring process is told. */
export interface Place {
  /** A folder that is removed afterwards. */
  readonly root: string;
  /** Base URL of an OTLP receiver that takes everything. */
  readonly endpoint: string;
}

/** What a measuring process says: where it is, and in the end what it found. */
export interface News<Result> {
  readonly progress?: string;
  readonly result?: Result;
}

/** Gives a task to a process of its own, and resolves with what it found. */
export async function measuredApart<Task extends object, Result>(
  file: string,
  task: Task,
  progress: (text: string) => void,
): Promise<Result> {
  const root = mkdtempSync(join(tmpdir(), 'otel-logger-bench-'));
  const sink = await Sink.start();
  try {
    const child = fork(file, { stdio: ['ignore', 'ignore', 'inherit', 'ipc'] });
    child.send({ ...task, root, endpoint: sink.url } satisfies Task & Place);
    return await new Promise((resolve, reject) => {
      child.on('message', (news: News<Result>) => {
        if (news.result !== undefined) resolve(news.result);
        else progress(news.progress ?? '');
      });
      child.once('exit', (code) => reject(new Error(`the measuring process ended with ${code}`)));
    });
  } finally {
    sink.stop();
    rmSync(root, { recursive: true, force: true });
  }
}
