import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect } from 'vitest';
import { it as withReceiver } from '../helpers/preload-test.ts';
import { runApp } from '../helpers/run-app.ts';

/** One test for each variable that no other file of this folder is about; what is on the console proves it. */
const it = withReceiver.extend<{ directory: string }>({
  // biome-ignore lint/correctness/noEmptyPattern: vitest reads the parameter's names
  directory: async ({}, use) => {
    const directory = mkdtempSync(join(tmpdir(), 'configuration-'));
    await use(directory);
    rmSync(directory, { recursive: true, force: true });
  },
});

const HELLO = { cjs: "console.debug('low');\nconsole.log('hello');\nconsole.error('high');" };

type Line = Record<string, unknown>;
interface Run {
  lines: Line[];
  stderr: string;
}

/** Runs an application with our lines as JSON on stdout and stderr, apart from our own messages. */
async function run(env: Record<string, string>, app: { cjs: string } = HELLO): Promise<Run> {
  const result = await runApp({ flag: 'require', app, env: { LOG_FORMAT: 'json', ...env } });
  expect(result.code).toBe(0);
  const lines = (result.stdout + result.stderr).split('\n').filter((line) => line.startsWith('{'));
  const stderr = result.stderr.split('\n').filter((line) => !line.startsWith('{'));
  return { lines: lines.map((line) => JSON.parse(line) as Line), stderr: stderr.join('\n') };
}

const messages = ({ lines }: Run): unknown[] => lines.map((line) => line['message']);
/** The application's own files, not their numbers and dates. */
const textsIn = (directory: string): string[] =>
  readdirSync(directory)
    .filter((name) => !name.startsWith('.'))
    .map((name) => readFileSync(join(directory, name), 'utf8'));

describe('LOG_SERVICE_NAME', () => {
  it('names the service, unless OTEL_SERVICE_NAME does', async () => {
    const ours = await run({ LOG_SERVICE_NAME: 'media' });
    expect(ours.lines[0]?.['service']).toBe('media');
    const both = await run({ LOG_SERVICE_NAME: 'media', OTEL_SERVICE_NAME: 'exams' });
    expect(both.lines[0]?.['service']).toBe('exams');
    expect((await run({})).lines[0]?.['service']).toBe('fixture-app');
  });
});

describe('OTEL_RESOURCE_ATTRIBUTES', () => {
  it('is part of the resource, decoded', async ({ receiver }) => {
    const env = { OTEL_RESOURCE_ATTRIBUTES: 'team=imaging,place=K%C3%B6ln,service.name=media' };
    await runApp({ flag: 'require', app: HELLO, receiver, env });
    const [record] = await receiver.waitForLogs(2);
    expect(record?.resource).toMatchObject({
      team: 'imaging',
      place: 'Köln',
      'service.name': 'media',
    });
  });
});

describe('LOG_COLLECTOR_URL', () => {
  it('is where records go, unless OTEL_EXPORTER_OTLP_ENDPOINT is set', async ({ receiver }) => {
    const env = { LOG_COLLECTOR_URL: receiver.url, LOG_SHUTDOWN_TIMEOUT_MS: '15000' };
    await runApp({ flag: 'require', app: HELLO, env });
    expect((await receiver.waitForLogs(2)).map(({ body }) => body)).toEqual(['hello', 'high']);
    receiver.clear();
    const elsewhere = { OTEL_EXPORTER_OTLP_ENDPOINT: 'http://127.0.0.1:9' };
    const short = { LOG_SHUTDOWN_TIMEOUT_MS: '200' };
    await runApp({ flag: 'require', app: HELLO, env: { ...env, ...elsewhere, ...short } });
    expect(receiver.logs()).toEqual([]);
  });
});

describe('LOG_LEVEL', () => {
  it.for([
    ['debug', ['low', 'hello', 'high']],
    ['info', ['hello', 'high']],
    ['WARNING', ['high']],
    ['fatal', []],
  ] as const)('%s', async ([level, expected]) => {
    const result = await run({ LOG_LEVEL: level });
    expect(messages(result).sort()).toEqual([...expected].sort());
  });
});

