import { sayOnce } from '../../common/diagnostics.ts';
import type { HmacKeys } from '../strategies/hmac-keys.ts';
import { CompiledPolicy } from './compiled-policy.ts';
import type { PolicyDefinition, RedactionPolicy } from './definition.ts';
import { missingKey } from './load-policy.ts';
import { validatePolicy } from './validate.ts';

/** Makes a policy that code gave ready for use. Says what is wrong with it, once, and never throws. */
export function policyOf(
  given: RedactionPolicy | PolicyDefinition | undefined,
  hmacKeys: HmacKeys | undefined,
): CompiledPolicy {
  const wanted = typeof given === 'string' ? { extends: given } : (given ?? {});
  const { definition, problems } = validatePolicy(wanted, 'redaction policy');
  for (const problem of [...problems, ...missingKey(definition, hmacKeys)]) {
    sayPolicyProblem(problem);
  }
  return new CompiledPolicy(definition, hmacKeys);
}

/** Says it once in the life of a process, however many redactors are made with the policy. */
export function sayPolicyProblem(problem: string): void {
  sayOnce(`redaction-policy ${problem}`, 'warn', problem);
}
