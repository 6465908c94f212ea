import { nodeBinary } from '../../scripts/node-binary.mjs';
import { leaveOut } from './left-out.ts';

/**
 * The Nodes that tests run applications on. Below 22.22.3, ESM hooks need
 * `module.register`; `22.15` is the oldest that we promise, `20` only a smoke.
 */
const VERSION = {
  20: '20.20.2',
  '22.15': '22.15.0',
  22: '22.23.3',
  24: '24.21.0',
  26: '26.10.0',
} as const;
export type NodeLabel = `${keyof typeof VERSION}`;

const found = new Map<NodeLabel, Promise<string | undefined>>();

/** The path of a Node, or undefined after noting that its tests are left out. */
export async function nodeOf(label: NodeLabel): Promise<string | undefined> {
  const version = VERSION[label];
  if (version === process.versions.node) return process.execPath;
  const binary = found.get(label) ?? nodeBinary(version);
  found.set(label, binary);
  const path = await binary;
  if (!path) leaveOut(`Node ${version} (the npm registry did not give it)`);
  return path;
}

/** Those of the labels whose Node is to be had; the others are noted as left out. */
export async function availableNodes(labels: readonly NodeLabel[]): Promise<NodeLabel[]> {
  const paths = await Promise.all(labels.map(nodeOf));
  return labels.filter((_label, index) => paths[index]);
}
