import { SeverityNumber } from '@opentelemetry/api';
import {
  InMemoryLogRecordExporter,
  LoggerProvider,
  SimpleLogRecordProcessor,
} from '@opentelemetry/sdk-logs';
import { describe, expect, it } from 'vitest';
import {
  type NerHook,
  NerLogRecordProcessor,
  type NerLogRecordProcessorOptions,
  RedactingLogRecordProcessor,
} from '../../../src/redaction/index.ts';
import { withoutSpans } from '../../../src/redaction/ner-spans.ts';

/** Takes every word `zorblax` for a name. */
const zorblax: NerHook = async (text) =>
  Array.from(text.matchAll(/zorblax/g), ({ index }) => ({ start: index, end: index + 7 }));

function providerWith(options: Partial<NerLogRecordProcessorOptions>) {
  const exporter = new InMemoryLogRecordExporter();
  const failures: string[] = [];
  const ner = new NerLogRecordProcessor([new SimpleLogRecordProcessor({ exporter })], {
    ner: zorblax,
    onFailure: ({ place }) => failures.push(place),
    ...options,
  });
  const provider = new LoggerProvider({ processors: [new RedactingLogRecordProcessor([ner])] });
  const emit = (body: string): void =>
    provider.getLogger('test').emit({
      body,
      severityNumber: SeverityNumber.INFO,
      attributes: { note: body, nested: { list: [body] }, n: 1 },
    });
  const bodies = () => exporter.getFinishedLogRecords().map((record) => record.body);
  return { provider, exporter, failures, emit, bodies };
}

describe('NerLogRecordProcessor', () => {
  it('redacts what the hook finds, on top of what detectors found, in order', async () => {
    const { provider, exporter, emit, bodies } = providerWith({});
    emit('lot of zorblax, mail a@example.org');
    emit('nobody here');
    expect(bodies()).toEqual([]);
    await provider.forceFlush();
    expect(bodies()).toEqual(['lot of REDACTED, mail REDACTED', 'nobody here']);
    expect(exporter.getFinishedLogRecords()[0]?.attributes).toEqual({
      note: 'lot of REDACTED, mail REDACTED',
      nested: { list: ['lot of REDACTED, mail REDACTED'] },
      n: 1,
    });
  });

  it.each<[string, NerHook]>([
    ['rejects', () => Promise.reject(new Error('no model'))],
    [
      'throws',
      () => {
        throw new Error('no model');
      },
    ],
    ['never answers', () => new Promise(() => {})],
    ['answers nonsense', async () => 7 as never],
  ])('lets the detectors’ work stand when the hook %s', async (_, ner) => {
    const { provider, failures, emit, bodies } = providerWith({ ner, timeoutMillis: 50 });
    emit('lot of zorblax, mail a@example.org');
    await provider.forceFlush();
    expect(bodies()).toEqual(['lot of zorblax, mail REDACTED']);
    expect(failures).toEqual(['ner']);
  });

  it('holds no more records than its queue, and says which passed by', async () => {
    const { provider, failures, emit, bodies } = providerWith({ queueSize: 2 });
    for (let index = 0; index < 5; index++) emit('lot of zorblax');
    await provider.forceFlush();
    expect(bodies()).toHaveLength(5);
    expect(failures).toEqual(['ner-queue', 'ner-queue']);
    expect(bodies().filter((body) => body === 'lot of REDACTED')).toHaveLength(3);
  });

  it('takes no span that is outside the text, and joins those that overlap', () => {
    const spans = [
      { start: -1, end: 2 },
      { start: 3, end: 99 },
      { start: 2, end: 2 },
      { start: 4, end: 6 },
      { start: 5, end: 8 },
    ];
    expect(withoutSpans('0123456789', spans)).toBe('0123REDACTED89');
  });
});
