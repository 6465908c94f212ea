import { nearest } from '../common/nearest.ts';
import { OPTIONS, type Option } from './options.ts';
import { originInCode, type StartOptions } from './start-options.ts';

/** The options given in code that we know, each read once, and what is wrong with the others. */
export interface GivenOptions {
  readonly overrides: StartOptions;
  readonly problems: readonly string[];
}

const NAMES = Object.keys(OPTIONS);
/** `spoolMaxMb`: who knows LOG_SPOOL_MAX_MB, and not that the option is spoolMaximumMegabytes. */
const NAME_OF_VARIABLE = new Map(
  (Object.entries(OPTIONS) as [string, Option<unknown>][]).flatMap(([name, { variables }]) =>
    variables.map((variable) => [inCamelCase(variable), name] as const),
  ),
);
/** What is no name of an option may be a value, with anything in it. */
const NAME = /^[A-Za-z_][A-Za-z0-9_]{0,39}$/;
const HOLDS = "allowed is an object like { level: 'debug' }; they count as not given";

/**
 * Takes over what `start` was called with. Types say nothing to a caller in JavaScript, and a
 * getter that throws must not end the application. Never throws.
 */
export function takeOptions(given: unknown = {}): GivenOptions {
  try {
    // Asked in here: even this throws for a proxy that was revoked.
    if (typeof given !== 'object' || given === null || Array.isArray(given)) {
      return { overrides: {}, problems: [`start(): the options given are no object; ${HOLDS}`] };
    }
    const options = given as Record<string, unknown>;
    const overrides = Object.fromEntries(
      NAMES.map((name) => [name, options[name]] as const).filter(
        ([, value]) => value !== undefined,
      ),
    );
    const unknown = Object.keys(options).filter((name) => !Object.hasOwn(OPTIONS, name));
    return { overrides, problems: unknown.map(describeUnknown) };
  } catch {
    return { overrides: {}, problems: [`start(): the options given cannot be read; ${HOLDS}`] };
  }
}

function describeUnknown(name: string): string {
  if (!NAME.test(name)) return 'start(): no option has the name that one of those given has';
  const near = NAME_OF_VARIABLE.get(name) ?? nearest(name, NAMES);
  const hint = near === undefined ? '' : `; did you mean ${near}?`;
  return `${originInCode(name)}: no option has this name${hint}`;
}

function inCamelCase(variable: string): string {
  const words = variable.replace(/^(?:LOG|OTEL)_/, '').toLowerCase();
  return words.replace(/_([a-z])/g, (_match, letter: string) => letter.toUpperCase());
}
