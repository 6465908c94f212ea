import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { peerFolder } from './peers.ts';

/** A way to instrument a service without changing it. */
export interface Contender {
  readonly name: string;
  /** For Node, before the file of the application. */
  readonly flags: readonly string[];
  readonly env: Readonly<Record<string, string>>;
}

const DIST = join(import.meta.dirname, '..', 'dist');
const AUTO = '@opentelemetry/auto-instrumentations-node';
const AUTO_NAME = 'auto-instrumentations-node';
const SAME_THREE = 'http,undici,pino';

// The same for all: what they send; nobody collects metrics or asks a cloud who it is. Spans wait
// one second like log records instead of five: after each measurement we wait until all is sent.
const COMMON = {
  OTEL_SERVICE_NAME: 'bench',
  OTEL_EXPORTER_OTLP_PROTOCOL: 'http/protobuf',
  OTEL_TRACES_EXPORTER: 'otlp',
  OTEL_LOGS_EXPORTER: 'otlp',
  OTEL_METRICS_EXPORTER: 'none',
  OTEL_BSP_SCHEDULE_DELAY: '1000',
  OTEL_NODE_ENABLED_INSTRUMENTATIONS: SAME_THREE,
  OTEL_NODE_RESOURCE_DETECTORS: 'env,host,os,process',
} as const;

export const bare: Contender = { name: 'bare', flags: [], env: {} };

/** OpenTelemetry's own flag. */
export function autoInstrumentations(): Contender {
  const flags = ['--require', exported(AUTO, './register', 'require')];
  return { name: AUTO_NAME, flags, env: COMMON };
}

/**
 * The same for an application of ES modules, with the loader that its instrumentations ask for:
 * with `--require` only modules of the application go through the loader, with `--import` its own too.
 */
export function autoInstrumentationsForModules(flag: 'require' | 'import'): Contender {
  const register =
    flag === 'require'
      ? exported(AUTO, './register', 'require')
      : address(exported(AUTO, './register', 'default'));
  const hook = join(peerFolder('@opentelemetry/instrumentation'), 'hook.mjs');
  const flags = ['--no-warnings', '--experimental-loader', hook, `--${flag}`, register];
  return { name: flag === 'require' ? AUTO_NAME : `${AUTO_NAME} --import`, flags, env: COMMON };
}

/** What one writes who wants no more of OpenTelemetry than needed. */
export function sdkByHand(): Contender {
  const file = join(import.meta.dirname, 'peers', 'node-sdk.cjs');
  return { name: 'NodeSDK by hand', flags: ['--require', file], env: COMMON };
}

/** Elastic's distribution of OpenTelemetry, which sends log records only where told to. */
export function elastic(): Contender {
  const file = join(peerFolder('@elastic/opentelemetry-node'), 'import.mjs');
  return {
    name: '@elastic/opentelemetry-node',
    flags: ['--import', address(file)],
    env: { ...COMMON, ELASTIC_OTEL_NODE_ENABLE_LOG_SENDING: 'true' },
  };
}

/** The whole pipeline with its defaults, the spool below `root`; no line of its own unless asked. */
export function ours(root: string, flag: 'require' | 'import' = 'require'): Contender {
  const file = join(DIST, flag === 'require' ? 'register-require.cjs' : 'register.mjs');
  return {
    name: 'ours',
    flags: [`--${flag}`, flag === 'import' ? address(file) : file],
    env: { ...COMMON, LOG_SPOOL_DIR: join(root, 'spool'), LOG_CONSOLE: 'off' },
  };
}

/** The environment of its process: nothing of ours that would configure it. */
export function environmentOf(contender: Contender, endpoint: string): Record<string, string> {
  const own = { PATH: process.env['PATH'] ?? '', HOME: process.env['HOME'] ?? '' };
  return { ...own, OTEL_EXPORTER_OTLP_ENDPOINT: endpoint, ...contender.env };
}

function exported(name: string, path: string, condition: string): string {
  const folder = peerFolder(name);
  const { exports } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
  const found = exports[path][condition];
  return join(folder, typeof found === 'string' ? found : found.default);
}

const address = (file: string): string => pathToFileURL(file).href;