describe('LOG_CALLER', () => {
  it('says where a call was made, or not', async () => {
    const { lines } = await run({ LOG_CALLER: 'on' });
    expect(lines[0]).toMatchObject({ line: 2 });
    expect((await run({ LOG_CALLER: 'off' })).lines[0]).not.toHaveProperty('line');
    expect((await run({})).lines[0]).not.toHaveProperty('line');
  });
});

const LOUD = {
  cjs: "for (let n = 0; n < 40; n++) console.log(n + ' ' + 'x y'.repeat(32_000));",
};

describe('LOG_TO_FILE and LOG_FILE_PATH', () => {
  it('write JSON lines to a file in the directory', async ({ directory }) => {
    const path = join(directory, 'logs');
    await run({ LOG_TO_FILE: 'true', LOG_FILE_PATH: path });
    expect(textsIn(path).join('')).toContain('"message":"hello"');
    expect((await run({ LOG_FILE_PATH: join(directory, 'none') })).stderr).toBe('');
    expect(readdirSync(directory)).toEqual(['logs']);
  });
});

describe('LOG_MAX_SIZE_MB and LOG_BACKUP_COUNT', () => {
  it('bound the size of a file and the number of old ones', async ({ directory }) => {
    const env = { LOG_TO_FILE: 'true', LOG_FILE_PATH: directory, LOG_CONSOLE: 'off' };
    const small = { LOG_MAX_SIZE_MB: '1', LOG_BACKUP_COUNT: '2', LOG_COMPRESS: 'false' };
    await run({ ...env, ...small }, LOUD);
    const sizes = textsIn(directory).map((text) => text.length);
    expect(sizes).toHaveLength(3);
    expect(Math.max(...sizes)).toBeLessThanOrEqual(1024 * 1024);
  });
});

const ASK_ITSELF = {
  cjs: `
const http = require('node:http');
const server = http.createServer((request, response) => {
  console.log(JSON.stringify(request.headers));
  response.end();
  server.close();
});
server.listen(0, '127.0.0.1', async () => {
  const { headers } = await fetch('http://127.0.0.1:' + server.address().port);
  console.log('answer ' + [...headers.keys()].join(' '));
});
`,
};

describe('LOG_ENABLE_CORRELATION', () => {
  it('false: no correlation ID on the way out, in the answer or in the record', async () => {
    const on = await run({}, ASK_ITSELF);
    expect(on.lines.map((line) => line['correlation_id'])[0]).toMatch(/^[0-9a-f-]{36}$/);
    expect(messages(on).join('\n')).toMatch(/answer .*x-correlation-id/);
    const off = await run({ LOG_ENABLE_CORRELATION: 'false' }, ASK_ITSELF);
    expect(off.lines).toHaveLength(2);
    expect(JSON.stringify(off.lines)).not.toMatch(/correlation/i);
  });
});

describe('LOG_CORRELATION_HEADER', () => {
  it('names the header', async () => {
    const result = await run({ LOG_CORRELATION_HEADER: 'X-Request-ID' }, ASK_ITSELF);
    expect(messages(result).join('\n')).toMatch(/answer .*x-request-id/);
    expect(messages(result).join('\n')).not.toMatch(/x-correlation-id/);
  });

  it('that means something else in HTTP costs one line', async () => {
    const { stderr } = await run({ LOG_CORRELATION_HEADER: 'Cookie' });
    expect(stderr).toMatch(/^lumen-otel-logger warn: LOG_CORRELATION_HEADER: "Cookie" .*\n?$/);
  });
});

const PATIENT = { cjs: "console.log('the patient with SSN 536-22-8726, password=tr0ub4dor');" };

