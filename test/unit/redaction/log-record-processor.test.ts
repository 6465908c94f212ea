import { context, ROOT_CONTEXT, SeverityNumber, TraceFlags, trace } from '@opentelemetry/api';
import { resourceFromAttributes } from '@opentelemetry/resources';
import {
  InMemoryLogRecordExporter,
  LoggerProvider,
  type LogRecordProcessor,
  type ReadWriteLogRecord,
  SimpleLogRecordProcessor,
} from '@opentelemetry/sdk-logs';
import { describe, expect, it, vi } from 'vitest';
import { snapshotAttributes } from '../../../src/record/snapshot.ts';
import {
  createRedactor,
  REDACTED,
  RedactingLogRecordProcessor,
  type RedactionFailure,
} from '../../../src/redaction/index.ts';
import { hostileValues } from '../../helpers/hostile-values.ts';

class Collecting implements LogRecordProcessor {
  readonly records: ReadWriteLogRecord[] = [];
  readonly forceFlush = vi.fn(async () => {});
  readonly shutdown = vi.fn(async () => {});
  onEmit(record: ReadWriteLogRecord): void {
    this.records.push(record);
  }
}

class Throwing extends Collecting {
  override onEmit(): void {
    throw new TypeError('inner jane@example.org');
  }
}

function setUp(resourceAttributes: Record<string, string> = { 'service.name': 'api' }) {
  const inner = new Collecting();
  const seen: ReadWriteLogRecord[] = [];
  const failures: RedactionFailure[] = [];
  const redactor = createRedactor();
  const processor = new RedactingLogRecordProcessor([inner], {
    redactor,
    onFailure: (failure) => failures.push(failure),
  });
  const provider = new LoggerProvider({
    resource: resourceFromAttributes(resourceAttributes),
    processors: [{ ...quiet, onEmit: (record) => void seen.push(record) }, processor],
  });
  return {
    inner,
    seen,
    failures,
    redactor,
    processor,
    provider,
    logger: provider.getLogger('scope'),
  };
}

const quiet = { forceFlush: async () => {}, shutdown: async () => {} };

describe('severity text', () => {
  const levelOf = (severityText: unknown): unknown => {
    const { inner, logger } = setUp();
    logger.emit({ severityText: severityText as string });
    return inner.records[0]?.severityText;
  };

  it.for(['info', 'WARN', 'Error', 'TRACE2', 'silly', 'audit', 'my level', '30', 'E'])(
    '%s stays',
    (level) => expect(levelOf(level)).toBe(level),
  );

  it.for([
    ['S 521-38-4417', 'S REDACTED'],
    ['orla.quinn@example.org', 'REDACTED'],
    ['pw=hunter2xyz9', /REDACTED/],
    [['info'], 'REDACTED'],
  ] as const)('%s does not', ([level, shown]) => {
    if (typeof shown === 'string') expect(levelOf(level)).toBe(shown);
    else expect(levelOf(level)).toMatch(shown);
  });
});

