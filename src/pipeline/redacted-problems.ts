import type { Redactor } from '../redaction/index.ts';
import { createRedactor } from './redaction-part.ts';

/**
 * Sentences about the configuration, redacted where they quote a value: people put passwords and
 * addresses into the wrong variable. Only there, as our own words are none of anybody's secrets.
 * By the strictest policy: what is wrong may be the policy itself.
 */
export function redactedProblems(problems: readonly string[]): string[] {
  let redactor: Redactor | undefined;
  // Made only when it is needed: nearly every process starts without a problem.
  const redact = (value: string): string => {
    redactor ??= createRedactor();
    return redactor.redactText(value);
  };
  return problems.map((problem) => redactQuoted(problem, redact));
}

// By hand: a pattern for quoted text tries again at each quote, which long values make slow.
function redactQuoted(problem: string, redact: (value: string) => string): string {
  let text = '';
  let from = 0;
  for (let start = problem.indexOf('"'); start >= 0; start = problem.indexOf('"', from)) {
    const end = endOfQuote(problem, start + 1);
    text += `${problem.slice(from, start)}"${redact(problem.slice(start + 1, end))}"`;
    from = end + 1;
  }
  return text + problem.slice(from);
}

/** Where the quote ends that is open at `from`; the end of the text where it does not. */
function endOfQuote(text: string, from: number): number {
  for (let at = from; at < text.length; at += 1) {
    if (text[at] === '\\') at += 1;
    else if (text[at] === '"') return at;
  }
  return text.length;
}
