import { beforeAll, describe, expect, it } from 'vitest';
import { searchIdentifiers } from '../../examples/demo/identifier-search.ts';
import { PLANTED_IDENTIFIERS } from '../../examples/demo/planted-identifiers.ts';
import { demoParts, runScript, type ScriptRun } from '../helpers/run-script.ts';

const UUID = /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/;

describe('the demo, its stand-in for a Collector in place', () => {
  let demo: ScriptRun;
  let part: (heading: string) => string;

  beforeAll(async () => {
    demo = await runScript('examples/demo/demo.ts', ['--stand-in', '--full']);
    const parts = demoParts(demo.stdout);
    part = (number) => parts.get(number) ?? '';
  });

  it('ends with exit code 0 and nothing on stderr', () => {
    expect(demo.stderr).toBe('');
    expect(demo.code, demo.stdout).toBe(0);
  });

  it('sends requests that make the bare services print every planted identifier', () => {
    const all = PLANTED_IDENTIFIERS.length;
    expect(part('1')).toContain(`They print ${all} of the ${all} identifiers`);
  });

  it('prints no planted identifier itself, the console lines of the services included', () => {
    const evidence = [{ where: 'demo', bytes: Buffer.from(demo.stdout) }];
    expect(searchIdentifiers(PLANTED_IDENTIFIERS, evidence)).toEqual([]);
  });

  it('answers a good correlation ID as sent, and a missing or malformed one by a new UUID', () => {
    const row = (what: string) =>
      part('3')
        .split('\n')
        .find((line) => line.startsWith(what));
    expect(row('order, with an ID')).toMatch(/ 201 .* as sent$/);
    expect(row('order, without one')).toMatch(new RegExp(` 201 +${UUID.source} +new$`));
    expect(row('report, malformed ID')).toMatch(new RegExp(` 200 +${UUID.source} +new$`));
    expect(row('signature, which fails')).toMatch(/ 500 .* as sent$/);
  });

  it('joins the records of all four services by one correlation ID, and of three by one trace', () => {
    const rows = part('4').match(/^ *\+\d+ ms .*$/gm) ?? [];
    const cells = rows.map((row) => row.trim().split(/ {2,}/));
    expect(new Set(cells.map(([, service]) => service))).toEqual(
      new Set(['reports', 'media', 'dubin', 'hl7']),
    );
    const traces = (service: string) =>
      new Set(cells.filter((row) => row[1] === service).map((row) => row[3]));
    expect(traces('reports').size).toBe(1);
    expect(traces('media')).toEqual(traces('reports'));
    expect(traces('dubin')).toEqual(traces('reports'));
  });

  it('finds none of the planted identifiers in what left the processes', () => {
    expect(part('5')).toContain('Planted identifiers found: none');
  });

  it('ends every service by SIGTERM, with exit code 0', () => {
    const ended = ['reports', 'media', 'dubin', 'hl7'].map((name) => `${name} exit code 0`);
    expect(part('6')).toContain(`SIGTERM: ${ended.join(', ')}.`);
  });
});

describe('npm run demo', () => {
  it('explains itself', async () => {
    const { code, stdout } = await runScript('scripts/demo.mjs', ['--help']);
    expect(code).toBe(0);
    expect(stdout).toContain('npm run demo -- --full');
  });

  it('refuses an option it does not know', async () => {
    const { code, stderr } = await runScript('scripts/demo.mjs', ['--fast']);
    expect(code).toBe(1);
    expect(stderr).toContain('--fast');
  });
});
