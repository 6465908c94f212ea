import { chmod, readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { LOOPBACK } from '../ports.ts';
import { type Broker, type BrokerPlace, startBroker } from './broker.ts';
import { libraryPath, unpackedPackage } from './debian-package.ts';

const DEPENDENCIES = /^(erlang-|libsctp1$|libtinfo6$|libncurses6$)/;

/** A real RabbitMQ of the machine's distribution; user and password are `guest`. */
export function startRabbitmq(): Promise<Broker> {
  return startBroker(async (place) => {
    const root = await unpackedPackage('rabbitmq-server', DEPENDENCIES);
    const erlang = join(root, 'usr/lib/erlang');
    const programs = join(erlang, await entryBeginning(erlang, 'erts-'), 'bin');
    const servers = join(root, 'usr/lib/rabbitmq/lib');
    const server = join(servers, await entryBeginning(servers, 'rabbitmq_server-'));
    await writeErl(join(place.directory, 'erl'), erlang, programs);
    const environment = {
      ...environmentAt(place),
      LD_LIBRARY_PATH: await libraryPath(root),
      PATH: `${place.directory}:${programs}:${process.env['PATH'] ?? ''}`,
    };
    const names = ['-address', LOOPBACK, '-port', String(place.innerPorts[1])];
    return [
      // Erlang's own name server, which RabbitMQ would start as a daemon that outlives it.
      { command: join(programs, 'epmd'), args: names, environment },
      { command: 'sh', args: [join(server, 'sbin/rabbitmq-server')], environment },
    ];
  });
}

// The package's own `erl` looks for Erlang below /usr/lib only.
async function writeErl(path: string, erlang: string, programs: string): Promise<void> {
  const script = [
    '#!/bin/sh',
    `export ROOTDIR='${erlang}' BINDIR='${programs}' EMU=beam PROGNAME=erl`,
    `exec '${join(programs, 'erlexec')}' "$@"`,
  ];
  await writeFile(path, `${script.join('\n')}\n`);
  await chmod(path, 0o700);
}

function environmentAt({ directory, port, innerPorts }: BrokerPlace): Record<string, string> {
  return {
    HOME: directory,
    ERL_EPMD_ADDRESS: LOOPBACK,
    ERL_EPMD_PORT: String(innerPorts[1]),
    RABBITMQ_CONF_ENV_FILE: join(directory, 'env.conf'),
    RABBITMQ_CONFIG_FILE: join(directory, 'rabbitmq'),
    RABBITMQ_DIST_PORT: String(innerPorts[0]),
    RABBITMQ_ENABLED_PLUGINS_FILE: join(directory, 'enabled_plugins'),
    RABBITMQ_LOGS: '-',
    RABBITMQ_LOG_BASE: directory,
    RABBITMQ_MNESIA_BASE: directory,
    RABBITMQ_NODE_IP_ADDRESS: LOOPBACK,
    RABBITMQ_NODE_PORT: String(port),
    RABBITMQ_NODENAME: 'lumen@localhost',
  };
}

async function entryBeginning(directory: string, beginning: string): Promise<string> {
  const found = (await readdir(directory)).find((name) => name.startsWith(beginning));
  if (found === undefined) throw new Error(`${directory} has no ${beginning}*`);
  return found;
}
