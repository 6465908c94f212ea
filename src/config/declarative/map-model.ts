import type { Setting } from '../sources.ts';
import type { Lines } from './document.ts';
import { mapLoggerProvider, mapMeterProvider, mapTracerProvider } from './map-providers.ts';
import { mapPropagator, mapResource } from './map-resource.ts';
import { mapOwnPart, OWN_PART } from './own-part.ts';
import { Findings, Section } from './section.ts';

/**
 * Says with variables what a file says: so each value of it has one parser, one default and one
 * description, whichever way it came. What has no variable is not supported, and named.
 */
export function mapModel(
  model: Readonly<Record<string, unknown>>,
  lines: Lines,
): { settings: Map<string, Setting>; problems: string[] } {
  const findings = new Findings(lines);
  const root = new Section(model, [], findings);
  root.set('OTEL_SDK_DISABLED', 'disabled', root.text('disabled'));
  mapLogLevel(root);
  mapResource(root.section('resource'));
  mapPropagator(root.section('propagator'));
  mapTracerProvider(root.section('tracer_provider'));
  mapMeterProvider(root.section('meter_provider'));
  mapLoggerProvider(root.section('logger_provider'));
  mapDistribution(root);
  findings.nameTheRest();
  return { settings: findings.settings, problems: findings.problems };
}

/** In the schema this is the level of the SDK's own messages, not of the application's records. */
function mapLogLevel(root: Section): void {
  const word = root.text('log_level')?.replace(/\d$/, '');
  const level = { trace: 'debug', fatal: 'error' }[word ?? ''] ?? word;
  root.set('LOG_DIAGNOSTICS', 'log_level', level);
}

/** Last, because it speaks to us alone; parts for other distributions are theirs. */
function mapDistribution(root: Section): void {
  const all = root.raw('distribution');
  const distributions = root.section('distribution');
  for (const name of Object.keys((all ?? {}) as object)) distributions?.has(name);
  mapOwnPart(distributions?.section(OWN_PART));
}
