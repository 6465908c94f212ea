import { type Candidate, candidatesOf, IN_CODE } from './candidates.ts';
import { OPTIONS, type Option } from './options.ts';
import type { ConfigSources } from './sources.ts';
import type { Values } from './start-options.ts';

/** Where a value came from: `start({ name })`, a variable's name, a file with the line, or `default`. */
export type Origins = { readonly [K in keyof typeof OPTIONS]: string };

/** The one resolved configuration. */
export type Config = Values & {
  readonly origins: Origins;
  /** What was given, as text, by option; nothing where the default holds. */
  readonly texts: { readonly [K in keyof typeof OPTIONS]?: string };
  /** One sentence per value that was refused, and per fault of a file. */
  readonly problems: readonly string[];
};

interface Resolved {
  readonly value: unknown;
  readonly text?: string;
  readonly origin: string;
  readonly rank: number;
}

const LONGEST_VALUE_SHOWN = 80;
const OF_DEFAULT = Number.POSITIVE_INFINITY;
const TABLE = Object.entries(OPTIONS) as [string, Option<unknown>][];

/**
 * Resolves every option: code, then the environment, then the `.env` file, then the declarative
 * file, then the default. Never throws: a value that is not allowed costs one sentence in
 * `problems`, and the next source holds.
 *
 * An empty variable counts as not set, as the OpenTelemetry specification
 * ("Environment Variable Specification", Parsing Empty Value) asks.
 */
export function resolveConfig(sources: ConfigSources): Config {
  const problems = new Set<string>(sources.problems);
  const resolved = new Map<string, Resolved>();
  for (const [name, option] of TABLE) {
    resolved.set(name, resolveOption(option, candidatesOf(name, option, sources), problems));
  }
  for (const [name, option] of TABLE) preferGeneral(name, option, resolved);
  nameOfService(resolved);
  const values: Record<string, unknown> = {};
  const origins: Record<string, string> = {};
  const texts: Record<string, string> = {};
  for (const [name, { value, origin, text }] of resolved) {
    values[name] = value;
    origins[name] = origin;
    if (text !== undefined) texts[name] = text;
  }
  return { ...values, origins, texts, problems: [...problems] } as unknown as Config;
}

/** The value of one option, for those who cannot have all of them yet. */
export function resolveValue<K extends keyof Values>(name: K, sources: ConfigSources): Values[K] {
  const option = OPTIONS[name] as Option<unknown>;
  const { value } = resolveOption(option, candidatesOf(name, option, sources), new Set());
  return value as Values[K];
}

function resolveOption(
  option: Option<unknown>,
  candidates: readonly Candidate[],
  problems: Set<string>,
): Resolved {
  const taken: Resolved[] = [];
  const refused: [Candidate, string][] = [];
  for (const candidate of candidates) {
    const { parsed } = candidate;
    if ('value' in parsed) taken.push({ ...candidate, value: parsed.value });
    else refused.push([candidate, parsed.allowed]);
    if (taken.length > 0 && !option.isMerged) break;
  }
  const [highest] = taken;
  for (const [candidate, allowed] of refused) {
    problems.add(describeProblem(candidate, allowed, option, highest));
  }
  if (!highest) return { value: option.fallback, origin: 'default', rank: OF_DEFAULT };
  return option.isMerged ? merged(highest, taken) : highest;
}

function merged(highest: Resolved, taken: readonly Resolved[]): Resolved {
  return {
    value: Object.fromEntries(
      taken.toReversed().flatMap(({ value }) => Object.entries(value as object)),
    ),
    origin: taken.map(({ origin }) => origin).join(', '),
    rank: highest.rank,
  };
}

/** An endpoint in the environment counts for a signal whose own one is only in a file. */
function preferGeneral(name: string, option: Option<unknown>, all: Map<string, Resolved>): void {
  const general = option.general === undefined ? undefined : all.get(option.general);
  const own = all.get(name);
  if (general && own && own.rank !== OF_DEFAULT && general.rank < own.rank) {
    all.set(name, { value: option.fallback, origin: 'default', rank: OF_DEFAULT });
  }
}

// OpenTelemetry: OTEL_SERVICE_NAME counts before service.name among the attributes.
function nameOfService(all: Map<string, Resolved>): void {
  const attributes = all.get('resourceAttributes');
  const name = (attributes?.value as Record<string, string> | undefined)?.['service.name'];
  if (attributes && name && all.get('serviceName')?.rank === OF_DEFAULT) {
    all.set('serviceName', { ...attributes, value: name });
  }
}

function describeProblem(
  { origin, text, rank }: Candidate,
  allowed: string,
  option: Option<unknown>,
  instead: Resolved | undefined,
): string {
  if (rank === IN_CODE) {
    return `${origin}: the value given is not ${allowed}; it counts as not given`;
  }
  // People look for the variable first, then for the place.
  const isNamed = option.variables.some((variable) => origin.startsWith(variable));
  const place = isNamed ? origin : `${origin} (${option.variables[0]})`;
  // Not its beginning: half of an address is one that nobody recognizes and redacts.
  const isShown = !option.secret && text.length <= LONGEST_VALUE_SHOWN;
  const shown = isShown ? JSON.stringify(text) : 'the value given';
  const fallback = option.fallbackLabel ?? String(option.fallback);
  const holds = instead ? `what ${instead.origin} says` : `the default (${fallback})`;
  return `${place}: ${shown} is not ${allowed}; using ${holds}`;
}
