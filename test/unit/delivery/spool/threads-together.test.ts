import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { describe, expect, it } from 'vitest';

const THREADS = 3;
const ROUNDS = 300;
const SPOOL = new URL('../../../../src/delivery/spool/index.ts', import.meta.url).href;

/** Makes the same directories at the same moments as the other threads, and says what it threw. */
const SOURCE = `
const { workerData: { root, gate, rounds, threads }, parentPort } = require('node:worker_threads');
import(${JSON.stringify(SPOOL)}).then(({ nodeStorage, SpoolDirectory }) => {
  const errors = [];
  for (let round = 1; round <= rounds; round += 1) {
    Atomics.add(gate, 0, 1);
    while (Atomics.load(gate, 0) < round * threads);
    try {
      new SpoolDirectory(nodeStorage, root, 'media-' + String(round).padStart(16, '0')).ensure();
    } catch (error) {
      errors.push(String(error));
    }
  }
  parentPort.postMessage(errors);
});`;

describe('threads of one process that spool their first records at once', () => {
  // One of them failed, and kept its records in memory: a kill then cost them.
  it('all have a directory with a lease', { timeout: 60_000 }, async () => {
    const root = mkdtempSync(join(tmpdir(), 'spool-threads-'));
    const gate = new Int32Array(new SharedArrayBuffer(4));
    const workerData = { root, gate, rounds: ROUNDS, threads: THREADS };
    const run = (): Promise<string[]> =>
      new Promise((resolve, reject) => {
        const worker = new Worker(SOURCE, { eval: true, workerData });
        worker.once('message', resolve);
        worker.once('error', reject);
      });
    const errors = await Promise.all(Array.from({ length: THREADS }, run));
    expect(errors).toEqual(Array.from({ length: THREADS }, () => []));
    for (const name of readdirSync(root)) expect(readdirSync(join(root, name))).toEqual(['lease']);
    rmSync(root, { recursive: true });
  });
});
