import { execFile } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { repositoryRoot } from '../../deploy/native/directories.ts';
import { dockerUnavailable } from '../../deploy/native/docker-stack.ts';
import { ephemeralPorts, loopbackUrl } from '../../deploy/native/ports.ts';
import { lokiAnswers } from '../../examples/demo/loki.ts';
import { sayLeftOut } from './left-out.ts';

const run = promisify(execFile);
const FIRST_START_MS = 600_000;

/** A Loki that somebody else runs, or one in a container of its own. */
export interface LokiServer {
  readonly url: string;
  /** Kills it, and starts it again; only a container's may be killed. */
  readonly crash: (() => Promise<void>) | undefined;
  stop(): Promise<void>;
}

/**
 * `describe.skipIf(await lokiMissing())`: Loki is under the AGPL, so this repository neither
 * fetches nor builds it. What is about Loki itself runs where there is one, and is said to
 * be left out elsewhere, also in CI.
 */
export async function lokiMissing(): Promise<string | undefined> {
  if (process.env['LOKI_URL']) return undefined;
  const unavailable = await dockerUnavailable();
  if (unavailable === undefined) return undefined;
  return sayLeftOut(`tests about Loki itself (LOKI_URL is not set, and ${unavailable})`);
}

export async function startLoki(): Promise<LokiServer> {
  const url = process.env['LOKI_URL'];
  if (!url) return startContainer();
  if (!(await lokiAnswers(url))) throw new Error(`no Loki is ready at LOKI_URL=${url}`);
  return { url, crash: undefined, stop: async () => {} };
}

async function startContainer(): Promise<LokiServer> {
  const { victoriaLogs: port } = await ephemeralPorts();
  const project = `lumen-test-${randomUUID().slice(0, 8)}`;
  const compose = async (...args: string[]): Promise<void> => {
    const file = join(repositoryRoot, 'docker-compose.yml');
    const env = { ...process.env, LOKI_HTTP_PORT: String(port) };
    const command = ['compose', '--project-name', project, '--file', file, ...args];
    // The first time, the image is fetched.
    await run('docker', command, { env, timeout: FIRST_START_MS });
  };
  const start = () => compose('up', '--detach', '--no-deps', '--wait', 'loki');
  const stop = () => compose('down', '--volumes');
  await start().catch(async (error: unknown) => {
    await stop();
    throw error;
  });
  const crash = async (): Promise<void> => {
    await compose('kill', 'loki');
    await start();
  };
  return { url: loopbackUrl(port), crash, stop };
}
