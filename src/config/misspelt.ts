import { nearest } from '../common/nearest.ts';
import { OPTIONS, type Option } from './options.ts';
import type { ConfigSources } from './sources.ts';
import { STANDARD_VARIABLES, VARIABLES_OF_OTHERS } from './standard-variables.ts';

/** From so many letters behind the prefix on, two of them may be wrong. */
const LONG_ENOUGH_FOR_TWO = 6;
const OURS: ReadonlySet<string> = new Set(
  (Object.values(OPTIONS) as Option<unknown>[]).flatMap(({ variables }) => variables),
);

/**
 * A sentence for each variable that nobody reads and that is so near to one of ours that it was
 * meant. Applications have `LOG_` variables of their own (LOG_DIR, LOG_LABEL): those are left alone.
 */
export function misspeltVariables(sources: ConfigSources): string[] {
  return namesIn(sources).flatMap(({ name, place }) => {
    const near = nearVariable(name);
    return near === undefined
      ? []
      : [`${place}: nobody reads this variable; did you mean ${near}?`];
  });
}

/** A sentence for each `OTEL_` variable that has no effect on us and is no misspelling. */
export function unusedVariables(sources: ConfigSources): string[] {
  return namesIn(sources)
    .filter(({ name }) => name.startsWith('OTEL_') && !OURS.has(name) && !nearVariable(name))
    .map(({ name, place }) => {
      const isStandard = STANDARD_VARIABLES.has(name);
      return `${place}: ${isStandard ? "OpenTelemetry's, not used here" : 'not known, not used here'}`;
    });
}

function nearVariable(name: string): string | undefined {
  if (OURS.has(name) || STANDARD_VARIABLES.has(name) || VARIABLES_OF_OTHERS.has(name))
    return undefined;
  const [prefix = ''] = /^(?:LOG|OTEL)_/.exec(name) ?? [];
  if (prefix === '') return undefined;
  const edits = name.length - prefix.length < LONG_ENOUGH_FOR_TWO ? 1 : 2;
  const candidates = [...OURS].filter((each) => each.startsWith(prefix));
  return nearest(name, candidates, edits);
}

/** The variables that look like ours, and where they are. */
function namesIn({ environment, envFile }: ConfigSources): { name: string; place: string }[] {
  const set = Object.keys(environment).filter((name) => environment[name]?.trim());
  return [
    ...set.map((name) => ({ name, place: name })),
    ...[...(envFile ?? [])].map(([name, { origin }]) => ({ name, place: origin })),
  ].filter(({ name }) => /^(?:LOG|OTEL)_/.test(name));
}
