import { createRedactor, type Redactor } from '../redaction/index.ts';

// A value is quoted as JSON and cut at 80 characters, of which each may take six.
const QUOTED = /"(?:[^"\\]|\\.){0,600}"/g;

/**
 * Sentences about the configuration, redacted where they quote a value: people put passwords and
 * addresses into the wrong variable. Only there, as our own words are none of anybody's secrets.
 * By the strictest policy: what is wrong may be the policy itself.
 */
export function redactedProblems(problems: readonly string[]): string[] {
  let redactor: Redactor | undefined;
  return problems.map((problem) =>
    problem.replace(QUOTED, (quoted) => {
      // Made only here: nearly every process starts without a problem.
      redactor ??= createRedactor();
      return `"${redactor.redactText(quoted.slice(1, -1))}"`;
    }),
  );
}
