import { describe, expect } from 'vitest';
import { searchIdentifiers } from '../../examples/demo/identifier-search.ts';
import { PLANTED_IDENTIFIERS } from '../../examples/demo/planted-identifiers.ts';
import { queryLoki } from '../helpers/loki.ts';
import { demoParts, runScript } from '../helpers/run-script.ts';
import { it, stackMissing } from '../helpers/stack.ts';

const SERVICES = ['reports', 'media', 'dubin', 'hl7'];

describe.skipIf(await stackMissing())('npm run demo, a Collector and Loki in place', () => {
  it('reads the journey of a request back from Loki; nothing planted got there', async ({
    stack,
  }) => {
    const { code, stdout, stderr } = await runScript('scripts/demo.mjs', ['--full'], {
      OTEL_EXPORTER_OTLP_ENDPOINT: stack.otlpHttpUrl,
      LOKI_URL: stack.lokiUrl,
    });
    const parts = demoParts(stdout);
    expect(stderr).toBe('');
    expect(parts.get('2')).toContain(`OTLP goes to the Collector at ${stack.otlpHttpUrl}`);
    const journey = parts.get('4') ?? '';
    expect(journey).toContain('from Loki, asked for {service_name=~"reports|media|dubin|hl7"}');
    const id = journey.match(/X-Correlation-ID (\S+)/)?.[1] ?? '';

    const all = await queryLoki(stack.lokiUrl, `{service_name=~".+"} | correlation_id="${id}"`);
    expect(new Set(all.map(({ labels }) => labels['service_name']))).toEqual(new Set(SERVICES));
    const ofReports = await queryLoki(
      stack.lokiUrl,
      `{service_name="reports"} | correlation_id="${id}"`,
    );
    expect(ofReports.length).toBeGreaterThan(0);
    const traces = (entries: typeof all) =>
      new Set(entries.map(({ labels }) => labels['trace_id']));
    expect(traces(ofReports).size).toBe(1);
    for (const service of ['media', 'dubin']) {
      const entries = all.filter(({ labels }) => labels['service_name'] === service);
      expect(traces(entries)).toEqual(traces(ofReports));
    }

    const stored = await queryLoki(stack.lokiUrl, '{service_name=~".+"}');
    const evidence = [
      { where: 'the demo itself', bytes: Buffer.from(stdout) },
      { where: 'Loki', bytes: Buffer.from(JSON.stringify(stored)) },
      { where: 'files and console of the Collector', bytes: Buffer.from(stack.output()) },
    ];
    expect(searchIdentifiers(PLANTED_IDENTIFIERS, evidence)).toEqual([]);
    expect(code, stdout).toBe(0);
  });
});
