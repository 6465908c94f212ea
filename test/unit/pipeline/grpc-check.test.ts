import { expect, it, vi } from 'vitest';
import { resolveConfig } from '../../../src/config/resolve.ts';
import { checkedPlan } from '../../../src/pipeline/checked-plan.ts';

vi.mock('../../../src/delivery/grpc-package.ts', () => ({
  GRPC_PACKAGE: 'the-package',
  grpcAvailable: () => false,
}));

it.each([
  [{ OTEL_EXPORTER_OTLP_PROTOCOL: 'grpc' }, 'OTEL_EXPORTER_OTLP_PROTOCOL', []],
  [
    { OTEL_EXPORTER_OTLP_LOGS_PROTOCOL: 'grpc' },
    'OTEL_EXPORTER_OTLP_LOGS_PROTOCOL',
    ['traces', 'metrics'],
  ],
])('%j without its package is said by the variable that was set', (given, variable, sent) => {
  const environment = { ...given, OTEL_EXPORTER_OTLP_ENDPOINT: 'http://localhost:4318' };
  const { plan, problems } = checkedPlan(resolveConfig({ environment }), environment);
  expect(problems).toEqual([expect.stringMatching(`^${variable}: grpc needs a package`)]);
  expect(Object.keys(plan.targets)).toEqual(sent);
});
