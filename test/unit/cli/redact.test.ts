import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PassThrough, Readable } from 'node:stream';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runCli } from '../../../src/cli/run-cli.ts';
import { lumen, sink } from './terminal.ts';

const KEY = `k1:${Buffer.alloc(32, 5).toString('base64')}`;
const HL7 = [
  'MSH|^~\\&|ADT|HOSP|MEDIA|LUMEN|20260101||ADT^A01|1|P|2.5',
  'PID|1||A123456^^^HOSP^MR||HARTWELL^AMELIA||19800131|F',
  'PV1|1|I',
].join('\r');

let directory: string;
beforeAll(() => {
  directory = mkdtempSync(join(tmpdir(), 'redact-'));
});
afterAll(() => rmSync(directory, { recursive: true, force: true }));

const file = (name: string, text: string): string => {
  const path = join(directory, name);
  writeFileSync(path, text);
  return path;
};

describe('lumen-otel', () => {
  it('helps, with examples and exit codes', async () => {
    for (const args of [['--help'], ['redact', '--help']]) {
      const { code, out } = await lumen(args);
      expect(code).toBe(0);
      expect(out).toMatch(/Examples:[\s\S]*lumen-otel redact/);
      expect(out).toMatch(/Exit codes:/);
    }
    expect((await lumen(['--version'])).out).toMatch(/^\d+\.\d+\.\d+\n$/);
  });

  it.each([
    [[], 'Usage'],
    [['redcat'], 'did you mean redact?'],
    [['frobnicate'], '--help lists them'],
    [['redact'], 'which file?'],
    [['redact', 'a', 'b'], 'one file at a time'],
    [['redact', '--polcy', 'x', 'a'], 'did you mean --policy?'],
    [['redact', '--json', '--check', 'a'], 'exclude each other'],
    [['redact', '--side-by-side', 'a'], 'prints the original'],
    [['redact', 'no-such-file'], 'cannot be read (ENOENT)'],
    [['redact', '.'], 'is a directory'],
    [['redact', '--policy', 'safeharbor', 'a'], 'is not one of safe-harbor'],
    [['redact', '--policy', 'none.yaml', 'a'], 'cannot be read (ENOENT)'],
    [['redact', '--policy', 'pseudonymous', 'a'], 'needs a key'],
  ])('ends with 2 and one line for %j', async (args, said) => {
    const { code, out, error } = await lumen(args);
    expect({ code, out }).toEqual({ code: 2, out: '' });
    expect(error).toContain(said);
  });
});

