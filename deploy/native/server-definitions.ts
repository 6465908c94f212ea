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
  storeDirectory: string;
  /** Everything in the configuration files that is not the same everywhere. */
  environment: Record<string, string>;
}

/** @param storeUrl where the Collector sends log records; VictoriaLogs of the same stack where not given */
export async function preparePlace(
  dataDirectory: string,
  ports: StackPorts,
  storeUrl = `${loopbackUrl(ports.victoriaLogs)}/insert/opentelemetry`,
): Promise<Place> {
  const root = resolve(dataDirectory);
  const collectorDirectory = await privateDirectory(join(root, 'collector'));
  const storeDirectory = await privateDirectory(join(root, 'victoria-logs'));
  const logDirectory = await privateDirectory(join(root, 'log'));
  return {
    ports,
    logDirectory,
    filePath: join(collectorDirectory, 'output/logs.jsonl'),
    consolePath: join(logDirectory, 'console.log'),
    storeDirectory,
    environment: {
      ...portVariables(ports),
      COLLECTOR_HOST: LOOPBACK,
      COLLECTOR_DATA_DIR: collectorDirectory,
      COLLECTOR_LOKI_ENDPOINT: storeUrl,
    },
  };
}

/**
 * VictoriaLogs answers 200 and drops what is outside these limits; the Collector would
 * never know. Its defaults: a week back, two days ahead. Records in memory are lost
 * when it is killed, by default those of the last five seconds.
 */
function limits(): string[] {
  return [
    `-retentionPeriod=${process.env['VICTORIALOGS_RETENTION_PERIOD'] || '100y'}`,
    '-futureRetention=100y',
    '-inmemoryDataFlushInterval=1s',
  ];
}

export function victoriaLogsDefinition(
  command: string,
  place: Place,
  onUnexpectedEnd: (message: string) => void,
): ServerDefinition {
  const logPath = join(place.logDirectory, 'victoria-logs.log');
  return {
    name: 'VictoriaLogs',
    command,
    args: [
      `-httpListenAddr=${LOOPBACK}:${place.ports.victoriaLogs}`,
      `-storageDataPath=${place.storeDirectory}`,
      ...limits(),
    ],
    environment: {},
    healthUrl: `${loopbackUrl(place.ports.victoriaLogs)}/health`,
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
