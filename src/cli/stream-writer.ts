import { once } from 'node:events';

/** Writes to a stream no faster than it takes it, and notices when nobody reads any more. */
export class StreamWriter {
  private readonly stream: NodeJS.WritableStream;
  private closed = false;

  constructor(stream: NodeJS.WritableStream) {
    this.stream = stream;
    // `lumen-otel redact big.log | head`: EPIPE means enough was read, which is no failure.
    stream.on('error', () => {
      this.closed = true;
    });
  }

  /** @returns whether anybody reads on */
  async write(text: string): Promise<boolean> {
    if (this.closed) return false;
    if (!this.stream.write(text)) await this.drained();
    return !this.closed;
  }

  private async drained(): Promise<void> {
    try {
      await once(this.stream, 'drain');
    } catch {
      this.closed = true;
    }
  }
}
