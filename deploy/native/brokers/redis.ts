import { join } from 'node:path';
import { LOOPBACK } from '../ports.ts';
import { type Broker, startBroker } from './broker.ts';
import { libraryPath, unpackedPackage } from './debian-package.ts';

const DEPENDENCIES = /^(redis-tools|lib(atomic1|jemalloc2|lzf1))$/;

/** A real Redis of the machine's distribution, which keeps nothing on disk. */
export function startRedis(): Promise<Broker> {
  return startBroker(async ({ directory, port }) => {
    const root = await unpackedPackage('redis-server', DEPENDENCIES);
    const options = ['--save', '', '--appendonly', 'no', '--dir', directory];
    return [
      {
        command: join(root, 'usr/bin/redis-server'),
        args: ['--bind', LOOPBACK, '--port', String(port), ...options],
        environment: { LD_LIBRARY_PATH: await libraryPath(root) },
      },
    ];
  });
}
