import { describe, expect } from 'vitest';
import { searchIdentifiers } from '../../examples/demo/identifier-search.ts';
import { PLANTED_IDENTIFIERS } from '../../examples/demo/planted-identifiers.ts';
import { queryVictoriaLogs } from '../../examples/demo/victoria-logs.ts';
import { demoParts, runScript } from '../helpers/run-script.ts';
import { it, stackMissing } from '../helpers/stack.ts';

const SERVICES = ['reports', 'media', 'dubin', 'hl7'];

describe.skipIf(await stackMissing())('npm run demo, a Collector and VictoriaLogs in place', () => {
  it('reads the journey of a request back from the store; nothing planted got there', async ({
    stack,
  }) => {
    const { code, stdout, stderr } = await runScript('scripts/demo.mjs', ['--full'], {
      OTEL_EXPORTER_OTLP_ENDPOINT: stack.otlpHttpUrl,
      VICTORIALOGS_URL: stack.logStoreUrl,
    });
    const parts = demoParts(stdout);
    expect(stderr).toBe('');
    expect(parts.get('2')).toContain(`OTLP goes to the Collector at ${stack.otlpHttpUrl}`);
    const journey = parts.get('4') ?? '';
    expect(journey).toContain(
      'from VictoriaLogs, asked for service.name:in(reports,media,dubin,hl7)',
    );
    const id = journey.match(/X-Correlation-ID (\S+)/)?.[1] ?? '';

    const all = await stack.store.find({ correlationId: id });
    expect(new Set(all.map((record) => record.get('service.name')))).toEqual(new Set(SERVICES));
    const traces = (service: string) =>
      new Set(
        all
          .filter((record) => record.get('service.name') === service)
          .map((record) => record.get('trace_id')),
      );
    expect(traces('reports').size).toBe(1);
    for (const service of ['media', 'dubin']) expect(traces(service)).toEqual(traces('reports'));

    const stored = await queryVictoriaLogs(stack.logStoreUrl, '*');
    const evidence = [
      { where: 'the demo itself', bytes: Buffer.from(stdout) },
      { where: 'VictoriaLogs', bytes: Buffer.from(JSON.stringify(stored)) },
      { where: 'files and console of the Collector', bytes: Buffer.from(stack.output()) },
    ];
    expect(searchIdentifiers(PLANTED_IDENTIFIERS, evidence)).toEqual([]);
    expect(code, stdout).toBe(0);
  });
});
