import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect } from 'vitest';
import { untilLoki } from '../helpers/loki.ts';
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

// The receiver for such files (otlpjsonfilereceiver) is not among the Go modules of the
// Collector's version; it reads a line with the same decoder as the OTLP/HTTP receiver a body.
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

    const inLoki = await untilLoki(stack.lokiUrl, '{service_name="from-file"}', 3);
    expect(inLoki.map(({ line }) => line)).toContain('Image\nscaled ⛰');
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
});
