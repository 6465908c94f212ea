import { mapExporter } from './map-exporter.ts';
import { mapSampler } from './map-sampler.ts';
import type { Section } from './section.ts';

/** `tracer_provider`: sampler, batches, and where spans go. */
export function mapTracerProvider(provider: Section | undefined): void {
  if (!provider) return;
  mapSampler(provider.section('sampler'));
  const isSent = mapProcessors(provider, 'TRACES', 'BSP');
  provider.set('OTEL_TRACES_EXPORTER', 'processors', isSent ? 'otlp' : 'none');
}

/** `logger_provider`: levels, batches, and where records go. */
export function mapLoggerProvider(provider: Section | undefined): void {
  if (!provider) return;
  const isSent = mapProcessors(provider, 'LOGS', 'BLRP');
  provider.set('OTEL_LOGS_EXPORTER', 'processors', isSent ? 'otlp' : 'none');
  const levels = provider.section('logger_configurator/development');
  if (levels) mapLevels(levels);
}

/** `meter_provider`: how often, and where. */
export function mapMeterProvider(provider: Section | undefined): void {
  if (!provider) return;
  const names = new Set<string>();
  for (const reader of provider.list('readers')) {
    const periodic = reader.section('periodic');
    if (!periodic) {
      if (mapPrometheus(reader)) names.add('prometheus');
    } else if (
      isFirst(periodic, names.has('otlp')) &&
      mapExporter(exporterOf(periodic), 'METRICS')
    ) {
      periodic.set('OTEL_METRIC_EXPORT_INTERVAL', 'interval', periodic.text('interval'));
      names.add('otlp');
    }
  }
  provider.set('OTEL_METRICS_EXPORTER', 'readers', [...names].join(',') || 'none');
}

const exporterOf = (section: Section): Section | undefined => section.section('exporter');

/** @returns whether anything is sent by OTLP */
function mapProcessors(provider: Section, signal: string, batches: string): boolean {
  let isSent = false;
  for (const processor of provider.list('processors')) {
    const batch = processor.section('batch');
    const simple = batch ? undefined : processor.section('simple');
    const either = batch ?? simple;
    if (simple) processor.complain('simple', 'sends in batches here, like batch');
    if (!either || !isFirst(either, isSent)) continue;
    const exporter = exporterOf(either);
    if (signal === 'LOGS' && exporter?.has('console')) {
      exporter.set('LOG_CONSOLE', 'console', 'replace');
    } else if (mapExporter(exporter, signal)) {
      isSent = true;
      if (batch) mapBatch(batch, batches);
    }
  }
  return isSent;
}

/** A signal goes to one receiver; the Collector is where it is given to more. */
function isFirst(section: Section, isSent: boolean): boolean {
  const exporter = isSent ? (section.raw('exporter') as object | undefined) : undefined;
  const isSecond = Object.keys(exporter ?? {}).some((name) => /^otlp_(?:http|grpc)$/.test(name));
  if (isSecond) section.complain('exporter', 'is a second one for its signal; it is left out');
  if (isSecond) section.ignore();
  return !isSecond;
}

function mapBatch(batch: Section, prefix: string): void {
  for (const key of ['schedule_delay', 'max_queue_size', 'max_export_batch_size']) {
    batch.set(`OTEL_${prefix}_${key.toUpperCase()}`, key, batch.text(key));
  }
}

function mapPrometheus(reader: Section): boolean {
  if (!reader.isRead(`OTEL_EXPORTER_PROMETHEUS_${'PORT'}`)) return false;
  const prometheus = reader.section('pull')?.section('exporter')?.section('prometheus/development');
  for (const key of ['host', 'port']) {
    prometheus?.set(`OTEL_EXPORTER_PROMETHEUS_${key.toUpperCase()}`, key, prometheus.text(key));
  }
  return prometheus !== undefined;
}

/** The lowest severity of all loggers, and of those by name. */
function mapLevels(configurator: Section): void {
  const all = configurator.section('default_config');
  const rules = configurator.list('loggers').flatMap((logger) => {
    const level = levelOf(logger.section('config'));
    return level === undefined ? [] : `${logger.text('name') ?? ''}=${level}`;
  });
  const level = levelOf(all);
  if (level === 'off') rules.unshift('*=off');
  else all?.set('LOG_LEVEL', 'minimum_severity', level);
  const key = configurator.has('loggers') ? 'loggers' : 'default_config';
  configurator.set('LOG_LEVELS', key, rules.length > 0 ? rules.join(',') : undefined);
}

function levelOf(config: Section | undefined): string | undefined {
  const level = config?.text('minimum_severity')?.replace(/\d$/, '');
  return config?.text('enabled') === 'false' ? 'off' : level;
}
