import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { cachedBinaries } from './binaries.ts';
import { ephemeralPorts, loopbackUrl, type StackPorts } from './ports.ts';
import { ServerProcess } from './server-process.ts';

/** The stack's Collector with a configuration of one's own. */
export interface LoneCollector {
  readonly ports: StackPorts;
  start(): Promise<void>;
  /** Stops it and removes its directory. */
  stop(): Promise<void>;
}

/**
 * Not started yet; nothing where the Collector was never built here.
 *
 * @param configure makes the configuration; the `health_check` extension is added. `directory`
 *   is the Collector's own
 */
export async function loneCollector(
  configure: (ports: StackPorts, directory: string) => { service: object },
): Promise<LoneCollector | undefined> {
  const binaries = await cachedBinaries();
  if (!binaries) return undefined;
  const ports = await ephemeralPorts();
  const directory = mkdtempSync(join(tmpdir(), 'otel-logger-collector-'));
  const path = join(directory, 'config.json');
  const { service, ...parts } = configure(ports, directory);
  const configuration = {
    ...parts,
    extensions: { health_check: { endpoint: `127.0.0.1:${ports.collectorHealth}` } },
    service: { ...service, extensions: ['health_check'] },
  };
  writeFileSync(path, JSON.stringify(configuration));
  const server = new ServerProcess({
    name: 'Collector',
    command: binaries.collector,
    args: ['--config', path],
    environment: {},
    healthUrl: loopbackUrl(ports.collectorHealth),
    logPath: join(directory, 'collector.log'),
    output: { path: join(directory, 'console.log') },
    onUnexpectedEnd: (message) => console.error(message),
  });
  return {
    ports,
    start: () => server.start(),
    stop: async () => {
      await server.stop();
      rmSync(directory, { recursive: true, force: true });
    },
  };
}
