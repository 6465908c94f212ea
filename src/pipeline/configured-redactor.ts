import { say } from '../common/diagnostics.ts';
import type { Config } from '../config/resolve.ts';
import type { Redactor } from '../redaction/index.ts';
import { redactorOnDemand } from './redaction-on-demand.ts';
import { createRedactor, loadPolicy, sayPolicyProblem } from './redaction-part.ts';

/**
 * The redactor of the policy that the configuration names. Made at the first value, except where
 * there is a policy or a key: what is wrong with those is said once, at the start.
 */
export function configuredRedactor(config: Config): Redactor {
  const { redactionPolicy, redactionKeyFile, redactionKey } = config;
  const isPlain = redactionPolicy === 'safe-harbor' && !(redactionKeyFile ?? redactionKey);
  return isPlain ? redactorOnDemand(() => createRedactor()) : ofPolicy(config);
}

function ofPolicy(config: Config): Redactor {
  const { policy, hmacKeys, problems, warnings } = loadPolicy({
    policy: config.redactionPolicy,
    keyFile: config.redactionKeyFile,
    key: config.redactionKey,
  });
  for (const problem of problems) sayPolicyProblem(problem);
  for (const warning of warnings) say('warn', `LOG_REDACTION_POLICY: ${warning}`);
  return createRedactor({ policy, hmacKeys });
}
