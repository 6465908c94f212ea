import type { Terminal } from './command.ts';

const FIRST_AFTER_MS = 1_000;
const EACH_MS = 250;

/** One line on a terminal's stderr that tells how far a long file is; nothing elsewhere. */
export class Progress {
  private readonly stream: Terminal['stderr'];
  private readonly size: number | undefined;
  private done = 0;
  private next = Date.now() + FIRST_AFTER_MS;
  private shown = false;

  constructor(stream: Terminal['stderr'], size: number | undefined) {
    this.stream = stream;
    this.size = size;
  }

  /** @param characters close enough to bytes to show a part of the whole */
  read(characters: number): void {
    this.done += characters;
    if (this.stream.isTTY !== true || Date.now() < this.next) return;
    this.next = Date.now() + EACH_MS;
    this.shown = true;
    this.stream.write(`\r\u001b[K${this.text()}`);
  }

  end(): void {
    if (this.shown) this.stream.write('\r\u001b[K');
  }

  private text(): string {
    const megabytes = `${(this.done / 1e6).toFixed(1)} MB`;
    if (!this.size) return `${megabytes} read`;
    const part = Math.min(100, Math.round((100 * this.done) / this.size));
    return `${part} %, ${megabytes} of ${(this.size / 1e6).toFixed(1)} MB`;
  }
}
