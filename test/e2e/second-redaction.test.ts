import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { stackMissing, startTestStack, type TestStack } from '../helpers/stack.ts';

const TRACE_ID = '4bf92f3577b34da6a3ce929d0e0e4736';

describe.skipIf(stackMissing())('the Collector as the second line of redaction', () => {
  let stack: TestStack;
  beforeAll(async () => {
    stack = await startTestStack();
  });
  afterAll(() => stack?.remove());

  it('what comes past our redaction is masked by the Collector; IDs stay', async () => {
    const correlationId = randomUUID();
    const attribute = (key: string, text: string) => ({ key, value: { stringValue: text } });
    const record = {
      timeUnixNano: `${Date.now()}000000`,
      severityNumber: 9,
      body: { stringValue: 'SSN 536-22-8741 of jane@example.org' },
      traceId: TRACE_ID,
      spanId: '00f067aa0ba902b7',
      attributes: [
        attribute('correlation.id', correlationId),
        attribute('note', 'Authorization: Bearer abcdefghijklmnop.qrstuvwxyz'),
        attribute('dicom.uid', '1.2.840.10008.1.2.4.90'),
      ],
    };
    const resource = { attributes: [attribute('service.name', 'stranger')] };
    const response = await fetch(`${stack.otlpHttpUrl}/v1/logs`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ resourceLogs: [{ resource, scopeLogs: [{ logRecords: [record] }] }] }),
    });
    expect(response.status).toBe(200);
    const query = `{service_name="stranger"} | correlation_id="${correlationId}"`;
    const [line] = await stack.lokiUntil(query, (all) => all.length > 0);
    expect(JSON.stringify(line)).not.toMatch(/536-22-8741|jane@example|abcdefghijklmnop/);
    expect(line?.metadata).toMatchObject({
      trace_id: TRACE_ID,
      dicom_uid: '1.2.840.10008.1.2.4.90',
    });
  });
});
