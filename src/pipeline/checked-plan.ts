import { type OtlpPlan, planOtlp } from '../config/otlp.ts';
import type { Config } from '../config/resolve.ts';
import { transportFileProblems } from '../config/transport-files.ts';
import { transportHeaderProblems } from '../config/transport-headers.ts';
import {
  DEFAULT_CORRELATION_HEADER,
  isCorrelationHeaderName,
} from '../correlation/correlation-header.ts';
import { withoutMissingGrpc } from './grpc-check.ts';
import { redactedProblems } from './redacted-problems.ts';

/** What is sent where, with a sentence for everything of the configuration that was refused. */
export function checkedPlan(
  config: Config,
  environment: NodeJS.ProcessEnv,
): { plan: OtlpPlan; problems: readonly string[] } {
  const { plan, problems } = withoutMissingGrpc(planOtlp(config), config.origins);
  const isSent = Object.keys(plan.targets).length > 0;
  const seen = isSent ? { ...environment, ...plan.environment } : {};
  const transport = [...transportFileProblems(seen), ...transportHeaderProblems(seen)];
  const all = [...config.problems, ...problems, ...transport, ...headerProblem(config)];
  return { plan, problems: redactedProblems(all) };
}

function headerProblem({ correlationHeader }: Config): string[] {
  if (isCorrelationHeaderName(correlationHeader)) return [];
  return [
    `LOG_CORRELATION_HEADER: "${correlationHeader}" already has another meaning in HTTP; allowed is a header name of your own; using the default (${DEFAULT_CORRELATION_HEADER})`,
  ];
}