describe('LOG_REDACTION_POLICY', () => {
  it('safe-harbor is the default; secrets-only leaves identifiers, and warns', async () => {
    const [message] = messages(await run({}, PATIENT));
    expect(message).not.toMatch(/536-22-8726|tr0ub4dor/);
    const secrets = await run({ LOG_REDACTION_POLICY: 'secrets-only' }, PATIENT);
    expect(messages(secrets)[0]).toMatch(/536-22-8726/);
    expect(messages(secrets)[0]).not.toMatch(/tr0ub4dor/);
    expect(secrets.stderr).toContain('LOG_REDACTION_POLICY');
  });
});

describe('LOG_REDACTION_KEY and LOG_REDACTION_KEY_FILE', () => {
  it('sign the surrogates of pseudonymous, the same with the same key', async ({ directory }) => {
    const key = `k1:${Buffer.alloc(32, 7).toString('base64')}`;
    const file = join(directory, 'key');
    writeFileSync(file, `${key}\n`, { mode: 0o600 });
    const env = { LOG_REDACTION_POLICY: 'pseudonymous' };
    const direct = await run({ ...env, LOG_REDACTION_KEY: key }, PATIENT);
    const byFile = await run({ ...env, LOG_REDACTION_KEY_FILE: file }, PATIENT);
    expect(messages(direct)[0]).toMatch(/k1/);
    expect(messages(byFile)).toEqual(messages(direct));
    expect(messages(await run(env, PATIENT))[0]).not.toMatch(/k1|536-22-8726/);
  });
});

describe('LOG_SPOOL, LOG_SPOOL_DIR and LOG_SPOOL_MAX_MB', () => {
  const DEAD = { OTEL_EXPORTER_OTLP_ENDPOINT: 'http://127.0.0.1:9', LOG_SHUTDOWN_TIMEOUT_MS: '0' };
  const bytesIn = (directory: string): number =>
    readdirSync(directory, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .reduce((sum, { parentPath, name }) => sum + readFileSync(join(parentPath, name)).length, 0);

  it('keep what the Collector does not take, in the directory, within the bound', async ({
    directory,
  }) => {
    const env = { ...DEAD, LOG_CONSOLE: 'off', LOG_SPOOL_DIR: directory };
    await run({ ...env, LOG_SPOOL: 'fsync', LOG_SPOOL_MAX_MB: '1' }, LOUD);
    const kept = bytesIn(directory);
    expect(kept).toBeGreaterThan(100_000);
    expect(kept).toBeLessThan(1.5 * 1024 * 1024);
  });

  it('off: nothing is on disk, and what is lost is said', async ({ directory }) => {
    const { stderr } = await run({ ...DEAD, LOG_SPOOL: 'off', LOG_SPOOL_DIR: directory });
    expect(readdirSync(directory)).toEqual([]);
    expect(stderr).toMatch(/log records lost at the end of the process: 2/);
  });
});

describe('LOG_SHUTDOWN_TIMEOUT_MS', () => {
  it('is how long an end waits for delivery, as the line about it says', async () => {
    const dead = { OTEL_EXPORTER_OTLP_ENDPOINT: 'http://127.0.0.1:9', LOG_SPOOL: 'off' };
    const { stderr } = await run({ ...dead, LOG_SHUTDOWN_TIMEOUT_MS: '123' });
    expect(stderr).toContain('within LOG_SHUTDOWN_TIMEOUT_MS, 123 ms');
  });
});

describe('LOG_DIAGNOSTICS', () => {
  it('is the lowest level of our own messages', async () => {
    const bad = { LOG_LEVEL: 'loud' };
    expect((await run(bad)).stderr).toMatch(/^lumen-otel-logger warn: LOG_LEVEL: "loud"/);
    expect((await run({ ...bad, LOG_DIAGNOSTICS: 'error' })).stderr).toBe('');
  });
});

describe('a variable of ours that is misspelt', () => {
  it('costs a line with the right name', async () => {
    const { stderr } = await run({ OTEL_PROPAGATOR: 'none', LOG_DIR: '/var/log', LOG_LABELS: 'x' });
    expect(stderr.trim()).toBe(
      'lumen-otel-logger warn: OTEL_PROPAGATOR: nobody reads this variable; did you mean OTEL_PROPAGATORS?',
    );
  });
});