describe('RedactingLogRecordProcessor', () => {
  it('passes a clean record on as it is', () => {
    const { logger, inner, seen } = setUp();
    logger.emit({ body: 'ready', attributes: { port: 3000, nested: { a: [1] } } });
    expect(inner.records).toHaveLength(1);
    expect(inner.records[0]).toBe(seen[0]);
  });

  it('passes a copy on where there was something, and leaves the record alone', () => {
    const { logger, inner, seen } = setUp();
    const spanContext = {
      traceId: '4bf92f3577b34da6a3ce929d0e0e4736',
      spanId: '00f067aa0ba902b7',
      traceFlags: TraceFlags.SAMPLED,
    };
    logger.emit({
      body: { text: 'mail jane@example.org' },
      attributes: {
        password: 'x',
        'jane@example.org': 1,
        'exception.message': 'SSN 123-45-6789',
        ok: 1,
      },
      eventName: 'patient John Doe',
      severityNumber: SeverityNumber.WARN,
      severityText: 'warn',
      timestamp: new Date(1_000),
      context: trace.setSpanContext(ROOT_CONTEXT, spanContext),
    });
    const [record] = inner.records;
    expect(record).toMatchObject({
      body: { text: 'mail REDACTED' },
      attributes: { password: REDACTED, REDACTED: 1, 'exception.message': 'SSN REDACTED', ok: 1 },
      eventName: 'patient REDACTED',
      severityNumber: SeverityNumber.WARN,
      severityText: 'warn',
      hrTime: [1, 0],
      spanContext,
    });
    expect(record?.resource).toBe(seen[0]?.resource);
    expect(record?.instrumentationScope).toBe(seen[0]?.instrumentationScope);
    expect(seen[0]?.attributes).toHaveProperty('password', 'x');
    expect(JSON.stringify(record)).not.toContain('jane@');
  });

  it('gives a copy that can be changed', () => {
    const { logger, inner } = setUp();
    logger.emit({ body: 'a@example.org' });
    const record = inner.records[0] as ReadWriteLogRecord;
    record
      .setAttribute('a', 1)
      .setAttributes({ b: 2 })
      .setBody('c')
      .setEventName('d')
      .setSeverityNumber(9)
      .setSeverityText('e');
    expect(record).toMatchObject({
      attributes: { a: 1, b: 2 },
      body: 'c',
      eventName: 'd',
      severityNumber: 9,
      severityText: 'e',
    });
  });

  it('redacts the resource once, for every record', () => {
    const { logger, inner } = setUp({
      'service.name': 'api',
      'process.command_line': 'node app --password=hunter2',
    });
    logger.emit({ body: 'a' });
    logger.emit({ body: 'b' });
    const [first, second] = inner.records;
    expect(first?.resource.attributes).toEqual({
      'service.name': 'api',
      'process.command_line': 'node app --password=REDACTED',
    });
    expect(second?.resource).toBe(first?.resource);
  });

  it('redacts the name of a scope, and keeps one object for it', () => {
    const { provider, inner } = setUp();
    const logger = provider.getLogger('jane@example.org', '1');
    logger.emit({ body: 'a' });
    logger.emit({ body: 'b' });
    expect(inner.records[0]?.instrumentationScope).toMatchObject({ name: REDACTED, version: '1' });
    expect(inner.records[1]?.instrumentationScope).toBe(inner.records[0]?.instrumentationScope);
  });

  it('redacts the version and the schema of a scope, and leaves ordinary ones', () => {
    const { provider, inner } = setUp();
    const scopeOf = (version: string, schemaUrl: string) => {
      provider.getLogger('sc', version, { schemaUrl }).emit({ body: 'a' });
      return inner.records.at(-1)?.instrumentationScope;
    };
    expect(scopeOf('SSN 123-45-6789', 'http://x.test/jane@example.org')).toMatchObject({
      version: 'SSN REDACTED',
      schemaUrl: 'http://x.test/REDACTED',
    });
    for (const version of ['1.2.3', 'v24.21.0', '1.0.0-rc.1', '5.1.0+build.7', '2025.10.17']) {
      const schemaUrl = 'https://opentelemetry.io/schemas/1.30.0';
      expect(scopeOf(version, schemaUrl)).toMatchObject({ version, schemaUrl });
    }
  });

  it('keeps no throw of one processor from the next, nor lets it out', () => {
    const last = new Collecting();
    const failures: RedactionFailure[] = [];
    const processor = new RedactingLogRecordProcessor([new Throwing(), last], {
      onFailure: (failure) => failures.push(failure),
    });
    new LoggerProvider({ processors: [processor] }).getLogger('a').emit({ body: 'x' });
    expect(last.records).toHaveLength(1);
    expect(failures).toEqual([{ place: 'processor', errorType: 'TypeError' }]);
  });

  it('fails closed for a field: the rest of the record stays', () => {
    const { logger, inner, redactor } = setUp();
    // Deep enough to exhaust the stack of the walk.
    logger.emit({ body: '['.repeat(30_000) + ']'.repeat(30_000), attributes: { a: 1 } });
    expect(inner.records[0]).toMatchObject({ body: REDACTED, attributes: { a: 1 } });
    expect(redactor.counts()).toEqual({ value: { 'fail-closed': 1 } });
  });

  it('fails closed for a record: time, severity and trace stay', () => {
    const inner = new Collecting();
    const failures: RedactionFailure[] = [];
    const real = createRedactor();
    const redactor = {
      ...real,
      redactValue: () => {
        throw new RangeError('raw jane@example.org');
      },
    };
    const processor = new RedactingLogRecordProcessor([inner], {
      redactor,
      onFailure: (failure) => failures.push(failure),
    });
    new LoggerProvider({ processors: [processor] }).getLogger('a').emit({
      body: 'raw',
      attributes: { a: 'raw' },
      severityNumber: 17,
      timestamp: new Date(2_000),
    });
    expect(inner.records[0]).toMatchObject({
      body: REDACTED,
      attributes: {},
      severityNumber: 17,
      hrTime: [2, 0],
    });
    expect(JSON.stringify(inner.records[0]?.attributes)).not.toContain('raw');
    expect(failures).toEqual([{ place: 'record', errorType: 'RangeError' }]);
    expect(real.counts()).toEqual({ record: { 'fail-closed': 1 } });
  });

  for (const { name, make } of hostileValues('jane.planted@example.org')) {
    it(`takes as body, and as attribute once snapshot: ${name}`, () => {
      // Raw, an SDK would walk all of an attribute itself before any processor sees the record.
      const exporter = new InMemoryLogRecordExporter();
      const processor = new RedactingLogRecordProcessor([
        new SimpleLogRecordProcessor({ exporter }),
      ]);
      new LoggerProvider({ processors: [processor] })
        .getLogger('a')
        .emit({ body: make(), attributes: snapshotAttributes({ field: make() }) });
      const [record] = exporter.getFinishedLogRecords();
      expect(record).toBeDefined();
      expect(JSON.stringify([record?.body, record?.attributes])).not.toContain(
        'jane.planted@example.org',
      );
    });
  }

  it('asks, flushes and shuts down what it wraps', async () => {
    const [one, two] = [new Collecting(), new Collecting()];
    const processor = new RedactingLogRecordProcessor([one, two]);
    await processor.forceFlush({ timeoutMillis: 5 });
    await processor.shutdown();
    expect(one.forceFlush).toHaveBeenCalledWith({ timeoutMillis: 5 });
    expect(two.shutdown).toHaveBeenCalledOnce();
    const no = Object.assign(new Collecting(), { enabled: () => false });
    const question = { context: context.active(), instrumentationScope: { name: 'a' } };
    expect(new RedactingLogRecordProcessor([no]).enabled(question)).toBe(false);
    expect(new RedactingLogRecordProcessor([no, one]).enabled(question)).toBe(true);
  });

  it('shuts down all, even if the first cannot', async () => {
    const [one, two] = [new Collecting(), new Collecting()];
    one.shutdown.mockRejectedValue(new Error('cannot'));
    await expect(new RedactingLogRecordProcessor([one, two]).shutdown()).rejects.toThrow('cannot');
    expect(two.shutdown).toHaveBeenCalledOnce();
  });
});
