import { dirname } from 'node:path';
import { isatty } from 'node:tty';
import { fileURLToPath } from 'node:url';
import type { Resource } from '@opentelemetry/resources';
import type { LogRecordProcessor } from '@opentelemetry/sdk-logs';
import type { MeterProvider } from '@opentelemetry/sdk-metrics';
import type { SpanExporter, TracerProvider } from '@opentelemetry/sdk-trace';
import { ATTR_SERVICE_NAME } from '@opentelemetry/semantic-conventions';
import { PACKAGE_NAME, PACKAGE_VERSION } from '../common/version.ts';
import type { OtlpPlan } from '../config/otlp.ts';
import type { Config } from '../config/resolve.ts';
import { type Correlation, createCorrelation } from '../correlation/create-correlation.ts';
import { DeliveryCounts } from '../delivery/delivery-counts.ts';
import { closeProcessSpool } from '../delivery/process-spool.ts';
import type { RecordQueue } from '../delivery/record-queue.ts';
import { ShippedMetricExporter, ShippedSpanExporter } from '../delivery/shipped-exporters.ts';
import { Shipper } from '../delivery/shipper.ts';
import type { SpoolProcessor } from '../delivery/spool-processor.ts';
import type { Redactor } from '../redaction/index.ts';
import { OriginRedaction } from '../redaction/origin-redaction.ts';
import { PropagationRedaction } from '../redaction/propagation-redaction.ts';
import { createSampling, type Sampling } from '../sampling/index.ts';
import { PipelineHost } from './bridge-host.ts';
import { configuredRedactor } from './configured-redactor.ts';
import { createDeliveryNews } from './delivery-news.ts';
import { logChain } from './log-chain.ts';
import { createLogOutputs, openSpool } from './log-outputs.ts';
import { loggerLines } from './logger-lines.ts';
import { createMetrics, observeOwnCounts } from './metrics.ts';
import { LogCounts, observeLeftOut, observeLogs } from './metrics-from-logs.ts';
import { createPropagators } from './propagators.ts';
import { metricsOnDemand, SpanRedactionOnDemand } from './redaction-on-demand.ts';
import { ScopeLevels } from './scope-levels.ts';
import { serviceResource } from './service-resource.ts';
import { observeSpool } from './spool-metrics.ts';
import { createTracing } from './tracing.ts';

/** Everything one thread runs, built and not yet connected to the application. */
export interface Pipeline {
  readonly host: PipelineHost;
  /** The first of the processors of log records; each knows those behind it. */
  readonly logs: LogRecordProcessor;
  readonly levels: ScopeLevels;
  readonly tracerProvider: TracerProvider;
  readonly meterProvider: MeterProvider | undefined;
  readonly correlation: Correlation;
  readonly queue: RecordQueue | undefined;
  readonly spool: SpoolProcessor | undefined;
  readonly shipper: Shipper;
  /** Where anything may be left out. */
  readonly sampling: Sampling | undefined;
  /** Lets go of what is not a pipeline's alone. */
  release(): void;
}

/** Builds the way of a record, left to right as `design.md` draws it; touches no global. */
export function assemble(config: Config, plan: OtlpPlan, afterEmit: () => void): Pipeline {
  const resource = serviceResource(config.serviceName, config.resourceAttributes);
  const counts = new DeliveryCounts();
  const redactor = configuredRedactor(config);
  const origins = new OriginRedaction(redactor);
  const redactedResource = (): Resource => origins.resource(resource);
  // As on each record: names of files, and with them IDs of records, are made of it.
  const service = (): string => String(redactedResource().attributes[ATTR_SERVICE_NAME]);
  const isWhole = (): boolean => service() === String(resource.attributes[ATTR_SERVICE_NAME]);
  const processSpool = openSpool(config, plan, () => (isWhole() ? service() : undefined));
  const news = createDeliveryNews(plan, counts);
  const shipper: Shipper = new Shipper(
    plan,
    (report) => {
      if (report.kind === 'swept') spool?.countDrop('spool_full', report.severity, report.records);
      else news(report);
    },
    processSpool,
  );
  const propagation = new PropagationRedaction(redactor);
  const correlation = createCorrelation({
    enabled: config.correlation,
    header: config.correlationHeader,
    propagateTo: config.propagateTo,
    propagators: createPropagators(config.propagators),
    clean: (context) => propagation.context(context),
  });
  const { processors, streams, queue, spool } = createLogOutputs(
    config,
    service,
    plan,
    shipper,
    counts,
    processSpool && { spool: processSpool, resource: redactedResource },
  );
  const target = plan.targets.metrics;
  const meterProvider = createMetrics(
    config,
    redactedResource,
    target && new ShippedMetricExporter(target, shipper, counts, metricsOnDemand(redactor)),
    metricsOnDemand(redactor),
  );
  const logCounts = meterProvider && new LogCounts((text) => redactor.redactText(text));
  const sampling = createSampling(
    config,
    (call) => host.emit(call),
    (record) => streams.of(record) === 'audit',
  );
  // Now, as its 0.15 s within the first record could be longer than a window of limits.
  if (sampling) redactedResource();
  const logs = logChain([...processors, ...loggerLines(config)], {
    redactor,
    correlation,
    sampling,
    counts: logCounts,
  });
  const tracerProvider = createTracing(
    config,
    resource,
    correlation.spanProcessor ? [correlation.spanProcessor] : [],
    spanExporter(plan, shipper, counts, redactor),
  );
  if (meterProvider) {
    const meter = meterProvider.getMeter(PACKAGE_NAME, PACKAGE_VERSION);
    if (logCounts) observeLogs(meter, logCounts);
    if (sampling) observeLeftOut(meter, sampling.counts);
    if (processSpool && spool) {
      const waiting = () => shipper.spooled?.records ?? 0;
      observeSpool(meter, { spool: processSpool, processor: spool, waiting });
    }
    observeOwnCounts(meter, {
      delivery: counts,
      spooled: processSpool?.isOwner ? processSpool.control : undefined,
      queued: () => (queue?.size ?? spool?.inMemory ?? 0) + shipper.outstandingRecords,
      redactions: () => redactor.counts(),
    });
  }
  const levels = new ScopeLevels(config.level, config.levels);
  const host = new PipelineHost({
    consoleMode: config.consoleMode,
    levels,
    resource,
    processor: logs,
    redactor,
    caller: config.caller ?? textOnTerminal(config),
    afterEmit,
    ownDirectory: dirname(fileURLToPath(import.meta.url)),
  });
  return {
    host,
    logs,
    levels,
    tracerProvider,
    meterProvider,
    correlation,
    queue,
    spool,
    shipper,
    sampling,
    release: () => processSpool && closeProcessSpool(processSpool),
  };
}

function spanExporter(
  plan: OtlpPlan,
  shipper: Shipper,
  counts: DeliveryCounts,
  redactor: Redactor,
): SpanExporter | undefined {
  const target = plan.targets.traces;
  return (
    target && new SpanRedactionOnDemand(new ShippedSpanExporter(target, shipper, counts), redactor)
  );
}

function textOnTerminal(config: Config): boolean {
  if (config.consoleMode !== 'replace' || config.format === 'json') return false;
  // Not `process.stdout.isTTY`: reading it opens the stream, also for an application that never prints.
  return isatty(1);
}
