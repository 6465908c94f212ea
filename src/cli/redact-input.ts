import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { errorLabel } from '../common/diagnostics.ts';
import { type Terminal, UsageError } from './command.ts';

/** What to redact, in chunks of text, and its size where it is known. */
export interface Input {
  readonly chunks: AsyncIterable<string>;
  readonly size: number | undefined;
}

/** Opens a file, or stdin for `-`. */
export async function openInput(file: string, terminal: Terminal): Promise<Input> {
  if (file === '-') return { chunks: decoded(terminal.stdin), size: undefined };
  try {
    const found = await stat(file);
    if (found.isDirectory()) throw new UsageError('that is a directory; give a file');
    return { chunks: decoded(createReadStream(file)), size: found.size };
  } catch (error) {
    if (error instanceof UsageError) throw error;
    throw new UsageError(`the file cannot be read (${errorLabel(error)})`);
  }
}

/** A character may be split between two chunks; `stream` keeps its first half. */
async function* decoded(stream: AsyncIterable<string | Buffer>): AsyncGenerator<string> {
  const decoder = new TextDecoder();
  try {
    for await (const chunk of stream) {
      yield typeof chunk === 'string' ? chunk : decoder.decode(chunk, { stream: true });
    }
  } catch (error) {
    throw new UsageError(`the file cannot be read (${errorLabel(error)})`);
  }
  yield decoder.decode();
}
