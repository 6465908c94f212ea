import { describe, expect, it } from 'vitest';
import { resolveConfig } from '../../../src/config/resolve.ts';
import { transportHeaderProblems } from '../../../src/config/transport-headers.ts';
import { checkedPlan } from '../../../src/pipeline/checked-plan.ts';

describe('OTEL_EXPORTER_OTLP_HEADERS', () => {
  it.each(['bad', '=x', 'a b=x', 'a=%', 'a=%0Ab=1', 'good=1,bad'])(
    '%s costs one line, without its content',
    (text) => {
      const environment = {
        OTEL_EXPORTER_OTLP_HEADERS: text,
        OTEL_EXPORTER_OTLP_ENDPOINT: 'http://localhost:4318',
      };
      const { problems } = checkedPlan(resolveConfig({ environment }), environment);
      const at = text.startsWith('good')
        ? 'of its 2 headers number 2'
        : 'of its 1 headers number 1';
      expect(problems).toEqual([
        `OTEL_EXPORTER_OTLP_HEADERS: ${at} cannot be sent; allowed is a list like authorization=Bearer%20x,tenant=7, percent-encoded; going on without`,
      ]);
    },
  );

  it.each(['authorization=Bearer%20x==', 'a=1, b=2,', 'empty=', ' '])('%s is fine', (text) => {
    expect(transportHeaderProblems({ OTEL_EXPORTER_OTLP_LOGS_HEADERS: text })).toEqual([]);
  });
});
