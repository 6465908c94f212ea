import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Evidence } from './identifier-search.ts';
import { freePort, ServiceProcess } from './service-process.ts';

export const SERVICES = ['reports', 'media', 'dubin', 'hl7'] as const;
export type ServiceName = (typeof SERVICES)[number];

const SCRIPTS: Record<ServiceName, string> = {
  reports: 'examples/reports/server.cjs',
  media: 'examples/media/server.mjs',
  dubin: 'examples/dubin/server.mjs',
  hl7: 'examples/hl7/server.cjs',
};
const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const FLAG = ['--require', '@lumen/otel-logger/register'];

/** What a user may still say about the services' logging; the demo decides the rest. */
const KEPT = new Set([
  'LOG_FORMAT',
  'LOG_REDACTION_POLICY',
  'LOG_DIAGNOSTICS',
  'OTEL_EXPORTER_OTLP_HEADERS',
]);

export interface Telemetry {
  readonly endpoint: string;
  readonly protocol: string;
  readonly spoolDirectory: string;
}

export interface RunningServices {
  readonly reportsUrl: string;
  /** Ends them by SIGTERM and resolves to how each ended. */
  stop(): Promise<{ name: string; exit: string }[]>;
  /** All they have printed so far. */
  evidence(): Evidence[];
}

const running = new Set<ServiceProcess>();
// Whatever ends the demo, no service outlives it.
process.on('exit', () => {
  for (const service of running) service.kill();
});

/** Starts the four services, with our flag where telemetry is given and bare where not. */
export async function startServices(
  telemetry: Telemetry | undefined,
  onLine: (service: string, line: string) => void,
): Promise<RunningServices> {
  const [reports, media, dubin, hl7] = await Promise.all(SERVICES.map(freePort));
  const ports = { reports, media, dubin, hl7 } as Record<ServiceName, number>;
  const flag = telemetry ? FLAG : [];
  const services = SERVICES.map((name) => {
    const env = { ...baseEnvironment(), ...peers(ports), ...logging(name, telemetry) };
    const argv = [...flag, SCRIPTS[name]];
    return new ServiceProcess({ name, port: ports[name], argv, cwd: ROOT, env, onLine });
  });
  for (const service of services) running.add(service);
  await Promise.all(services.map((service) => service.ready()));
  return {
    reportsUrl: `http://127.0.0.1:${ports.reports}`,
    evidence: () => services.map((service) => service.evidence()),
    stop: async () => {
      await Promise.all(services.map((service) => service.stop()));
      for (const service of services) running.delete(service);
      return services.map(({ name, exit }) => ({ name, exit }));
    },
  };
}

/** The files below a directory, as evidence. */
export function filesIn(directory: string): Evidence[] {
  return readdirSync(directory, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => ({
      where: `spool file ${entry.name}`,
      bytes: readFileSync(join(entry.parentPath, entry.name)),
    }));
}

function baseEnvironment(): NodeJS.ProcessEnv {
  const ours = /^(OTEL_|LOG_|NODE_OPTIONS$)/;
  return Object.fromEntries(
    Object.entries(process.env).filter(([name]) => KEPT.has(name) || !ours.test(name)),
  );
}

function peers(ports: Record<ServiceName, number>): NodeJS.ProcessEnv {
  return {
    MEDIA_URL: `http://127.0.0.1:${ports.media}`,
    DUBIN_URL: `http://127.0.0.1:${ports.dubin}`,
    HL7_PORT: String(ports.hl7),
  };
}

function logging(name: string, telemetry: Telemetry | undefined): NodeJS.ProcessEnv {
  if (!telemetry) return {};
  return {
    LOG_FORMAT: process.env['LOG_FORMAT'] ?? 'text',
    OTEL_SERVICE_NAME: name,
    OTEL_EXPORTER_OTLP_ENDPOINT: telemetry.endpoint,
    OTEL_EXPORTER_OTLP_PROTOCOL: telemetry.protocol,
    LOG_SPOOL_DIR: join(telemetry.spoolDirectory, name),
  };
}
