import type { Readable } from 'node:stream';
import { className } from '../record/guarded-read.ts';
import type { BridgeHost } from '../record/log-call.ts';
import { CapturedStream, type ProcessStream } from './captured-stream.ts';
import { LineRecords } from './line-records.ts';
import { TerminalWork, watchRawMode } from './terminal-work.ts';

const NAMES = ['stdout', 'stderr'] as const;

/**
 * `LOG_STDOUT`: what the application writes to stdout and stderr by itself, past every logger, is
 * redacted; with `record`, each line is a record too. By `write` and `end` of the two streams,
 * through which pipes, other consoles and the output of worker threads come too; a child process
 * that inherits the descriptor, or `fs.writeSync(1, …)`, does not.
 *
 * @returns lets go of what waits, and puts the methods back
 */
export function bridgeProcessStreams(host: BridgeHost, mode: 'redact' | 'record'): () => void {
  const rawMode = watchRawMode();
  const captured = NAMES.flatMap((name) => {
    try {
      return [capture(name, host, mode, rawMode.isRaw)];
    } catch (error) {
      host.reportFailure(name, error);
      return [];
    }
  });
  const onExit = (): void => {
    for (const { stream } of captured) stream.finish();
  };
  // In front: who writes in a listener of its own finds that nothing waits any more.
  process.prependListener('exit', onExit);
  return () => {
    process.off('exit', onExit);
    rawMode.stop();
    for (const { stream, restore } of captured) {
      stream.finish();
      restore();
    }
  };
}

function capture(
  name: 'stdout' | 'stderr',
  host: BridgeHost,
  mode: 'redact' | 'record',
  isRaw: () => boolean,
): { readonly stream: CapturedStream; restore(): void } {
  const real = process[name] as unknown as ProcessStream;
  const records = mode === 'record' ? new LineRecords(name, host) : undefined;
  const stream = new CapturedStream(real, host, new TerminalWork(real, isRaw), records);
  const restore = replaceMethods(real, {
    write: (chunk, encoding, callback) => stream.write(chunk, encoding, callback),
    end(chunk, encoding, callback) {
      stream.end(chunk, encoding, callback);
      return real;
    },
    setDefaultEncoding(encoding) {
      stream.setDefaultEncoding(encoding);
      return real;
    },
  });
  const onPipe = (source: unknown): void => {
    if (isOfThread(source)) source.prependListener('data', (chunk) => stream.handOver(chunk));
  };
  process[name].on('pipe', onPipe);
  return {
    stream,
    restore: () => {
      process[name].off('pipe', onPipe);
      restore();
    },
  };
}

type Methods = Pick<ProcessStream, 'write' | 'end' | 'setDefaultEncoding'>;

function replaceMethods(real: ProcessStream, own: Methods): () => void {
  const names = Object.keys(own) as (keyof Methods)[];
  const before = names.map((name) => [name, Object.getOwnPropertyDescriptor(real, name)] as const);
  for (const name of names) {
    const hidden = { configurable: true, enumerable: false, writable: true };
    Object.defineProperty(real, name, { ...hidden, value: own[name] });
  }
  return () => {
    for (const [name, descriptor] of before) {
      // Somebody has put a method of their own around ours, which goes on as it was.
      if (real[name] !== own[name]) continue;
      if (descriptor) Object.defineProperty(real, name, descriptor);
      else delete (real as Partial<ProcessStream>)[name];
    }
  };
}

/** Whether a stream brings what a worker thread of ours has printed. */
function isOfThread(source: unknown): source is Readable {
  return className(source as object) === 'ReadableWorkerStdio';
}
