import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Installed, install, packOurs } from './footprint/install.ts';
import { type Loaded, loadedBy } from './footprint/loaded.ts';
import { peerFolder, peersFolder } from './peers.ts';
import { type Bench, comparedRows, type Row, type Scenario, type Unit } from './scenario.ts';

/** A package, and the flag with which an application has it. */
const PACKAGES = [
  {
    name: '@opentelemetry/auto-instrumentations-node',
    flags: ['--require', '@opentelemetry/auto-instrumentations-node/register'],
  },
  { name: '@elastic/opentelemetry-node', flags: ['--import', '@elastic/opentelemetry-node'] },
  { name: 'dd-trace', flags: ['--require', 'dd-trace/init'] },
  { name: 'ours', flags: ['--require', '@lumen/otel-logger/register'] },
] as const;

/** What one installs, and what of it each start loads. */
export const scenario: Scenario = {
  what: 'A production install in an empty folder, without install scripts, and what an empty application loads of it. Ratio: to auto-instrumentations.',
  varies: '',
  peers: ['@opentelemetry/auto-instrumentations-node', '@elastic/opentelemetry-node', 'dd-trace'],
  plots: { 'footprint, installed': 'Installed on disk' },
  run,
};

interface Footprint extends Installed {
  readonly contender: string;
  readonly loaded: Loaded;
}

async function run(bench: Bench): Promise<Row[]> {
  await peersFolder(bench.progress);
  const root = mkdtempSync(join(tmpdir(), 'otel-logger-bench-'));
  try {
    const found: Footprint[] = [];
    // Each install takes a while: a first look is at upstream and at ours.
    for (const each of bench.isQuick ? [PACKAGES[0], PACKAGES[3]] : PACKAGES) {
      bench.progress(`installing ${each.name}`);
      found.push(await footprintOf(each, root));
    }
    return [
      ...rowsOf('packages', 'packages', found, ({ packages }) => packages),
      ...rowsOf('installed', 'MB', found, ({ bytes }) => bytes / 1024 ** 2),
      ...rowsOf(
        'files loaded by an empty application',
        'files',
        found,
        (each) => each.loaded.files,
      ),
      ...rowsOf('source loaded by it', 'KB', found, (each) => each.loaded.bytes / 1024),
    ];
  } finally {
    rmSync(root, { recursive: true, force: true });
  }
}

async function footprintOf(
  { name, flags }: (typeof PACKAGES)[number],
  root: string,
): Promise<Footprint> {
  const folder = join(root, name);
  const isOurs = name === 'ours';
  const what = isOurs ? await packOurs(join(root, 'packed')) : `${name}@${versionOf(name)}`;
  const installed = await install(what, folder);
  const loaded = await loadedBy(flags, folder, {
    OTEL_EXPORTER_OTLP_ENDPOINT: 'http://127.0.0.1:9',
    OTEL_METRICS_EXPORTER: 'none',
    OTEL_NODE_RESOURCE_DETECTORS: 'env,host,os,process',
    LOG_SPOOL_DIR: join(root, 'spool'),
  });
  return { contender: name, ...installed, loaded };
}

function rowsOf(
  name: string,
  unit: Unit,
  found: readonly Footprint[],
  value: (footprint: Footprint) => number,
): Row[] {
  const counted = found.map((each) => ({
    contender: each.contender,
    measured: value(each),
    spread: 0,
  }));
  return comparedRows(`footprint, ${name}`, unit, counted);
}

function versionOf(name: string): string {
  const manifest = join(peerFolder(name), 'package.json');
  return (JSON.parse(readFileSync(manifest, 'utf8')) as { version: string }).version;
}
