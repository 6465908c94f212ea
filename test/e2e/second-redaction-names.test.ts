import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect } from 'vitest';
import { queryVictoriaLogs } from '../../examples/demo/victoria-logs.ts';
import { recordsOfCorrelationId } from '../helpers/log-store/log-store.ts';
import { recordsWith } from '../helpers/logger-calls.ts';
import { it, type Stack, stackMissing } from '../helpers/stack.ts';

const SSN = '487-31-5529';
const MAIL = 'odile.marchetti@clinic.example';
const PASSWORD = 'Quarry-Lantern-77';
const TOKEN = 'ghp_aB3dE5fG7hJ9kL1mN3pQ5rS7tU9vW1xY3zA5';

type Value = { stringValue: string } | { kvlistValue: { values: Pair[] } };
interface Pair {
  readonly key: string;
  readonly value: Value;
}

const pair = (key: string, stringValue: string): Pair => ({ key, value: { stringValue } });
const pairs = (object: Record<string, string>): Pair[] =>
  Object.entries(object).map(([key, value]) => pair(key, value));
const now = (): string => `${Date.now()}000000`;

const RESOURCE = {
  attributes: [pair('service.name', 'someone-else'), pair(`owner ${MAIL}`, 'x')],
};
const SCOPE = { name: `report for ${MAIL}`, version: SSN, attributes: [pair(SSN, 'x')] };

