import { ExportResultCode } from '@opentelemetry/core';
import { PrometheusSerializer } from '@opentelemetry/exporter-prometheus';
import { resourceFromAttributes } from '@opentelemetry/resources';
import {
  AggregationTemporality,
  AggregationType,
  DataPointType,
  type HistogramMetricData,
  InMemoryMetricExporter,
  MeterProvider,
  type MetricData,
  PeriodicExportingMetricReader,
  type PushMetricExporter,
  type ResourceMetrics,
} from '@opentelemetry/sdk-metrics';
import fc from 'fast-check';
import { afterEach, describe, expect, it } from 'vitest';
import { createRedactor, RedactingMetricExporter } from '../../../src/redaction/index.ts';
import { dice } from '../../helpers/generated/dice.ts';
import { plantedWhole } from '../../helpers/generated/planted-in-places.ts';

const { CUMULATIVE, DELTA } = AggregationTemporality;
const providers: MeterProvider[] = [];
afterEach(() => Promise.all(providers.splice(0).map((provider) => provider.shutdown())));

function setUp(temporality = CUMULATIVE, exponential = false) {
  const memory = new InMemoryMetricExporter(temporality);
  if (exponential)
    Object.assign(memory, {
      selectAggregation: () => ({ type: AggregationType.EXPONENTIAL_HISTOGRAM }),
    });
  const provider = new MeterProvider({
    resource: resourceFromAttributes({ 'service.name': 'media' }),
    readers: [
      new PeriodicExportingMetricReader({
        exporter: new RedactingMetricExporter(memory),
        exportIntervalMillis: 3_600_000,
        exportTimeoutMillis: 60_000,
      }),
    ],
  });
  providers.push(provider);
  const collect = async (): Promise<ResourceMetrics> => {
    await provider.forceFlush();
    return memory.getMetrics().at(-1) as ResourceMetrics;
  };
  return { provider, collect };
}

const metricsIn = ({ scopeMetrics }: ResourceMetrics): MetricData[] =>
  scopeMetrics.flatMap(({ metrics }) => metrics);
const points = (metrics: ResourceMetrics) =>
  metricsIn(metrics).map(({ descriptor, dataPoints }) => [
    descriptor.name,
    dataPoints.map(({ attributes, value }) => [attributes, value]),
  ]);