describe('lumen-otel redact', () => {
  it('takes JSON lines as records and other lines as text, and keeps line ends', async () => {
    const input = '{"email":"a@example.org","n":1}\r\nmail a@example.org\n{"n": 1.0}\nlast';
    const { code, out, error } = await lumen(['redact', '-'], { stdin: input });
    expect(code).toBe(0);
    expect(out).toBe('{"email":"REDACTED","n":1}\r\nmail REDACTED\n{"n": 1.0}\nlast');
    expect(error).toContain('policy safe-harbor: 2 found in 2 of 4 lines or records');
  });

  it('takes an HL7 file as messages', async () => {
    const { out } = await lumen(['redact', file('a.hl7', `${HL7}\r\n${HL7}\r`)]);
    expect(out).not.toMatch(/HARTWELL|A123456|19800131/);
    expect(out.match(/MSH\|/g)).toHaveLength(2);
    expect(out.split('\r')).toHaveLength(7);
  });

  it('takes a JSON document as a whole, of any size, and keeps its indentation', async () => {
    const patient = { resourceType: 'Patient', name: [{ family: 'Hartwell', given: ['Amelia'] }] };
    const document = { entry: Array.from({ length: 3_000 }, () => ({ resource: patient })) };
    const path = file('bundle.json', `${JSON.stringify(document, null, 2)}\n`);
    const { out } = await lumen(['redact', path]);
    expect(out).not.toMatch(/Hartwell|Amelia/);
    expect(JSON.parse(out).entry).toHaveLength(3_000);
    expect(out.startsWith('{\n  "entry": [\n')).toBe(true);
    expect(out.endsWith('}\n')).toBe(true);
  });

  it('takes a private key over many lines as one finding, also between chunks', async () => {
    const key = '-----BEGIN PRIVATE KEY-----\nMIIEplanted\nplanted2\n-----END PRIVATE KEY-----';
    const text = `before\n${key}\nafter\n`;
    const { out } = await lumen(['redact', '-'], { stdin: text.match(/.{1,7}/gs) ?? [] });
    expect(out).toBe('before\nREDACTED\nafter\n');
  });

  it('checks by its exit code, and prints no text', async () => {
    const found = await lumen(['redact', '--check', '-'], { stdin: 'mail a@example.org' });
    expect(found).toMatchObject({ code: 1, out: '' });
    const clean = await lumen(['redact', '--check', '--quiet', '-'], { stdin: 'all well' });
    expect(clean).toEqual({ code: 0, out: '', error: '' });
  });

  it('writes JSON for machines: where, what by, and the result', async () => {
    const stdin = 'ok\n{"contact":{"email":"a@example.org"}}\n';
    const { out } = await lumen(['redact', '--json', '-'], { stdin });
    expect(
      out
        .trim()
        .split('\n')
        .map((line) => JSON.parse(line)),
    ).toEqual([
      { line: 1, kind: 'text', found: [], redacted: 'ok' },
      {
        line: 2,
        kind: 'json',
        found: [
          { path: 'contact.email', detector: 'key:identifier', strategy: 'replace', count: 1 },
        ],
        redacted: { contact: { email: 'REDACTED' } },
      },
    ]);
  });

  it('shows both side by side, in colour on a terminal only', async () => {
    const stdin = 'all well\nmail a@example.org\u001b[2J\n';
    const shown = await lumen(['redact', '--side-by-side', '-'], { stdin, tty: true });
    expect(shown.out).toContain('\u001b[31mmail a@example.org·[2J');
    expect(shown.out).toContain('\u001b[32mmail REDACTED');
    expect(shown.out).not.toContain('\u001b[2J');
    const piped = await lumen(['redact', '--side-by-side', '--force', '-'], { stdin });
    expect(piped.out).not.toContain('\u001b');
  });

  it('uses the policy given, else the one of the environment', async () => {
    const stdin = 'Patient Name: Amelia Hartwell';
    const env = { LOG_REDACTION_POLICY: 'secrets-only', LOG_REDACTION_KEY: KEY };
    const other = await lumen(['redact', '-'], { stdin, env });
    expect(other.out).toBe(stdin);
    expect(other.error).toContain('NOT redacted');
    const args = ['redact', '--policy', 'pseudonymous', '-'];
    expect((await lumen(args, { stdin, env })).out).toMatch(/^Patient Name: person_k1_[b-t]{20}$/);
    const path = file('policy.yaml', 'detectors: { person: mask }');
    expect((await lumen(['redact', '--policy', path, '-'], { stdin })).out).toBe(
      'Patient Name: ****** ********',
    );
  });

  it('gives the same for every way a file is cut into chunks', async () => {
    const text = `${HL7}\r\n`.repeat(2);
    const lines = 'a@example.org é\r\n{"email":"b@example.org"}\n\nlast a@example.org';
    for (const input of [text, lines]) {
      const whole = await lumen(['redact', '-q', '-'], { stdin: input });
      for (const size of [1, 2, 5, 64]) {
        const chunks = input.match(new RegExp(`.{1,${size}}`, 'gs')) ?? [];
        expect((await lumen(['redact', '-q', '-'], { stdin: chunks })).out).toBe(whole.out);
      }
    }
  });

  it('reads no further when nobody reads its output', async () => {
    let read = 0;
    const endless = function* () {
      for (; read < 100_000; read++) yield 'mail a@example.org\n'.repeat(100);
    };
    const stdout = new PassThrough({ highWaterMark: 1_024 });
    const done = runCli(['redact', '-'], {
      stdin: Readable.from(endless()),
      stdout,
      stderr: sink().stream,
      environment: {},
    });
    stdout.once('data', () => stdout.destroy(Object.assign(new Error(), { code: 'EPIPE' })));
    expect(await done).toBe(0);
    expect(read).toBeLessThan(1_000);
  });
});
