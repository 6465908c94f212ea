import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { repositoryRoot } from '../directories.ts';
import { type Broker, startBroker } from './broker.ts';
import { cachedDirectory } from './cached-directory.ts';
import { runCommand } from './command.ts';

const SOURCE = join(repositoryRoot, 'deploy/native/brokers/kafka');

/**
 * Not Kafka itself, but kfake of franz-go: it speaks the protocol of a broker, groups and all,
 * and keeps one topic, `reports`, in memory. Kafka would want Java and some hundred megabytes.
 */
export function startKafkaStandIn(): Promise<Broker> {
  return startBroker(async ({ port }) => {
    const directory = await cachedDirectory(`kafka-stand-in-${await sourceHash()}`, build);
    return [{ command: join(directory, 'kafka'), args: [String(port)], environment: {} }];
  });
}

async function build(directory: string): Promise<void> {
  const output = join(directory, 'kafka');
  await runCommand('go', ['build', '-mod=readonly', '-trimpath', '-o', output, '.'], SOURCE);
}

async function sourceHash(): Promise<string> {
  const hash = createHash('sha256');
  for (const file of ['go.mod', 'main.go']) hash.update(await readFile(join(SOURCE, file)));
  return hash.digest('hex').slice(0, 16);
}
