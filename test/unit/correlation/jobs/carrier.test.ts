import '../fixtures/wired-sdk.ts';
import { ROOT_CONTEXT, trace } from '@opentelemetry/api';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  getCorrelationId,
  setCorrelationId,
  withCorrelation,
} from '../../../../src/correlation/correlation-context.ts';
import { isCorrelationId } from '../../../../src/correlation/correlation-id.ts';
import { extractContext, injectContext } from '../../../../src/correlation/jobs/carrier.ts';
import { withExtractedContext } from '../../../../src/correlation/jobs/message-span.ts';

const TRACE_ID = '4bf92f3577b34da6a3ce929d0e0e4736';
const TRACEPARENT = `00-${TRACE_ID}-00f067aa0ba902b7-01`;
const HEADERS = { traceparent: TRACEPARENT, 'X-Correlation-ID': 'order-7f3a' };

/** What a message with these headers would be logged with. */
function logged(carrier: unknown): { id: string | undefined; traceId: string | undefined } {
  return withExtractedContext(carrier, () => ({
    id: getCorrelationId(),
    traceId: trace.getActiveSpan()?.spanContext().traceId,
  }));
}

describe('the headers of a message', () => {
  test('carry ID and trace from where it is sent to where it is taken', () => {
    const { headers, sent } = withExtractedContext(HEADERS, () => ({
      headers: injectContext<Record<string, string>>({ mine: 'kept' }),
      sent: trace.getActiveSpan()?.spanContext().traceId,
    }));
    expect(headers).toMatchObject({ mine: 'kept', 'X-Correlation-ID': 'order-7f3a' });
    expect(sent).toBe(TRACE_ID);
    expect(logged(headers)).toEqual({ id: 'order-7f3a', traceId: TRACE_ID });
  });

  test.each([
    ['text', (value: string) => value],
    ['bytes, as KafkaJS gives', (value: string) => Buffer.from(value)],
    ['a list of one', (value: string) => [Buffer.from(value)]],
  ])('are read as %s', (_name, form) => {
    const entries = Object.entries(HEADERS).map(([name, value]) => [name, form(value)]);
    const expected = { id: 'order-7f3a', traceId: TRACE_ID };
    expect(logged(Object.fromEntries(entries))).toEqual(expected);
    expect(logged(new Map(entries as [string, unknown][]))).toEqual(expected);
  });

  test('do not touch an ID that the application has put in', () => {
    const headers = { 'x-correlation-id': 'own' };
    withCorrelation('ours', () => injectContext(headers));
    expect(logged(headers).id).toBe('own');
  });

  test('are not written where nothing can be', () => {
    const frozen = Object.freeze({});
    expect(withCorrelation('order', () => injectContext(frozen))).toBe(frozen);
  });
});

describe('headers of a stranger', () => {
  test.each([
    ['none', undefined],
    ['an e-mail address', { 'X-Correlation-ID': 'jane@example.org' }],
    ['two IDs', { 'X-Correlation-ID': ['one', 'two'] }],
    ['an ID that is too long', { 'X-Correlation-ID': 'x'.repeat(129) }],
    [
      'a hostile object',
      new Proxy(
        {},
        {
          ownKeys: () => {
            throw new Error('trap');
          },
          getOwnPropertyDescriptor: () => {
            throw new Error('trap');
          },
        },
      ),
    ],
  ])('%s: a new ID and a new trace', (_name, carrier) => {
    const { id, traceId } = logged(carrier);
    expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f-]{27}$/);
    expect(traceId).toMatch(/^[0-9a-f]{32}$/);
    expect(traceId).not.toBe(TRACE_ID);
  });

  test('a value above 8 KiB is not read, whatever it is', () => {
    const long = `${TRACEPARENT}${' '.repeat(9000)}`;
    expect(logged({ traceparent: long }).traceId).not.toBe(TRACE_ID);
    expect(logged({ traceparent: Buffer.from(long) }).traceId).not.toBe(TRACE_ID);
  });

  test('an ID that is active where the message is taken is not its own', () => {
    const taken = withCorrelation('somebody-else', () => logged({}).id);
    expect(taken).not.toBe('somebody-else');
  });

  test('whatever arrives, the ID is valid', () => {
    fc.assert(
      fc.property(fc.anything(), (value) => {
        expect(isCorrelationId(getCorrelationId(extractContext(value)))).toBe(true);
        const named = extractContext({ 'X-Correlation-ID': value, traceparent: value });
        expect(isCorrelationId(getCorrelationId(named))).toBe(true);
      }),
    );
  });
});

describe('the work on a message', () => {
  test('returns and throws what the function does', async () => {
    const error = new Error('failed');
    const fails = () => {
      throw error;
    };
    expect(withExtractedContext({}, () => 7)).toBe(7);
    expect(() => withExtractedContext({}, fails)).toThrow(error);
    await expect(withExtractedContext({}, async () => 7)).resolves.toBe(7);
    await expect(withExtractedContext({}, async () => fails())).rejects.toBe(error);
  });

  test('does not begin a lazy thenable, such as a query', () => {
    let begun = false;
    const query = {
      // biome-ignore lint/suspicious/noThenProperty: what query builders return
      then: () => {
        begun = true;
      },
    };
    expect(withExtractedContext({}, () => query)).toBe(query);
    expect(begun).toBe(false);
  });

  test('keeps its context across awaits', async () => {
    const later = await withExtractedContext(HEADERS, async () => {
      await new Promise((resolve) => setImmediate(resolve));
      return getCorrelationId();
    });
    expect(later).toBe('order-7f3a');
  });

  test('a context given is injected in place of the active one', () => {
    const given = setCorrelationId(ROOT_CONTEXT, 'given');
    const headers = withCorrelation('active', () => injectContext({}, given));
    expect(headers).toEqual({ 'X-Correlation-ID': 'given' });
  });
});
