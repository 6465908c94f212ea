import { SeverityNumber } from '@opentelemetry/api';
import {
  InMemoryLogRecordExporter,
  LoggerProvider,
  SimpleLogRecordProcessor,
} from '@opentelemetry/sdk-logs';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { LogCall } from '../../../src/record/log-call.ts';
import { RedactingLogRecordProcessor } from '../../../src/redaction/index.ts';
import { createSampling, type Sampling, withSampling } from '../../../src/sampling/index.ts';
import type { SamplingRules } from '../../../src/sampling/sampling.ts';
import { PLANTED } from '../../helpers/generated/planted-values.ts';

const NOTHING_OF_INFO: SamplingRules = { sampling: [{ logger: '*', level: 'info', ratio: 0 }] };
const ONE_REPEAT: SamplingRules = { repeats: { records: 1, windowMillis: 10_000 } };
const ONE_A_SECOND: SamplingRules = { limits: [{ logger: '*', perSecond: 1, burst: 1 }] };

/** A provider as the pipeline builds it: sampling before redaction; our own records come back in. */
function build(rules: SamplingRules) {
  const exporter = new InMemoryLogRecordExporter();
  const redacting = new RedactingLogRecordProcessor([new SimpleLogRecordProcessor({ exporter })]);
  const emit = ({ scope, context, consoleTarget, exception, ...record }: LogCall) =>
    provider.getLogger(scope).emit(record as never);
  const sampling = createSampling(rules, emit);
  const provider = new LoggerProvider({ processors: [withSampling(sampling, redacting)] });
  const log = (body: unknown, severityNumber = SeverityNumber.INFO, attributes = {}) =>
    provider.getLogger('media').emit({ body: body as never, severityNumber, attributes });
  return { log, provider, sampling, records: () => exporter.getFinishedLogRecords() };
}

const bodies = (built: ReturnType<typeof build>) => built.records().map(({ body }) => body);

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

describe('without rules', () => {
  it('sampling is not in the chain at all', () => {
    const sampling = createSampling({}, () => {});
    const inner = new RedactingLogRecordProcessor([]);
    expect(sampling).toBeUndefined();
    expect(withSampling(sampling, inner)).toBe(inner);
  });
});

describe.for([
  [
    'LOG_SAMPLING',
    { sampling: (['info', 'warn'] as const).map((level) => ({ logger: '*', level, ratio: 0 })) },
  ],
  ['LOG_LIMIT', ONE_A_SECOND],
  ['LOG_REPEAT_WINDOW', ONE_REPEAT],
] as const)('%s never leaves out', ([, rules]) => {
  it('errors and fatal records', () => {
    const built = build(rules);
    for (let index = 0; index < 20; index++) {
      built.log(`failed ${index}`, SeverityNumber.ERROR);
      built.log(`ended ${index}`, SeverityNumber.FATAL);
    }
    expect(built.records()).toHaveLength(40);
  });

  it('the audit stream', () => {
    const built = build(rules);
    for (let index = 0; index < 20; index++) {
      built.log(`opened ${index}`, SeverityNumber.INFO, { 'log.stream': 'audit' });
    }
    expect(built.records()).toHaveLength(20);
  });
});

