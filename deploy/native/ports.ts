import { randomInt } from 'node:crypto';
import { createServer, type Server } from 'node:net';

export const LOOPBACK = '127.0.0.1';

export function loopbackUrl(port: number): string {
  return `http://${LOOPBACK}:${port}`;
}

export interface StackPorts {
  otlpGrpc: number;
  otlpHttp: number;
  collectorHealth: number;
  collectorMetrics: number;
  victoriaLogs: number;
}

interface PortDescription {
  port: number;
  variable: string;
  purpose: string;
}

/** The variables are those that the configuration files read. */
export const PORTS: Record<keyof StackPorts, PortDescription> = {
  otlpGrpc: { port: 4317, variable: 'COLLECTOR_OTLP_GRPC_PORT', purpose: 'OTLP over gRPC' },
  otlpHttp: { port: 4318, variable: 'COLLECTOR_OTLP_HTTP_PORT', purpose: 'OTLP over HTTP' },
  collectorHealth: { port: 13133, variable: 'COLLECTOR_HEALTH_PORT', purpose: 'Collector health' },
  collectorMetrics: {
    port: 8888,
    variable: 'COLLECTOR_METRICS_PORT',
    purpose: 'Collector metrics',
  },
  victoriaLogs: { port: 9428, variable: 'VICTORIALOGS_PORT', purpose: 'VictoriaLogs' },
};

const NAMES = Object.keys(PORTS) as (keyof StackPorts)[];

// Below the range from which Linux takes the ports of outgoing connections, so
// that none of those takes a port while its server is being restarted.
const EPHEMERAL_FROM = 20_000;
const EPHEMERAL_TO = 32_000;

/** The usual ports, except where the environment names another. */
export function portsFromEnvironment(environment: NodeJS.ProcessEnv): StackPorts {
  return fillPorts((name) => {
    const { port, variable } = PORTS[name];
    const value = environment[variable];
    if (value === undefined || value === '') return port;
    const number = Number(value);
    if (!Number.isInteger(number) || number < 1 || number > 65_535) {
      throw new Error(`${variable}=${value} is not a port: give a number from 1 to 65535`);
    }
    return number;
  });
}

/** The ports as environment variables for the configuration files. */
export function portVariables(ports: StackPorts): Record<string, string> {
  return Object.fromEntries(NAMES.map((name) => [PORTS[name].variable, String(ports[name])]));
}

/** Distinct free ports. All are held while the rest are chosen. */
export async function ephemeralPorts(): Promise<StackPorts> {
  const held: Server[] = [];
  try {
    const ports: number[] = [];
    while (ports.length < NAMES.length) {
      const port = randomInt(EPHEMERAL_FROM, EPHEMERAL_TO);
      const server = await listen(port);
      if (server === undefined) continue;
      held.push(server);
      ports.push(port);
    }
    return fillPorts((_name, index) => ports[index] as number);
  } finally {
    await Promise.all(held.map(close));
  }
}

/** Says which port is taken, and how to choose another. */
export async function assertPortsFree(ports: StackPorts): Promise<void> {
  const taken: string[] = [];
  for (const name of NAMES) {
    const server = await listen(ports[name]);
    if (server !== undefined) {
      await close(server);
      continue;
    }
    const { purpose, variable } = PORTS[name];
    taken.push(`  ${ports[name]}  ${purpose}; choose another with ${variable}=<port>`);
  }
  if (taken.length > 0) {
    throw new Error(`ports on ${LOOPBACK} are already in use:\n${taken.join('\n')}`);
  }
}

function fillPorts(value: (name: keyof StackPorts, index: number) => number): StackPorts {
  const entries = NAMES.map((name, index) => [name, value(name, index)] as const);
  return Object.fromEntries(entries) as Record<keyof StackPorts, number>;
}

function listen(port: number): Promise<Server | undefined> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', (error: NodeJS.ErrnoException) => {
      if (error.code === 'EADDRINUSE' || error.code === 'EACCES') resolve(undefined);
      else reject(error);
    });
    server.listen({ port, host: LOOPBACK, exclusive: true }, () => resolve(server));
  });
}

function close(server: Server): Promise<void> {
  return new Promise((resolve) => server.close(() => resolve()));
}
