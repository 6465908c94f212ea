import { say } from '../common/diagnostics.ts';
import type { Config } from '../config/resolve.ts';
import { createRedactor, loadPolicy, type Redactor } from '../redaction/index.ts';
import { sayPolicyProblem } from '../redaction/policies/policy-of.ts';

/** The redactor of the policy that the environment names; what is wrong with it is said once. */
export function configuredRedactor(config: Config): Redactor {
  const { policy, hmacKeys, problems, warnings } = loadPolicy({
    policy: config.redactionPolicy,
    keyFile: config.redactionKeyFile,
    key: config.redactionKey,
  });
  for (const problem of problems) sayPolicyProblem(problem);
  for (const warning of warnings) say('warn', `LOG_REDACTION_POLICY: ${warning}`);
  return createRedactor({ policy, hmacKeys });
}
