import { type ChildProcess, fork } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fixtureProject } from '../fixture-project.ts';
import { dice } from '../generated/dice.ts';
import { plantedWhole } from '../generated/planted-in-places.ts';
import { PLACES_OF_A_REQUEST, sendPlanted } from './planted-requests.ts';
import { startRecordingServer } from './recording-server.ts';
import { type Found, LeakSearch } from './search.ts';

/**
 * How the service is configured. `text` and `json`: its console lines, with the spool. `keep`: the
 * loggers' own lines, and a queue in memory. `stdout`: also what it writes past every logger.
 */
export const LEAK_MODES = ['text', 'json', 'keep', 'stdout'] as const;
export type LeakMode = (typeof LEAK_MODES)[number];

const VARIABLES: Readonly<Record<LeakMode, Record<string, string>>> = {
  text: { LOG_FORMAT: 'text' },
  json: { LOG_FORMAT: 'json' },
  keep: {
    LOG_CONSOLE: 'keep',
    LOG_SPOOL: 'off',
    OTEL_BLRP_MAX_QUEUE_SIZE: '1000000',
    LOG_FILE_FORMAT: 'otlp-json',
    OTEL_EXPORTER_OTLP_PROTOCOL: 'http/protobuf',
  },
  stdout: { LOG_FORMAT: 'text', LOG_STDOUT: 'record', LOG_SPOOL: 'coalesced' },
};

/** How the service runs. */
export interface LeakRunOptions {
  readonly values: number;
  readonly seed: number;
  readonly mode: LeakMode;
  /** Off: nothing protects it, which is how the search itself is tested. Default on. */
  readonly flag?: boolean;
}

/** One output, and what of the planted values is in it. */
export interface OutputFound {
  readonly output: string;
  readonly bytes: number;
  readonly found: readonly Found[];
}

/** What one run showed. */
export interface LeakReport {
  readonly places: readonly string[];
  /** Places whose code threw. */
  readonly failed: readonly unknown[];
  readonly outputs: readonly OutputFound[];
}

interface Ready {
  readonly port: number;
  readonly places: readonly string[];
  readonly carriers: unknown;
}

/** Values that differ, of every form. */
export function plantedValues(count: number, seed: number): string[] {
  const d = dice(seed);
  const values = new Set<string>();
  while (values.size < count) values.add(plantedWhole(d));
  return [...values];
}

/** Runs a service that has every value in every place, and looks for them in every output. */
export async function runLeaks(options: LeakRunOptions): Promise<LeakReport> {
  const directory = mkdtempSync(join(tmpdir(), 'otel-logger-leaks-'));
  const collector = await startRecordingServer('body');
  const sink = await startRecordingServer('headers');
  const values = plantedValues(options.values, options.seed);
  const file = join(directory, 'values.json');
  writeFileSync(file, JSON.stringify(values.map((value) => Buffer.from(value).toString('base64'))));
  try {
    // Not taken yet: what is spooled stays in the spool until it was looked at.
    if (options.mode !== 'keep') collector.status = 503;
    const service = new Service(options, directory, collector.url, [file, sink.url]);
    const { port, places, carriers } = await service.ready;
    const answers = await sendPlanted(port, values);
    const page = options.flag === false ? '' : await service.metricsPage();
    const spool = bytesBelow(join(directory, 'spool'));
    collector.status = 200;
    await service.end();
    const search = new LeakSearch(values);
    const look = (output: string, bytes: Buffer | string): OutputFound => ({
      output,
      bytes: bytes.length,
      found: search.in(bytes),
    });
    return {
      places: [...places, ...PLACES_OF_A_REQUEST],
      failed: service.failed,
      outputs: [
        look('stdout', Buffer.concat(service.stdout)),
        look('stderr', Buffer.concat(service.stderr)),
        look('log files', bytesBelow(join(directory, 'logs'))),
        look('spool', spool),
        look('OTLP logs', collector.received('/v1/logs')),
        look('OTLP traces', collector.received('/v1/traces')),
        look('OTLP metrics', collector.received('/v1/metrics')),
        look('/metrics', page),
        look('headers of answers', answers),
        look('headers sent on', sink.received()),
        look('carriers of messages', JSON.stringify(carriers)),
      ],
    };
  } finally {
    await Promise.all([collector.close(), sink.close()]);
    rmSync(directory, { recursive: true, force: true });
  }
}

/** The service in a process of its own. */
class Service {
  readonly stdout: Buffer[] = [];
  readonly stderr: Buffer[] = [];
  readonly failed: unknown[] = [];
  readonly ready: Promise<Ready>;
  private readonly child: ChildProcess;

  constructor(options: LeakRunOptions, directory: string, collector: string, args: string[]) {
    const isOn = options.flag !== false;
    const project = fixtureProject();
    this.child = fork(join(project, 'planted-service.cjs'), args, {
      cwd: project,
      execArgv: isOn ? ['--require', '@lumen/otel-logger/register'] : [],
      stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
      env: {
        PATH: process.env['PATH'],
        HOME: directory,
        ...environment(directory, collector, options),
      },
    });
    this.child.stdout?.on('data', (chunk: Buffer) => this.stdout.push(chunk));
    this.child.stderr?.on('data', (chunk: Buffer) => this.stderr.push(chunk));
    this.ready = new Promise((resolve, reject) => {
      this.child.on('message', (message: Ready & { failed?: string }) => {
        if (message.failed !== undefined) this.failed.push(message);
        else resolve(message);
      });
      this.child.on('close', (code) => {
        const said = Buffer.concat(this.stderr).toString().slice(-2000);
        reject(new Error(`the service ended with ${code} before it was ready:\n${said}`));
      });
    });
  }

  async metricsPage(): Promise<string> {
    const said = Buffer.concat(this.stderr).toString();
    const [url] = /http:\/\/\S+\/metrics/.exec(said) ?? [];
    if (url === undefined) throw new Error('the address of /metrics was not said');
    return (await fetch(url)).text();
  }

  end(): Promise<void> {
    return new Promise((resolve) => {
      this.child.on('close', () => resolve());
      this.child.kill('SIGTERM');
    });
  }
}

function environment(directory: string, collector: string, { mode }: LeakRunOptions) {
  return {
    LOG_LEVEL: 'trace',
    LOG_TO_FILE: 'true',
    LOG_FILE_PATH: join(directory, 'logs'),
    LOG_MAX_SIZE_MB: '1000',
    LOG_SPOOL_DIR: join(directory, 'spool'),
    LOG_SPOOL_MAX_MB: '2000',
    LOG_HTTP_RECORDS: 'on',
    LOG_DIAGNOSTICS: 'debug',
    LOG_SHUTDOWN_TIMEOUT_MS: '60000',
    OTEL_EXPORTER_OTLP_ENDPOINT: collector,
    OTEL_EXPORTER_OTLP_PROTOCOL: 'http/json',
    OTEL_BSP_MAX_QUEUE_SIZE: '1000000',
    OTEL_METRICS_EXPORTER: 'otlp,prometheus',
    OTEL_EXPORTER_PROMETHEUS_PORT: '0',
    ...VARIABLES[mode],
  };
}

function bytesBelow(directory: string): Buffer {
  try {
    const names = readdirSync(directory, { recursive: true, encoding: 'utf8' });
    const files = names
      .map((name) => join(directory, name))
      .filter((path) => statSync(path).isFile());
    // The names as well: they are made of what the service is called.
    return Buffer.concat([
      Buffer.from(names.join('\n')),
      ...files.map((path) => readFileSync(path)),
    ]);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return Buffer.alloc(0);
    throw error;
  }
}
