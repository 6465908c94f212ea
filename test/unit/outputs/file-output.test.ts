import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ReadWriteLogRecord } from '@opentelemetry/sdk-logs';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { FileOutput } from '../../../src/outputs/file-output.ts';
import { makeLogRecord } from '../../helpers/log-records.ts';

let root: string;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'file-output-'));
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

const options = (more: object = {}) => ({
  directory: join(root, 'logs'),
  service: 'media',
  maximumMegabytes: 1,
  backups: 2,
  onFailure: (error: unknown) => {
    throw error;
  },
  ...more,
});
const record = (text: string) => makeLogRecord(text) as ReadWriteLogRecord;

describe('FileOutput', () => {
  it('appends a line of JSON before the call returns, for the owner alone', () => {
    const output = new FileOutput(options());
    output.onEmit(record('one'));
    output.onEmit(record('two'));
    const path = join(root, 'logs', 'media.log');
    const lines = readFileSync(path, 'utf8').trimEnd().split('\n');
    expect(lines.map((line) => JSON.parse(line).message)).toEqual(['one', 'two']);
    expect(statSync(path).mode & 0o777).toBe(0o600);
    expect(statSync(join(root, 'logs')).mode & 0o777).toBe(0o700);
  });

  it('rotates by size and keeps the backups asked for, without losing a line of those', () => {
    const output = new FileOutput(options());
    const text = 'x'.repeat(300_000);
    for (let number = 0; number < 12; number++) output.onEmit(record(`${number} ${text}`));
    const files = readdirSync(join(root, 'logs')).sort();
    expect(files).toEqual(['media.log', 'media.log.1', 'media.log.2']);
    const numbers = ['media.log.2', 'media.log.1', 'media.log'].flatMap((name) =>
      readFileSync(join(root, 'logs', name), 'utf8')
        .trimEnd()
        .split('\n')
        .map((line) => Number.parseInt(JSON.parse(line).message, 10)),
    );
    expect(numbers).toEqual([3, 4, 5, 6, 7, 8, 9, 10, 11]);
  });

  it('makes a file name of any service name', () => {
    new FileOutput(options({ service: '../@lumen/media' })).onEmit(record('x'));
    expect(readdirSync(join(root, 'logs'))).toEqual(['__lumen_media.log']);
  });

  it('throws at opening where the directory cannot be', () => {
    writeFileSync(join(root, 'occupied'), '');
    expect(() => new FileOutput(options({ directory: join(root, 'occupied') }))).toThrow();
  });
});
