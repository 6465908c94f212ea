import { basename, dirname, join } from 'node:path';
import { joinRequest } from '../encoder/export-request.ts';
import { attempt, type SpoolStorage, sayLeftAlone } from '../spool/index.ts';
import type { ShippedRecord } from './shipped-record.ts';

const DIRECTORY = 'rejected';
/** A receiver that refuses everything must not fill the disk. */
const MOST_FILES = 100;

/**
 * Keeps what the receiver will never take: each record as a file with an
 * `ExportLogsServiceRequest`, in `rejected/` of the spool's root, for people to
 * look at (`curl --data-binary @file`). The count goes on where the files end.
 */
export class SetAside {
  readonly #storage: SpoolStorage;
  readonly #directory: string;
  readonly #stream: string;
  #files = 0;

  constructor(storage: SpoolStorage, spoolDirectory: string) {
    this.#storage = storage;
    this.#directory = join(dirname(spoolDirectory), DIRECTORY);
    this.#stream = basename(spoolDirectory);
  }

  /** Never throws. */
  keep(record: ShippedRecord): void {
    if (this.#files >= MOST_FILES) return;
    this.#files += 1;
    const name = `${this.#stream}-${this.#files}.otlp`;
    attempt(() => this.#write(join(this.#directory, name), joinRequest([record])));
  }

  #write(path: string, bytes: Buffer): void {
    this.#storage.makeDirectory(this.#directory);
    if (this.#storage.privateDirectory(this.#directory) === undefined) {
      sayLeftAlone(dirname(this.#directory), DIRECTORY);
      return;
    }
    const file = this.#storage.createFile(path);
    try {
      this.#storage.write(file, bytes, 0, bytes.length);
    } finally {
      this.#storage.close(file);
    }
  }
}
