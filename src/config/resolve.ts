import { OPTIONS, type Option } from './options.ts';
import { readOverride, type StartOptions, type Values } from './start-options.ts';

/** Where a value came from: `start({ name })`, a variable's name, or `default`. */
export type Origins = { readonly [K in keyof typeof OPTIONS]: string };

/** The one resolved configuration. */
export type Config = Values & {
  readonly origins: Origins;
  /** One sentence per value that was refused; the default holds in its place. */
  readonly problems: readonly string[];
};

const LONGEST_VALUE_SHOWN = 80;

/**
 * Resolves every option from an environment. Never throws: a value that is not
 * allowed costs one sentence in `problems` and leaves the default.
 *
 * An empty variable counts as not set, as the OpenTelemetry specification
 * ("Environment Variable Specification", Parsing Empty Value) asks.
 *
 * @param overrides given in code; they go before the environment
 */
export function resolveConfig(
  environment: NodeJS.ProcessEnv,
  overrides: StartOptions = {},
): Config {
  const values: Record<string, unknown> = {};
  const origins: Record<string, string> = {};
  const problems = new Set<string>();
  for (const [name, option] of Object.entries(OPTIONS) as [string, Option<unknown>][]) {
    const found =
      readOverride(name, option, overrides, problems) ?? readOption(option, environment, problems);
    values[name] = found.value;
    origins[name] = found.origin;
  }
  return { ...values, origins, problems: [...problems] } as unknown as Config;
}

function readOption(
  option: Option<unknown>,
  environment: NodeJS.ProcessEnv,
  problems: Set<string>,
): { value: unknown; origin: string } {
  for (const variable of option.variables) {
    const text = environment[variable];
    if (text === undefined || text.trim() === '') continue;
    const parsed = option.parse(text);
    if ('value' in parsed) return { value: parsed.value, origin: variable };
    problems.add(describeProblem(variable, text, parsed.allowed, option));
  }
  return { value: option.fallback, origin: 'default' };
}

function describeProblem(
  variable: string,
  text: string,
  allowed: string,
  option: Option<unknown>,
): string {
  const shown = option.secret ? 'the value given' : JSON.stringify(shorten(text));
  const fallback = option.fallbackLabel ?? String(option.fallback);
  return `${variable}: ${shown} is not ${allowed}; using the default (${fallback})`;
}

function shorten(text: string): string {
  return text.length > LONGEST_VALUE_SHOWN ? `${text.slice(0, LONGEST_VALUE_SHOWN)}…` : text;
}
