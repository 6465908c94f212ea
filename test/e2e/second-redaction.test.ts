import { randomUUID } from 'node:crypto';
import { describe, expect } from 'vitest';
import { queryVictoriaLogs } from '../../examples/demo/victoria-logs.ts';
import { fieldsOf, recordsOfCorrelationId } from '../helpers/log-store/log-store.ts';
import { recordsWith } from '../helpers/logger-calls.ts';
import { it, type Stack, stackMissing } from '../helpers/stack.ts';

const TRACE_ID = '4bf92f3577b34da6a3ce929d0e0e4736';
const SPAN_ID = '00f067aa0ba902b7';

const text = (stringValue: string) => ({ stringValue });
const pair = (key: string, value: string) => ({ key, value: text(value) });

/** A record of a sender that does not know this package. */
async function sendLog(stack: Stack, body: string, attributes: Record<string, string>) {
  const pairs = Object.entries(attributes).map(([key, value]) => pair(key, value));
  const record = {
    timeUnixNano: `${Date.now()}000000`,
    severityNumber: 9,
    severityText: 'INFO',
    traceId: TRACE_ID,
    spanId: SPAN_ID,
    body: text(body),
    attributes: pairs,
  };
  const response = await fetch(`${stack.otlpHttpUrl}/v1/logs`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({
      resourceLogs: [
        {
          resource: { attributes: [pair('service.name', 'someone-else')] },
          scopeLogs: [{ logRecords: [record] }],
        },
      ],
    }),
  });
  expect({ status: response.status, answer: await response.json() }).toEqual({
    status: 200,
    answer: { partialSuccess: {} },
  });
}

/** What the store returns for it; all that the Collector has put out is searched by the caller. */
async function storedLog(stack: Stack, body: string, attributes: Record<string, string>) {
  const id = randomUUID();
  await sendLog(stack, body, { 'correlation.id': id, ...attributes });
  const [entry] = await recordsOfCorrelationId(stack.store, id, 1);
  const raw = await queryVictoriaLogs(stack.logStoreUrl, `correlation.id:="${id}"`);
  const [inFile] = recordsWith(stack.logsInFile(), id);
  return { entry, inFile, everywhere: JSON.stringify(raw) + stack.output() };
}

const IDENTIFIERS = [
  { what: 'social security number', secret: '536-22-8741', sentence: 'patient 536-22-8741 came' },
  {
    what: 'e-mail',
    secret: 'amelia.hartwell@example.org',
    sentence: 'to amelia.hartwell@example.org',
  },
  {
    what: 'bearer token',
    secret: 'q9vT4bLz8WcY3nPd6S7hK2mQx',
    sentence: 'Bearer q9vT4bLz8WcY3nPd6S7hK2mQx',
  },
  { what: 'card number', secret: '4539578763621486', sentence: 'paid with 4539578763621486' },
  { what: 'HL7 segment', secret: 'HARTWELL', sentence: 'PID|1||44719028^^^LUMEN||HARTWELL^AMELIA' },
] as const;

describe.skipIf(await stackMissing())('the Collector redacts what others send', () => {
  it.for(IDENTIFIERS)('$what, in the body and in an attribute', async (row, { stack }) => {
    const { secret, sentence } = row;
    const { entry, everywhere } = await storedLog(stack, sentence, { note: sentence });
    expect(entry?.body).toContain('****');
    expect(entry?.get('note')).toContain('****');
    expect(everywhere).not.toContain(secret);
  });

  it('a value by the name of its attribute', async ({ stack }) => {
    const { entry, everywhere } = await storedLog(stack, 'signed in', {
      'user.password': 'Harbour!Lantern-29',
      patientName: 'Rosa Delgado',
    });
    const masked = { 'user.password': '****', patientName: '****' };
    expect(fieldsOf(entry, Object.keys(masked))).toEqual(masked);
    expect(everywhere).not.toMatch(/Harbour!Lantern|Delgado/);
  });

  it('and leaves UUIDs, trace IDs and DICOM UIDs as they are', async ({ stack }) => {
    const ids = {
      study_uid: '1.2.840.113619.2.55.3.604688119.971.1448352432.467',
      upload_id: '7c9e6679-7425-40de-944b-e07fc1f90ae7',
      traceparent: `00-${TRACE_ID}-${SPAN_ID}-01`,
    };
    const body = Object.values(ids).join(' ');
    const { entry, inFile } = await storedLog(stack, body, ids);
    expect(entry?.body).toBe(body);
    const kept = { ...ids, trace_id: TRACE_ID, span_id: SPAN_ID };
    expect(fieldsOf(entry, Object.keys(kept))).toEqual(kept);
    expect(inFile).toMatchObject({ body, attributes: ids, traceId: TRACE_ID, spanId: SPAN_ID });
  });

  it('and does not mask again what our redaction has replaced', async ({ stack }) => {
    const { entry } = await storedLog(stack, 'mail to REDACTED', { password: 'REDACTED' });
    expect(entry?.body).toBe('mail to REDACTED');
    expect(entry?.get('password')).toBe('REDACTED');
  });
});
