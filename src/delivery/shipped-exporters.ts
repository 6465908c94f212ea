import { type ExportResult, ExportResultCode } from '@opentelemetry/core';
import type { PushMetricExporter, ResourceMetrics } from '@opentelemetry/sdk-metrics';
import type { ReadableSpan, SpanExporter } from '@opentelemetry/sdk-trace';
import { PACKAGE_NAME } from '../common/version.ts';
import type { OtlpTarget } from '../config/otlp.ts';
import type { DeliveryCounts } from './delivery-counts.ts';
import { serializeMetrics, serializeSpans } from './serializers.ts';
import type { Shipper } from './shipper.ts';

type Callback = (result: ExportResult) => void;

/** Serialises here and sends in the shipper's thread; done when handed over. */
abstract class ShippedExporter {
  protected readonly target: OtlpTarget;
  protected readonly shipper: Shipper;
  readonly #counts: DeliveryCounts;

  constructor(target: OtlpTarget, shipper: Shipper, counts: DeliveryCounts) {
    this.target = target;
    this.shipper = shipper;
    this.#counts = counts;
  }

  protected ship(items: number, serialize: () => Uint8Array, done: Callback): void {
    const { signal } = this.target;
    if (!this.shipper.hasRoom) {
      this.#counts.drop(signal, 'queue_full', items);
      done({ code: ExportResultCode.FAILED });
      return;
    }
    try {
      this.shipper.send({ signal, bytes: serialize(), items });
      done({ code: ExportResultCode.SUCCESS });
    } catch (error) {
      this.#counts.drop(signal, 'not_serializable', items);
      done({ code: ExportResultCode.FAILED, error: error as Error });
    }
  }

  async forceFlush(): Promise<void> {}

  async shutdown(): Promise<void> {}
}

/** For the SDK's BatchSpanProcessor. */
export class ShippedSpanExporter extends ShippedExporter implements SpanExporter {
  export(spans: ReadableSpan[], done: Callback): void {
    this.ship(spans.length, () => serializeSpans(this.target, spans), done);
  }
}

/** For the SDK's PeriodicExportingMetricReader. */
export class ShippedMetricExporter extends ShippedExporter implements PushMetricExporter {
  readonly #redact: (metrics: ResourceMetrics) => ResourceMetrics;

  /**
   * @param redact asked only for what is sent: the first redaction of a process costs 150 ms, and
   *   at its end there mostly is nothing to send
   */
  constructor(
    target: OtlpTarget,
    shipper: Shipper,
    counts: DeliveryCounts,
    redact: (metrics: ResourceMetrics) => ResourceMetrics,
  ) {
    super(target, shipper, counts);
    this.#redact = redact;
  }

  export(metrics: ResourceMetrics, done: Callback): void {
    const points = pointsOf(metrics);
    const isNews = points > 0 && !(this.shipper.isLeftAlone && holdsOnlyOwnZeros(metrics));
    if (!isNews) done({ code: ExportResultCode.SUCCESS });
    else this.ship(points, () => serializeMetrics(this.target, this.#redact(metrics)), done);
  }
}

function pointsOf({ scopeMetrics }: ResourceMetrics): number {
  return scopeMetrics
    .flatMap((scope) => scope.metrics)
    .reduce((sum, metric) => sum + metric.dataPoints.length, 0);
}

/** Whether nothing was measured but that we had nothing to do. */
function holdsOnlyOwnZeros({ scopeMetrics }: ResourceMetrics): boolean {
  return scopeMetrics.every(({ scope, metrics }) =>
    metrics.every(({ dataPoints }) =>
      dataPoints.every(({ value }) => scope.name === PACKAGE_NAME && value === 0),
    ),
  );
}
