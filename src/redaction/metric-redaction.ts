import type { Attributes } from '@opentelemetry/api';
import type { InstrumentationScope } from '@opentelemetry/core';
import type {
  DataPoint,
  MetricData,
  MetricDescriptor,
  ResourceMetrics,
} from '@opentelemetry/sdk-metrics';
import { MetricAttributes } from './metric-attributes.ts';
import { areOfOneKind, mergedPoints } from './metric-points.ts';
import { NameRedaction } from './name-redaction.ts';
import { OriginRedaction } from './origin-redaction.ts';
import type { Redactor } from './redactor.ts';

type Point = DataPoint<unknown>;

interface Cleaned {
  readonly metric: MetricData;
  /** Whether its name, or that of its scope, is another than before. */
  readonly isRenamed: boolean;
}

/**
 * Redacts collected metrics: attributes (keys and values) of points and of exemplars, names,
 * descriptions and units of instruments, scopes, the resource. What is the same afterwards is
 * merged, so that no series comes twice and every sum stays what it was.
 *
 * After aggregation, not before it in a view: `add` and `record` stay as cheap as they are, and a
 * view's processor would lose counts of asynchronous instruments, of which the SDK keeps the last
 * observation where two series become one.
 */
export class MetricRedaction {
  private readonly redactor: Redactor;
  private readonly origins: OriginRedaction;
  private readonly names: NameRedaction;
  private readonly attributes: MetricAttributes;

  constructor(redactor: Redactor) {
    this.redactor = redactor;
    this.origins = new OriginRedaction(redactor);
    this.names = new NameRedaction(redactor);
    this.attributes = new MetricAttributes(redactor);
  }

  /** A copy that shares nothing with attributes of the application, which may change later. */
  redact({ resource, scopeMetrics }: ResourceMetrics): ResourceMetrics {
    const scopes = new Map<string, { scope: InstrumentationScope; metrics: Cleaned[] }>();
    for (const each of scopeMetrics) {
      const scope = this.origins.scope(each.scope);
      const metrics = each.metrics.map((metric) => this.metric(metric, scope !== each.scope));
      const key = JSON.stringify([scope.name, scope.version, scope.schemaUrl]);
      const known = scopes.get(key);
      if (known) known.metrics.push(...metrics);
      else scopes.set(key, { scope, metrics });
    }
    return {
      resource: this.origins.resource(resource),
      scopeMetrics: [...scopes.values()].map(({ scope, metrics }) => ({
        scope,
        metrics: withDistinctNames(metrics),
      })),
    };
  }

  private metric(metric: MetricData, isOfChangedScope: boolean): Cleaned {
    let isChanged = false;
    const dataPoints = (metric.dataPoints as Point[]).map((point) => {
      const clean = this.attributes.redact(point.attributes);
      isChanged ||= clean.isChanged;
      return this.point(point, clean.attributes);
    });
    const descriptor = this.descriptor(metric.descriptor);
    const clean = { ...metric, descriptor, dataPoints } as MetricData;
    return {
      metric: isChanged ? withPoints(clean, dataPoints) : clean,
      isRenamed: isOfChangedScope || descriptor.name !== metric.descriptor.name,
    };
  }

  private descriptor(descriptor: MetricDescriptor): MetricDescriptor {
    const { name, description, unit } = descriptor;
    return {
      ...descriptor,
      name: this.names.redact(name),
      description: this.redactor.redactText(description),
      unit: this.redactor.redactText(unit),
    };
  }

  private point(point: Point, attributes: Attributes): Point {
    const { exemplars } = point as { exemplars?: unknown };
    // The SDK makes none yet; a metric producer of somebody else's may.
    if (!Array.isArray(exemplars)) return { ...point, attributes };
    const clean = exemplars.map((each) => this.exemplar(each));
    return { ...point, attributes, exemplars: clean } as Point;
  }

  private exemplar(exemplar: { filteredAttributes?: Attributes }): unknown {
    const { filteredAttributes } = exemplar;
    if (filteredAttributes === undefined) return exemplar;
    const { attributes } = this.attributes.redact(filteredAttributes);
    return { ...exemplar, filteredAttributes: attributes };
  }
}

/**
 * Instruments that have one name now are one where their numbers can be added up, and get a
 * number behind their name where they cannot: a receiver would take neither both nor the second.
 * Those that had one name before are left to the SDK, which has said so already.
 */
function withDistinctNames(metrics: readonly Cleaned[]): MetricData[] {
  const byName = new Map<string, Cleaned>();
  const others: MetricData[] = [];
  for (const { metric, isRenamed } of metrics) {
    const { descriptor } = metric;
    for (let number = 1; ; number++) {
      const name = number === 1 ? descriptor.name : `${descriptor.name}_${number}`;
      const folded = foldedName(name);
      const known = byName.get(folded);
      if (known === undefined) {
        byName.set(folded, {
          metric: { ...metric, descriptor: { ...descriptor, name } },
          isRenamed,
        });
        break;
      }
      if (!isRenamed && !known.isRenamed) {
        others.push(metric);
        break;
      }
      if (areOfOneKind(known.metric, metric)) {
        const points = [...known.metric.dataPoints, ...metric.dataPoints];
        byName.set(folded, { metric: withPoints(known.metric, points), isRenamed: true });
        break;
      }
    }
  }
  return [...[...byName.values()].map(({ metric }) => metric), ...others];
}

/** As Prometheus has it: `a.REDACTED` and `a/REDACTED` would be one family there. */
function foldedName(name: string): string {
  return name.replaceAll(/[^A-Za-z0-9]+/g, '_');
}

function withPoints(metric: MetricData, points: readonly Point[]): MetricData {
  return { ...metric, dataPoints: mergedPoints(metric, points as never) } as MetricData;
}
