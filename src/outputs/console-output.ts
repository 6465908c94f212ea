import { Console } from 'node:console';
import type { Context } from '@opentelemetry/api';
import type { LogRecordProcessor, ReadWriteLogRecord } from '@opentelemetry/sdk-logs';
import { asOutput } from '../common/own-print.ts';
import { consoleTargetOf } from '../record/console-target.ts';
import { formatJsonLine } from './json-line.ts';
import { formatTextLine } from './text-line.ts';

/** How a stream of the process is written to. */
interface Sink {
  readonly text: boolean;
  readonly colour: boolean;
  write(line: string): void;
}

/**
 * Prints each record as one line on the stream that its logger would have used.
 *
 * Writes to the process's own streams, never through `console`, which is
 * captured. Streams are touched at the first line only: reading
 * `process.stdout` opens it, and an application that never logs keeps it closed.
 */
export class ConsoleOutput implements LogRecordProcessor {
  readonly #format: 'text' | 'json' | undefined;
  readonly #sinks: { stdout?: Sink; stderr?: Sink } = {};

  /** @param format default: text on a terminal, else json; decided for each stream. */
  constructor(format: 'text' | 'json' | undefined) {
    this.#format = format;
  }

  onEmit(record: ReadWriteLogRecord, context?: Context): void {
    const target = consoleTargetOf(context);
    if (target === 'none') return;
    this.#sinks[target] ??= openSink(target, this.#format);
    const sink = this.#sinks[target];
    sink.write(sink.text ? formatTextLine(record, sink.colour) : formatJsonLine(record));
  }

  async forceFlush(): Promise<void> {}

  async shutdown(): Promise<void> {}
}

function openSink(name: 'stdout' | 'stderr', format: 'text' | 'json' | undefined): Sink {
  const stream = process[name];
  const terminal = stream.isTTY === true;
  // A console of our own, not the application's: it takes no part in what is
  // captured, and it ignores a broken pipe exactly as Node's console does.
  const printer = new Console({ stdout: stream, stderr: stream, ignoreErrors: true });
  return {
    text: (format ?? (terminal ? 'text' : 'json')) === 'text',
    colour: terminal && stream.hasColors?.() === true,
    write: (line) => asOutput(() => printer.log(line)),
  };
}