describe('what is left out', () => {
  it('is counted by reason and level', () => {
    const built = build({ ...NOTHING_OF_INFO, ...ONE_REPEAT });
    built.log('a');
    for (let index = 0; index < 4; index++) built.log(`b ${index}`, SeverityNumber.WARN);
    expect(built.sampling?.counts.totals()).toEqual([
      { reason: 'sampled', level: 'info', records: 1 },
      { reason: 'repeated', level: 'warn', records: 3 },
    ]);
  });

  it('is said once a minute at most', () => {
    const built = build({ ...NOTHING_OF_INFO, ...ONE_A_SECOND });
    for (let index = 0; index < 3; index++) built.log(`a ${index}`);
    for (let index = 0; index < 3; index++) built.log(`b ${index}`, SeverityNumber.WARN);
    vi.advanceTimersByTime(59_999);
    expect(bodies(built)).toEqual(['b 0']);
    vi.advanceTimersByTime(1);
    expect(bodies(built)).toEqual([
      'b 0',
      'log records left out: 3 by LOG_SAMPLING, 2 over LOG_LIMIT',
    ]);
    expect(built.records().at(-1)).toMatchObject({
      severityNumber: SeverityNumber.WARN,
      eventName: 'log.left_out',
      attributes: { 'log.left_out.sampled': 3, 'log.left_out.limited': 2 },
    });
    vi.advanceTimersByTime(600_000);
    expect(built.records()).toHaveLength(2);
  });

  it('by repetition is said in the logger and at the severity of what was repeated', () => {
    const built = build(ONE_REPEAT);
    for (let index = 0; index < 4; index++) built.log(`exam ${index} late`, SeverityNumber.WARN);
    vi.advanceTimersByTime(10_000);
    expect(bodies(built)).toEqual(['exam 0 late', 'repeated 3 times']);
    expect(built.records()[1]).toMatchObject({
      severityNumber: SeverityNumber.WARN,
      eventName: 'log.repeated',
      instrumentationScope: { name: 'media' },
      attributes: {
        'log.repeat.count': 3,
        'log.repeat.body': 'exam 3 late',
        'log.repeat.first_time': expect.stringMatching(/^\d{4}-\d\d-\d\dT.*Z$/),
        'log.repeat.last_time': expect.stringMatching(/^\d{4}-\d\d-\d\dT.*Z$/),
      },
    });
  });

  it.for(['forceFlush', 'shutdown'] as const)('is said at %s too', async (end) => {
    const built = build({ ...NOTHING_OF_INFO, ...ONE_REPEAT });
    built.log('a');
    for (let index = 0; index < 3; index++) built.log(`b ${index}`, SeverityNumber.WARN);
    const told = bodies(built);
    await built.provider.forceFlush();
    expect(told).toEqual(['b 0']);
    expect(bodies(built)).toEqual([
      'b 0',
      'repeated 2 times',
      'log records left out: 1 by LOG_SAMPLING, 0 over LOG_LIMIT',
    ]);
    if (end === 'shutdown') await built.provider.shutdown();
  });
});

describe('redaction of what was repeated', () => {
  const HL7 =
    'MSH|^~\\&|RIS|A|B|C|20250101||ADT^A01|1|P|2.5\rPID|1||77812||HARTWELL^AMELIA||19800101|F';
  const texts = {
    ...Object.fromEntries(
      Object.entries(PLANTED).map(([kind, value]) => [kind, `sent to ${value} today`]),
    ),
    'mail whose name has a number': 'sent to amelia.hartwell42@example.org',
    hl7: HL7,
    json: '{"patient":{"name":"Amelia Hartwell","ssn":"536-22-8741"}}',
    'json with a label': '{"mrn":"MRN0012345"}',
  };
  it.for(Object.entries(texts))('is the same as of the record itself: %s', async ([, text]) => {
    const built = build(ONE_REPEAT);
    built.log(text);
    built.log(text);
    await built.provider.forceFlush();
    const [first, summary] = built.records();
    expect(first?.body).not.toBe(text);
    expect(summary?.body).toBe('repeated 1 times');
    expect(summary?.attributes['log.repeat.body']).toEqual(first?.body);
  });

  it('holds for structured bodies', async () => {
    const built = build(ONE_REPEAT);
    const body = { message: 'opened', patient: { name: 'Amelia Hartwell', ssn: '536-22-8741' } };
    built.log(body);
    built.log(body);
    await built.provider.forceFlush();
    const [first, summary] = built.records();
    expect(summary?.attributes['log.repeat.body']).toEqual(first?.body);
    expect(JSON.stringify(summary?.attributes)).not.toMatch(/Hartwell|536-22/);
  });
});

describe('when sampling fails', () => {
  it('the record passes', () => {
    const stderr = vi.spyOn(process.stderr, 'write').mockReturnValue(true);
    const built = build(ONE_REPEAT);
    const failing = vi.spyOn(built.sampling as Sampling, 'admit').mockImplementation(() => {
      throw new TypeError('no');
    });
    for (let index = 0; index < 3; index++) built.log(`a ${index}`);
    expect(failing).toHaveBeenCalledTimes(3);
    expect(built.records()).toHaveLength(3);
    expect(stderr).toHaveBeenCalledTimes(1);
    expect(String(stderr.mock.calls[0]?.[0])).toContain('sampling failed (TypeError)');
    stderr.mockRestore();
  });

  it('a summary that fails ends no timer with a throw', () => {
    const exporter = new InMemoryLogRecordExporter();
    const sampling = createSampling(ONE_REPEAT, () => {
      throw new Error('no');
    });
    const provider = new LoggerProvider({
      processors: [withSampling(sampling, new SimpleLogRecordProcessor({ exporter }))],
    });
    for (let index = 0; index < 3; index++)
      provider.getLogger('media').emit({ body: `a ${index}` });
    expect(() => vi.advanceTimersByTime(20_000)).not.toThrow();
    expect(sampling?.counts.totals()).toMatchObject([{ records: 2 }]);
  });
});
