import { join, resolve } from 'node:path';
import { privateDirectory, repositoryRoot } from './directories.ts';
import { LOOPBACK, loopbackUrl, portVariables, type StackPorts } from './ports.ts';
import type { ServerDefinition } from './server-process.ts';

/** Where the servers of one stack keep their files and listen. */
export interface Place {
  ports: StackPorts;
  logDirectory: string;
  filePath: string;
  consolePath: string;
  /** Everything in the configuration files that is not the same everywhere. */
  environment: Record<string, string>;
}

export async function preparePlace(dataDirectory: string, ports: StackPorts): Promise<Place> {
  const root = resolve(dataDirectory);
  const collectorDirectory = await privateDirectory(join(root, 'collector'));
  const lokiDirectory = await privateDirectory(join(root, 'loki'));
  const logDirectory = await privateDirectory(join(root, 'log'));
  return {
    ports,
    logDirectory,
    filePath: join(collectorDirectory, 'output/logs.jsonl'),
    consolePath: join(logDirectory, 'console.log'),
    environment: {
      ...portVariables(ports),
      COLLECTOR_HOST: LOOPBACK,
      COLLECTOR_DATA_DIR: collectorDirectory,
      COLLECTOR_LOKI_ENDPOINT: `${loopbackUrl(ports.lokiHttp)}/otlp`,
      LOKI_HTTP_HOST: LOOPBACK,
      LOKI_DATA_DIR: lokiDirectory,
    },
  };
}

export function lokiDefinition(
  command: string,
  place: Place,
  onUnexpectedEnd: (message: string) => void,
): ServerDefinition {
  const configuration = join(repositoryRoot, 'deploy/loki/loki.yaml');
  const logPath = join(place.logDirectory, 'loki.log');
  return {
    name: 'Loki',
    command,
    args: [`-config.file=${configuration}`, '-config.expand-env=true'],
    environment: place.environment,
    healthUrl: `${loopbackUrl(place.ports.lokiHttp)}/ready`,
    logPath,
    output: { path: logPath },
    onUnexpectedEnd,
  };
}

export function collectorDefinition(
  command: string,
  place: Place,
  onUnexpectedEnd: (message: string) => void,
  quiet: boolean,
): ServerDefinition {
  return {
    name: 'Collector',
    command,
    args: ['--config', join(repositoryRoot, 'otel-collector-config.yaml')],
    environment: place.environment,
    healthUrl: loopbackUrl(place.ports.collectorHealth),
    logPath: join(place.logDirectory, 'collector.log'),
    // What the console exporter prints.
    output: quiet ? { path: place.consolePath } : 'terminal',
    onUnexpectedEnd,
  };
}
