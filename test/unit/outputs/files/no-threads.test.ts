import { afterEach, beforeEach, describe, expect, type MockInstance, vi } from 'vitest';
import { RotatingFile } from '../../../../src/outputs/files/rotating-file.ts';
import { it } from '../../../helpers/log-folder.ts';

// As Node has it under `--permission` without `--allow-worker`.
vi.mock('node:worker_threads', async (original) => ({
  ...(await original<typeof import('node:worker_threads')>()),
  Worker: class {
    constructor() {
      throw Object.assign(new Error('Access to this API'), { code: 'ERR_ACCESS_DENIED' });
    }
  },
}));

let stderr: MockInstance<typeof process.stderr.write>;
beforeEach(() => {
  stderr = vi.spyOn(process.stderr, 'write').mockReturnValue(true);
});
afterEach(() => stderr.mockRestore());

describe('where no thread may be started', () => {
  it('files are rotated all the same, and one line says what is not done', ({ folder }) => {
    const file = new RotatingFile({
      directory: folder.path,
      name: 'media',
      maximumBytes: 10,
      rotateEveryMillis: undefined,
      retention: { backups: 1, days: undefined, bytes: undefined },
      compress: true,
    });
    for (const text of ['line one', 'line two', 'line three']) file.write(Buffer.from(`${text}\n`));
    file.close();
    expect(folder.names()).toEqual([
      'media-<time>-000001.log',
      'media-<time>-000002.log',
      'media.log',
    ]);
    expect(stderr.mock.calls.map(([line]) => String(line))).toEqual([
      expect.stringMatching(
        /warn: .*media\.log: old files could not be compressed or deleted \(ERR_ACCESS_DENIED\)/,
      ),
    ]);
  });
});