describe('RedactingMetricExporter', () => {
  it('series that become equal are one, with the sum of all', async () => {
    const { provider, collect } = setUp();
    const meter = provider.getMeter('m');
    const counter = meter.createCounter('mails');
    for (let n = 1; n <= 4; n++) counter.add(n, { to: `p${n}@example.org`, kind: 'a' });
    counter.add(100, { to: 'nobody', kind: 'a' });
    const observed = meter.createObservableCounter('observed');
    observed.addCallback((result) => {
      for (let n = 1; n <= 4; n++) result.observe(n, { email: `p${n}@example.org` });
    });
    const expected = [
      [
        'mails',
        [
          [{ to: 'REDACTED', kind: 'a' }, 10],
          [{ to: 'nobody', kind: 'a' }, 100],
        ],
      ],
      ['observed', [[{ email: 'REDACTED' }, 10]]],
    ];
    expect(points(await collect())).toEqual(expected);
    // Cumulative: again the same, not twice as much.
    expect(points(await collect())).toEqual(expected);
  });

  it('deltas too', async () => {
    const { provider, collect } = setUp(DELTA);
    const counter = provider.getMeter('m').createCounter('mails');
    for (const rounds of [2, 5]) {
      for (let n = 0; n < rounds; n++) counter.add(1, { to: `p${n}@example.org` });
      expect(points(await collect())).toEqual([['mails', [[{ to: 'REDACTED' }, rounds]]]]);
    }
  });

  it('histograms add up, bucket by bucket', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.double({ min: 0, max: 20_000, noNaN: true }), { minLength: 1, maxLength: 30 }),
        fc.boolean(),
        async (values, exponential) => {
          const { provider, collect } = setUp(CUMULATIVE, exponential);
          const meter = provider.getMeter('m');
          const one = meter.createHistogram('one');
          const many = meter.createHistogram('many');
          for (const [at, value] of values.entries()) {
            one.record(value, { to: 'nobody' });
            many.record(value, { to: `p${at % 5}@example.org` });
          }
          const [all, merged] = metricsIn(await collect()) as [MetricData, MetricData];
          expect(merged.dataPoints).toHaveLength(1);
          const [expected, actual] = [all.dataPoints[0]?.value, merged.dataPoints[0]?.value];
          // One histogram of all has chosen a scale of its own; the merged one may be coarser.
          if (exponential) expect(totalOf(actual)).toBe(totalOf(expected));
          else expect((actual as Bucketed).buckets).toEqual((expected as Bucketed).buckets);
          expect(actual).toMatchObject({
            count: values.length,
            min: Math.min(...values),
            max: Math.max(...values),
          });
        },
      ),
      { numRuns: 60 },
    );
  });

  it('instruments with one name afterwards are one, or get a number where they cannot be', async () => {
    const { provider, collect } = setUp();
    const meter = provider.getMeter('m');
    meter.createCounter('uploads.jane@example.org').add(1);
    meter.createCounter('uploads.joe@example.org').add(2);
    meter.createHistogram('uploads.amy@example.org').record(3);
    const seen = await collect();
    expect(metricsIn(seen).map(({ descriptor }) => descriptor.name)).toEqual([
      'REDACTED',
      'REDACTED_2',
    ]);
    expect(metricsIn(seen)[0]?.dataPoints).toMatchObject([{ value: 3 }]);
  });

  it('scopes with one name afterwards are one', async () => {
    const { provider, collect } = setUp();
    for (const name of ['jane@example.org', 'joe@example.org']) {
      provider.getMeter(name).createCounter('a').add(1, { k: 1 });
    }
    const { scopeMetrics } = await collect();
    expect(scopeMetrics).toHaveLength(1);
    expect(scopeMetrics[0]).toMatchObject({
      scope: { name: 'REDACTED' },
      metrics: [{ dataPoints: [{ attributes: { k: 1 }, value: 2 }] }],
    });
  });

  it('what the application changes afterwards is not in it', async () => {
    const { provider, collect } = setUp();
    const attributes: Record<string, unknown> = { kind: 'a', list: ['b'] };
    provider
      .getMeter('m')
      .createCounter('c')
      .add(1, attributes as never);
    const simple = { kind: 'a', n: 1 };
    provider.getMeter('m').createCounter('d').add(1, simple);
    const seen = await collect();
    expect(points(await collect())[1]).toEqual(['d', [[{ kind: 'a', n: 1 }, 1]]]);
    attributes['kind'] = 'jane@example.org';
    simple.kind = 'jane@example.org';
    (attributes['list'] as string[])[0] = 'jane@example.org';
    expect(JSON.stringify(seen)).not.toContain('jane');
    expect(JSON.stringify(await collect())).not.toContain('jane');
  });

  it('no planted value is left in any field, and Prometheus has no series twice', async () => {
    await fc.assert(
      fc.asyncProperty(fc.integer(), async (seed) => {
        const d = dice(seed);
        const planted = Array.from({ length: 12 }, () => plantedWhole(d));
        const { provider, collect } = setUp();
        for (const value of planted) {
          const meter = provider.getMeter(`scope ${value}`, value, { schemaUrl: `x:${value}` });
          const options = { description: `of ${value}`, unit: value };
          meter.createCounter(`c ${value}`, options).add(1, { [value]: value, list: [value] });
          meter.createUpDownCounter('u', options).add(-1, { note: `for ${value}` });
          meter.createHistogram('h').record(1, { note: value, 'a.b': value });
          meter
            .createGauge(`g${d.of(['.', '_', '/', '-'])}${value}`)
            .record(1, { [`by ${value}`]: 1 });
          const observed = meter.createObservableGauge(`o ${value}`);
          observed.addCallback((result) => result.observe(1, { note: value }));
        }
        const seen = await collect();
        const text = JSON.stringify(seen.scopeMetrics);
        expect(planted.filter((value) => text.includes(value))).toEqual([]);
        const page = new PrometheusSerializer().serialize(seen);
        const series = page.split('\n').filter((line) => line && !line.startsWith('#'));
        const names = series.map((line) => line.slice(0, line.lastIndexOf(' ')));
        expect(names.filter((name, at) => names.indexOf(name) !== at)).toEqual([]);
        const total = metricsIn(seen)
          .filter((metric) => metric.dataPointType === DataPointType.SUM && metric.isMonotonic)
          .flatMap(({ dataPoints }) => dataPoints.map(({ value }) => value as number));
        expect(total.reduce((sum, value) => sum + value, 0)).toBe(planted.length);
      }),
      { numRuns: 20 },
    );
  });

  it('exemplars of a metric producer', () => {
    const exported: ResourceMetrics[] = [];
    const filteredAttributes = { email: 'jane@example.org', ok: 1 };
    new RedactingMetricExporter(collecting(exported)).export(
      {
        resource: resourceFromAttributes({}),
        scopeMetrics: [
          {
            scope: { name: 's' },
            metrics: [gauge({ exemplars: [{ value: 1, filteredAttributes }] })],
          },
        ],
      },
      () => {},
    );
    expect(metricsIn(exported[0] as ResourceMetrics)[0]?.dataPoints).toMatchObject([
      { exemplars: [{ value: 1, filteredAttributes: { email: 'REDACTED', ok: 1 } }] },
    ]);
  });

  it('fails closed: what cannot be redacted is not exported', () => {
    const exported: ResourceMetrics[] = [];
    const redactor = createRedactor();
    const failures: unknown[] = [];
    const exporter = new RedactingMetricExporter(collecting(exported), {
      redactor: {
        ...redactor,
        redactOwnAttributes: () => {
          throw new RangeError('quoting jane@example.org');
        },
      },
      onFailure: (failure) => failures.push(failure),
    });
    const results: unknown[] = [];
    exporter.export(
      {
        resource: resourceFromAttributes({}),
        scopeMetrics: [{ scope: { name: 's' }, metrics: [gauge({})] }],
      },
      (result) => results.push(result),
    );
    expect(exported).toEqual([]);
    expect(results).toEqual([{ code: ExportResultCode.FAILED }]);
    expect(failures).toEqual([{ place: 'metrics', errorType: 'RangeError' }]);
    expect(redactor.counts()).toEqual({ metrics: { 'fail-closed': 1 } });
  });

  it('leaves what its exporter selects to it, and an exporter that selects nothing to the reader', () => {
    const selecting = new InMemoryMetricExporter(DELTA);
    const redacting = new RedactingMetricExporter(selecting);
    expect(redacting.selectAggregationTemporality('COUNTER')).toBe(DELTA);
    expect(redacting.selectAggregation).toBeUndefined();
    expect(
      new RedactingMetricExporter(collecting([])).selectAggregationTemporality,
    ).toBeUndefined();
  });
});

type Bucketed = HistogramMetricData['dataPoints'][number]['value'];

function totalOf(value: unknown): number {
  const { zeroCount, positive } = value as {
    zeroCount: number;
    positive: { bucketCounts: number[] };
  };
  return zeroCount + positive.bucketCounts.reduce((sum, count) => sum + count, 0);
}

function collecting(exported: ResourceMetrics[]): PushMetricExporter {
  return {
    export: (metrics, done) => {
      exported.push(metrics);
      done({ code: ExportResultCode.SUCCESS });
    },
    forceFlush: async () => {},
    shutdown: async () => {},
  };
}

function gauge(more: object): MetricData {
  const point = { startTime: [0, 0], endTime: [1, 0], attributes: {}, value: 1, ...more };
  return {
    descriptor: { name: 'g', description: '', unit: '', valueType: 1 },
    aggregationTemporality: CUMULATIVE,
    dataPointType: 2,
    dataPoints: [point],
  } as unknown as MetricData;
}
