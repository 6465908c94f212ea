import type { Resource } from '@opentelemetry/resources';
import {
  AlwaysOffSampler,
  AlwaysOnSampler,
  BatchSpanProcessor,
  ParentBasedSampler,
  type Sampler,
  type SpanExporter,
  type SpanProcessor,
  TraceIdRatioBasedSampler,
  TracerProvider,
} from '@opentelemetry/sdk-trace';
import type { Config } from '../config/resolve.ts';

/**
 * The provider of spans. There always is one, also where no span is exported:
 * without it requests have no trace ID, and records cannot be joined by it.
 */
export function createTracing(
  config: Config,
  resource: Resource,
  processors: SpanProcessor[],
  exporter: SpanExporter | undefined,
): TracerProvider {
  const batch =
    exporter &&
    new BatchSpanProcessor({
      exporter,
      scheduledDelayMillis: config.spanDelayMillis,
      maxQueueSize: config.spanQueueSize,
      maxExportBatchSize: config.spanBatchSize,
    });
  return new TracerProvider({
    resource,
    sampler: createSampler(config),
    spanProcessors: batch ? [...processors, batch] : processors,
  });
}

/** `OTEL_TRACES_SAMPLER`, of the OpenTelemetry environment variable specification. */
function createSampler(config: Config): Sampler {
  const [kind, parentBased] = config.sampler.startsWith('parentbased_')
    ? [config.sampler.slice('parentbased_'.length), true]
    : [config.sampler, false];
  const root =
    kind === 'always_on'
      ? new AlwaysOnSampler()
      : kind === 'always_off'
        ? new AlwaysOffSampler()
        : new TraceIdRatioBasedSampler(config.samplerArgument);
  return parentBased ? new ParentBasedSampler({ root }) : root;
}
