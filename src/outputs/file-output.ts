import type { LogRecordProcessor, ReadWriteLogRecord } from '@opentelemetry/sdk-logs';
import type { Level } from '../common/levels.ts';
import type { FileFormat } from '../config/file-options.ts';
import type { StreamName } from '../config/stream-rules.ts';
import { severityOfLevel } from '../record/severity.ts';
import { RotatingFile, type RotatingFileOptions } from './files/rotating-file.ts';
import { formatJsonLine } from './json-line.ts';
import { streamOf } from './log-stream.ts';
import { formatOtlpLine } from './otlp-line.ts';

/** The file of one stream; `level`: lowest severity it takes. The one of alerts takes every alert. */
export interface StreamFile extends Omit<RotatingFileOptions, 'directory' | 'name'> {
  readonly level: Level;
}

/** Which streams have a file, and how it looks. */
export interface FileOutputOptions {
  readonly directory: string;
  /** `app` is written to `<service>.log`, the others to `<service>-<stream>.log`. */
  readonly service: string;
  readonly format: FileFormat;
  readonly streams: Partial<Record<StreamName, StreamFile>>;
}

interface Target {
  readonly lowest: number;
  readonly file: RotatingFile;
}

const FORMATTERS = { json: formatJsonLine, 'otlp-json': formatOtlpLine } as const;

/**
 * Writes each record to the file of its stream. An alert is written to the
 * application's file as well, in its place between the other lines; records of
 * `metrics` and `audit` are in their own file only, or in the application's
 * where theirs is off.
 */
export class FileOutput implements LogRecordProcessor {
  readonly #format: (record: ReadWriteLogRecord) => string;
  readonly #targets: Readonly<Record<StreamName, readonly Target[]>>;
  readonly #files: readonly RotatingFile[];

  /** @throws the system's error where the application's file cannot be opened. */
  constructor({ directory, service, format, streams }: FileOutputOptions) {
    this.#format = FORMATTERS[format];
    const targetOf = (stream: StreamName): Target[] => {
      const options = streams[stream];
      if (!options) return [];
      const name = stream === 'app' ? service : `${service}-${stream}`;
      const file = new RotatingFile({ ...options, directory, name });
      return [{ lowest: severityOfLevel(options.level), file }];
    };
    const app = targetOf('app');
    const own = {
      metrics: targetOf('metrics'),
      // By level, all that the file takes is an alert; a rule or a call makes one of any record.
      alerts: targetOf('alerts').map(({ file }) => ({ lowest: 0, file })),
      audit: targetOf('audit'),
    };
    this.#targets = {
      app,
      metrics: own.metrics.length > 0 ? own.metrics : app,
      alerts: [...app, ...own.alerts],
      audit: own.audit.length > 0 ? own.audit : app,
    };
    this.#files = [app, own.metrics, own.alerts, own.audit].flat().map(({ file }) => file);
    this.#openFirst(app[0]);
  }

  onEmit(record: ReadWriteLogRecord): void {
    let line: Buffer | undefined;
    for (const { lowest, file } of this.#targets[streamOf(record)]) {
      // A record without a severity is one that somebody wanted written.
      if (record.severityNumber && record.severityNumber < lowest) continue;
      line ??= Buffer.from(`${this.#format(record)}\n`);
      file.write(line);
    }
  }

  async forceFlush(): Promise<void> {}

  async shutdown(): Promise<void> {
    this.#close();
  }

  // The others are opened at their first line: a service without alerts has no such file.
  #openFirst(target: Target | undefined): void {
    try {
      target?.file.open();
    } catch (error) {
      this.#close();
      throw error;
    }
  }

  #close(): void {
    for (const file of this.#files) file.close();
  }
}
