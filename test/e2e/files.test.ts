import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect } from 'vitest';
import { startFileCollector } from '../helpers/file-collector.ts';
import { untilStored } from '../helpers/log-store/log-store.ts';
import { runApp } from '../helpers/run-app.ts';
import { it, stackMissing } from '../helpers/stack.ts';

const APP = {
  cjs: `
const { logs } = require('@opentelemetry/api-logs');
const logger = logs.getLogger('scaler');
logger.emit({ severityNumber: 9, body: 'Image\\nscaled ⛰', attributes: { bytes: 2147483648, ratio: 0.25 } });
logger.emit({ severityNumber: 9, eventName: 'audit.login', body: { user: 'u-1', roles: ['a', 'b'] } });
logger.emit({ severityNumber: 17, body: 'mail to jane.roe@example.org failed' });
`,
};

const LOUD_COUNT = 2000;
const LOUD = `
for (let number = 0; number < ${LOUD_COUNT}; number += 1) {
  console.info('image scaled', { number, notes: 'clear '.repeat(100) });
}`;

describe.skipIf(await stackMissing())('LOG_FILE_FORMAT=otlp-json', () => {
  it('writes lines that the Collector takes as they are', async ({ stack }) => {
    const directory = mkdtempSync(join(tmpdir(), 'otel-logger-otlp-files-'));
    const env = {
      LOG_TO_FILE: 'true',
      LOG_FILE_PATH: directory,
      LOG_FILE_FORMAT: 'otlp-json',
      LOG_SERVICE_NAME: 'from-file',
    };
    expect(await runApp({ flag: 'require', app: APP, env })).toMatchObject({ code: 0, stderr: '' });
    const lines = ['from-file.log', 'from-file-audit.log'].flatMap((name) =>
      readFileSync(join(directory, name), 'utf8').trimEnd().split('\n'),
    );
    expect(lines).toHaveLength(3);
    for (const body of lines) {
      const headers = { 'content-type': 'application/json' };
      const response = await fetch(`${stack.otlpHttpUrl}/v1/logs`, {
        method: 'POST',
        headers,
        body,
      });
      expect({ status: response.status, answer: await response.json() }).toEqual({
        status: 200,
        answer: { partialSuccess: {} },
      });
    }
    rmSync(directory, { recursive: true });

    const service = 'from-file';
    const stored = await untilStored(stack.store, { service }, (found) => found.length >= 3);
    expect(stored.map(({ body }) => body)).toContain('Image\nscaled ⛰');
    const inFile = stack
      .logsInFile()
      .filter(({ resource }) => resource['service.name'] === 'from-file');
    expect(inFile).toMatchObject([
      {
        body: 'Image\nscaled ⛰',
        attributes: { bytes: 2147483648, ratio: 0.25, 'log.stream': 'app' },
      },
      { body: 'mail to REDACTED failed', attributes: { 'log.stream': 'alerts' } },
      {
        body: { user: 'u-1', roles: ['a', 'b'] },
        eventName: 'audit.login',
        attributes: { 'log.stream': 'audit' },
        scope: { name: 'scaler' },
      },
    ]);
  });

  it("are read by the Collector's receiver for such files, through a rotation", async () => {
    const directory = mkdtempSync(join(tmpdir(), 'otel-logger-otlp-files-'));
    const collector = await startFileCollector(join(directory, 'followed*.log'));
    try {
      const env = {
        LOG_TO_FILE: 'true',
        LOG_FILE_PATH: directory,
        LOG_FILE_FORMAT: 'otlp-json',
        LOG_SERVICE_NAME: 'followed',
        LOG_CONSOLE: 'off',
        LOG_MAX_SIZE_MB: '1',
        LOG_COMPRESS: 'false',
      };
      const app = { cjs: LOUD };
      expect(await runApp({ flag: 'require', app, env })).toMatchObject({ code: 0, stderr: '' });
      const logs = readdirSync(directory).filter((name) => name.endsWith('.log'));
      expect(logs.length).toBeGreaterThan(1);
      const numbers = () => collector.logs().map(({ attributes }) => attributes['number']);
      await expect.poll(() => numbers().length, { timeout: 30_000 }).toBe(LOUD_COUNT);
      expect(numbers().sort((a, b) => Number(a) - Number(b))).toEqual(
        Array.from({ length: LOUD_COUNT }, (_, number) => number),
      );
    } finally {
      await collector.stop();
      rmSync(directory, { recursive: true });
    }
  });
});
