import type { OtlpPlan, OtlpTarget, Signal } from '../config/otlp.ts';
import type { Config } from '../config/resolve.ts';
import { GRPC_PACKAGE, grpcAvailable } from '../delivery/grpc-package.ts';

/** Leaves out what would go by gRPC where its package is not installed, and says how to get it. */
export function withoutMissingGrpc(
  plan: OtlpPlan,
  origins: Config['origins'],
): {
  plan: OtlpPlan;
  problems: readonly string[];
} {
  const entries = Object.entries(plan.targets) as [Signal, OtlpTarget][];
  const missing = entries.filter(([, target]) => target.protocol === 'grpc');
  if (missing.length === 0 || grpcAvailable()) return { plan, problems: plan.problems };
  const targets = Object.fromEntries(entries.filter(([, { protocol }]) => protocol !== 'grpc'));
  const places = [...new Set(missing.map(([signal]) => origins[`${signal}Protocol`]))];
  const problem =
    `${places.join(', ')}: grpc needs a package that is not installed ` +
    `(npm install ${GRPC_PACKAGE}); allowed without it are http/protobuf and http/json; ` +
    `${missing.map(([signal]) => signal).join(', ')} are not sent, console and files go on`;
  return { plan: { ...plan, targets }, problems: [...plan.problems, problem] };
}
