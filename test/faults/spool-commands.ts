import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const CLI = fileURLToPath(new URL('../../dist/cli.mjs', import.meta.url));

/** One line of `lumen-otel spool --json`, as far as tests look at it. */
export interface SpooledStream {
  readonly stream: string;
  readonly records: number;
  readonly bytes: number;
  readonly damage: { readonly places: number; readonly bytes: number; readonly tornBytes: number };
}

interface CommandEnd {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

function lumenOtel(args: string[], env: Record<string, string>, node: string): Promise<CommandEnd> {
  const environment = { PATH: process.env['PATH'] ?? '', ...env };
  const options = { env: environment, maxBuffer: 64 * 1024 * 1024 };
  return new Promise((resolve) => {
    execFile(node, [CLI, ...args], options, (error, stdout, stderr) => {
      resolve({ code: error ? Number(error.code ?? -1) : 0, stdout, stderr });
    });
  });
}

/** `lumen-otel spool`: what waits below a root. */
export async function spooledStreams(
  root: string,
  node: string = process.execPath,
): Promise<SpooledStream[]> {
  const { code, stdout, stderr } = await lumenOtel(['spool', '--json', '--root', root], {}, node);
  if (code !== 0) throw new Error(`lumen-otel spool ended with ${code}: ${stderr}`);
  return (JSON.parse(stdout) as { streams: SpooledStream[] }).streams;
}

/** `lumen-otel ship`: delivers what dead processes left below a root. */
export async function ship(
  root: string,
  endpoint: string,
  node: string = process.execPath,
): Promise<void> {
  const { code, stderr } = await lumenOtel(
    ['ship', '--root', root, '--timeout', '60'],
    { OTEL_EXPORTER_OTLP_ENDPOINT: endpoint },
    node,
  );
  if (code !== 0) throw new Error(`lumen-otel ship ended with ${code}: ${stderr}`);
}
