import { Readable, Writable } from 'node:stream';
import type { Terminal } from '../../../src/cli/command.ts';
import { runCli } from '../../../src/cli/run-cli.ts';

/** What is written, as text. */
export function sink(): { text(): string; stream: Terminal['stdout'] } {
  const chunks: string[] = [];
  const stream = new Writable({
    write: (chunk, _encoding, done) => {
      chunks.push(String(chunk));
      done();
    },
  });
  return { text: () => chunks.join(''), stream };
}

/** Runs one command line as on a terminal, and returns what it said. */
export async function lumen(
  args: string[],
  { stdin = '' as string | Iterable<string>, tty = false, env = {} as NodeJS.ProcessEnv } = {},
): Promise<{ code: number; out: string; error: string }> {
  const [out, error] = [sink(), sink()];
  if (tty) Object.assign(out.stream, { isTTY: true, columns: 100 });
  const code = await runCli(args, {
    stdin: Readable.from(typeof stdin === 'string' ? [stdin] : stdin),
    stdout: out.stream,
    stderr: error.stream,
    environment: env,
  });
  return { code, out: out.text(), error: error.text() };
}
