import { describe, expect, it } from 'vitest';
import { filesBelow } from '../helpers/source-files.ts';
import { constructsIn, documentedWaysOut, filesWithWaysOut } from '../helpers/ways-out.ts';

const source = filesBelow('src', '.ts')
  .map(({ text }) => text)
  .join('\n');
const documented = documentedWaysOut();

describe('the ways out of the process (docs/architecture.md)', () => {
  it('are all in the table: a file with a new one needs a row, and what redacts it', () => {
    const listed = new Set(documented.flatMap(({ files }) => files));
    const missing = filesWithWaysOut().filter(({ path }) => !listed.has(path));
    expect(missing).toEqual([]);
  });

  it('the table has none that is gone, and each file once', () => {
    const found = new Set(filesWithWaysOut().map(({ path }) => path));
    const files = documented.flatMap(({ files }) => files);
    expect(files.filter((path) => !found.has(path))).toEqual([]);
    expect(files.filter((path, at) => files.indexOf(path) !== at)).toEqual([]);
  });

  it('each has a redactor that exists, or says why it needs none', () => {
    expect(documented.length).toBeGreaterThan(10);
    for (const { what, redactors, reason } of documented) {
      expect(redactors.length > 0 || reason.startsWith('none: '), what).toBe(true);
      for (const name of redactors) {
        const declared = new RegExp(`\\b(?:class|function|const) ${name}\\b|^ {2}${name}\\(`, 'm');
        expect(source, `${what}: ${name}`).toMatch(declared);
      }
    }
  });
});

describe('a way out is seen in code', () => {
  it.for([
    ["import { appendFileSync } from 'node:fs';", 'file'],
    ["import { createWriteStream } from 'node:fs';", 'file'],
    ["import { open } from 'node:fs/promises';", 'file'],
    ['process.stdout.write(line);', 'stream'],
    ['process[name].write(line);', 'stream'],
    ['console.error(value);', 'stream'],
    ["import { request } from 'node:https';", 'network'],
    ["import { connect } from 'node:net';", 'network'],
    ["const { Socket } = require('dgram');", 'network'],
    ['await fetch(url, { body });', 'network'],
    ["response.setHeader('x-id', id);", 'header'],
    ['propagation.inject(context.active(), carrier);', 'header'],
    ['parentPort.postMessage(report);', 'thread'],
    ['new Worker(file, { workerData: value });', 'thread'],
    ["import { spawn } from 'node:child_process';", 'process'],
    ['process.emitWarning(text);', 'process'],
    ['class Own implements SpanExporter {}', 'exporter'],
    ['const reader = new PeriodicExportingMetricReader({ exporter });', 'exporter'],
    ['class Own implements LogRecordProcessor {}', 'processor'],
  ] as const)('%s', ([code, construct]) => {
    expect(constructsIn(code)).toContain(construct);
  });

  it('the call of a library by a bridge', () => {
    expect(constructsIn('return original.apply(this, args);', true)).toEqual(['logger']);
  });

  it.for([
    '// process.stdout.write(line);',
    '/** console.log(value) */',
    "import type { Server } from 'node:http';",
    "import { isIPv6 } from 'node:net';",
    "import { readFileSync } from 'node:fs';",
  ])('not in %s', (code) => expect(constructsIn(code)).toEqual([]));
});
