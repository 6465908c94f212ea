/** A usual request, so that most buffers fit most requests. */
const LEAST_BYTES = 256 * 1024;
/** What lies ready at most; the rest is left to the garbage collector. */
const MOST_READY_BYTES = 8 * 1024 * 1024;

/**
 * Buffers that are used again. Memory outside of V8's heap hardly hurries its garbage collector:
 * while a large spool was shipped, dead requests and chunks made the process grow by 100 MB.
 */
export class BufferPool {
  readonly #ready: Buffer[] = [];
  #readyBytes = 0;

  /** A buffer of at least so many bytes, with old contents. */
  take(bytes: number): Buffer {
    const found = this.#ready.findIndex((buffer) => buffer.length >= bytes);
    if (found < 0) return Buffer.allocUnsafeSlow(sizeFor(bytes));
    const [buffer] = this.#ready.splice(found, 1) as [Buffer];
    this.#readyBytes -= buffer.length;
    return buffer;
  }

  /** Takes back what `take` gave, once: nobody may look into it any more. */
  give(buffer: Buffer): void {
    if (this.#readyBytes + buffer.length > MOST_READY_BYTES) return;
    this.#ready.push(buffer);
    this.#readyBytes += buffer.length;
  }
}

// Powers of two: what one request leaves shall fit the next, which is a little larger.
function sizeFor(bytes: number): number {
  return Math.max(LEAST_BYTES, 2 ** Math.ceil(Math.log2(bytes)));
}
