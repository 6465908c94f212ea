import { closeSync, fstatSync, mkdirSync, openSync, renameSync, rmSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import type { LogRecordProcessor, ReadWriteLogRecord } from '@opentelemetry/sdk-logs';
import { formatJsonLine } from './json-line.ts';

const BYTES_PER_MEGABYTE = 1024 * 1024;
const PRIVATE_DIRECTORY = 0o700;
const PRIVATE_FILE = 0o600;

/** `LOG_FILE_PATH`, the service's name, `LOG_MAX_SIZE_MB`, `LOG_BACKUP_COUNT`. */
export interface FileOutputOptions {
  readonly directory: string;
  readonly service: string;
  readonly maximumMegabytes: number;
  readonly backups: number;
  /** Called for every failed write or rotation; the record goes on to the other outputs. */
  readonly onFailure: (error: unknown) => void;
}

/**
 * Writes JSON lines to `<directory>/<service>.log`; when the next line would
 * pass the size, the file becomes `.1`, that one `.2`, up to the backups kept.
 * Each line is on disk (in the page cache) when the log call returns.
 */
export class FileOutput implements LogRecordProcessor {
  readonly #options: FileOutputOptions;
  readonly #path: string;
  readonly #limit: number;
  #descriptor: number;
  #size: number;

  /** @throws the system's error where the directory or file cannot be opened. */
  constructor(options: FileOutputOptions) {
    this.#options = options;
    this.#limit = options.maximumMegabytes * BYTES_PER_MEGABYTE;
    mkdirSync(options.directory, { recursive: true, mode: PRIVATE_DIRECTORY });
    this.#path = join(options.directory, `${fileName(options.service)}.log`);
    this.#descriptor = openSync(this.#path, 'a', PRIVATE_FILE);
    this.#size = fstatSync(this.#descriptor).size;
  }

  onEmit(record: ReadWriteLogRecord): void {
    try {
      const line = Buffer.from(`${formatJsonLine(record)}\n`);
      if (this.#size > 0 && this.#size + line.length > this.#limit) this.#rotate();
      for (let at = 0; at < line.length; ) at += writeSync(this.#descriptor, line, at);
      this.#size += line.length;
    } catch (error) {
      this.#options.onFailure(error);
    }
  }

  async forceFlush(): Promise<void> {}

  async shutdown(): Promise<void> {
    closeSync(this.#descriptor);
  }

  #rotate(): void {
    const { backups } = this.#options;
    if (backups === 0) rmSync(this.#path, { force: true });
    for (let number = backups; number >= 1; number--) {
      const from = number === 1 ? this.#path : `${this.#path}.${number - 1}`;
      try {
        renameSync(from, `${this.#path}.${number}`);
      } catch (error) {
        // Fewer backups than the most there may be is the ordinary case.
        if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
      }
    }
    const fresh = openSync(this.#path, 'a', PRIVATE_FILE);
    closeSync(this.#descriptor);
    this.#descriptor = fresh;
    this.#size = fstatSync(fresh).size;
  }
}

/** A service's name as a file name: it may hold slashes or begin with a dot. */
function fileName(service: string): string {
  return service.replace(/[^A-Za-z0-9._-]+/g, '_').replace(/^\.+/, '_') || 'service';
}