async function send(stack: Stack, signal: string, request: unknown): Promise<void> {
  const response = await fetch(`${stack.otlpHttpUrl}/v1/${signal}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(request),
  });
  expect({ status: response.status, answer: await response.json() }).toEqual({
    status: 200,
    answer: { partialSuccess: {} },
  });
}

/** Everything that the Collector put out since, once it holds a text. */
async function outputWith(stack: Stack, text: string): Promise<string> {
  for (let tries = 0; tries < 100 && !stack.output().includes(text); tries++) await sleep(100);
  expect(stack.output()).toContain(text);
  return stack.output();
}

/** The planted values that are there; not the whole text, which is long. */
const leaksIn = (text: string): string[] =>
  [SSN, MAIL, TOKEN, PASSWORD].filter((value) => text.includes(value));

async function sendLog(stack: Stack, record: Record<string, unknown>, attributes: Pair[]) {
  const id = randomUUID();
  const logRecord = {
    timeUnixNano: now(),
    severityNumber: 9,
    severityText: 'INFO',
    body: { stringValue: 'saved' },
    ...record,
    attributes: [pair('correlation.id', id), ...attributes],
  };
  const scopeLogs = [{ scope: SCOPE, logRecords: [logRecord] }];
  await send(stack, 'logs', { resourceLogs: [{ resource: RESOURCE, scopeLogs }] });
  const [entry] = await recordsOfCorrelationId(stack.store, id, 1);
  const raw = await queryVictoriaLogs(stack.logStoreUrl, `correlation.id:="${id}"`);
  const [inFile] = recordsWith(stack.logsInFile(), id);
  return { entry, inFile, everywhere: JSON.stringify(raw) + stack.output() };
}

const PAIRS: ReadonlyArray<Record<string, string>> = [
  { name: 'DB_PASSWORD', value: PASSWORD },
  { key: 'patient.ssn', val: PASSWORD },
  { field: 'mrn', oldValue: PASSWORD, newValue: `${PASSWORD}2` },
  { header: 'Authorization', value: PASSWORD },
];

describe.skipIf(await stackMissing())('the Collector redacts names as well as values', () => {
  it('of log attributes, resources and scopes, and the severity text', async ({ stack }) => {
    const { inFile, everywhere } = await sendLog(stack, { severityText: `S ${SSN}` }, [
      pair(MAIL, 'opened'),
      pair(`token ${TOKEN}`, 'seen'),
      pair('study.modality', 'US'),
    ]);
    expect(leaksIn(everywhere)).toEqual([]);
    expect(inFile).toMatchObject({
      severityText: 'S****',
      scope: { name: 'report for ****', version: '****' },
      attributes: { '****': 'opened', 'study.modality': 'US' },
    });
  });

  it.for(PAIRS)('a value by its name in another attribute: %o', async (attributes, { stack }) => {
    const { entry, everywhere } = await sendLog(stack, {}, pairs(attributes));
    expect(leaksIn(everywhere)).toEqual([]);
    expect(entry?.body).toBe('saved');
  });

  it.for(PAIRS)('a value by its name in a nested object: %o', async (attributes, { stack }) => {
    const nested = { key: 'change', value: { kvlistValue: { values: pairs(attributes) } } };
    const text = JSON.stringify({ errors: [attributes] });
    const { everywhere } = await sendLog(stack, { body: { stringValue: text } }, [nested]);
    expect(leaksIn(everywhere)).toEqual([]);
  });

  it('and leaves an object whose values are redacted already', async ({ stack }) => {
    const patient = { email: 'REDACTED', firstName: 'REDACTED', dob: 'REDACTED', unit: 'mm' };
    const nested = { key: 'patient', value: { kvlistValue: { values: pairs(patient) } } };
    const { inFile } = await sendLog(stack, {}, [nested]);
    expect(inFile?.attributes).toMatchObject({ patient });
  });

  it.for([`REDACTED ${MAIL}`, `RED ${PASSWORD}`, `REDACTE${PASSWORD}`, `R\\"${PASSWORD}`])(
    'but not one that only begins like that: %s',
    async (mrn, { stack }) => {
      const nested = { key: 'patient', value: { kvlistValue: { values: pairs({ mrn }) } } };
      const { everywhere } = await sendLog(stack, {}, [nested]);
      expect(leaksIn(everywhere)).toEqual([]);
    },
  );

  it('and leaves other pairs, and severities of other loggers', async ({ stack }) => {
    const attributes = pairs({ name: 'unit', value: 'mm' });
    const { inFile } = await sendLog(stack, { severityText: 'Notice' }, attributes);
    expect(inFile).toMatchObject({
      severityText: 'Notice',
      attributes: { name: 'unit', value: 'mm' },
    });
  });

  it('of spans: keys, scope and trace state', async ({ stack }) => {
    const id = randomUUID();
    const span = {
      traceId: '5b8efff798038103d269b633813fc60c',
      spanId: 'eee19b7ec3c1b174',
      name: 'load',
      kind: 1,
      startTimeUnixNano: now(),
      endTimeUnixNano: now(),
      traceState: `vendor=${SSN}`,
      attributes: [pair('test.id', id), pair(MAIL, 'x')],
      events: [{ timeUnixNano: now(), name: 'read', attributes: [pair(SSN, 'x')] }],
    };
    const scopeSpans = [{ scope: SCOPE, spans: [span] }];
    await send(stack, 'traces', { resourceSpans: [{ resource: RESOURCE, scopeSpans }] });
    const output = await outputWith(stack, id);
    expect(leaksIn(output)).toEqual([]);
  });

  it('of metrics: names, descriptions, units and keys', async ({ stack }) => {
    const id = randomUUID();
    const dataPoint = {
      timeUnixNano: now(),
      asInt: '1',
      attributes: [pair('test.id', id), pair(MAIL, 'x'), pair('note', `of ${SSN}`)],
    };
    const metric = {
      name: `opened.${SSN}`,
      description: `opened by ${MAIL}`,
      unit: SSN,
      gauge: { dataPoints: [dataPoint] },
    };
    const scopeMetrics = [{ scope: SCOPE, metrics: [metric] }];
    await send(stack, 'metrics', { resourceMetrics: [{ resource: RESOURCE, scopeMetrics }] });
    const output = await outputWith(stack, id);
    expect(leaksIn(output)).toEqual([]);
  });
});
