import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect } from 'vitest';
import { untilStored } from '../helpers/log-store/log-store.ts';
import { it, type Stack, stackMissing } from '../helpers/stack.ts';

/**
 * The story: a record with an attribute `service.name` ended VictoriaLogs 1.52 with a panic
 * ("stream tags must be sorted in alphabetical order"), as did one with a logged object
 * `{ service: { name } }`; and since the Collector sends again, for ever.
 */
const STREAM_FIELDS = ['service.name', 'service.namespace', 'deployment.environment.name'];

// VictoriaLogs drops a record with a name of more than 128 characters, and what is stored together
// with more than 2000 names: so not too deep, and not too many.
const RECORDS = 100;

type Json = string | number | null | { [key: string]: Json } | Json[];

function otlpValue(value: Json): object {
  if (value === null) return {};
  if (typeof value === 'string') return { stringValue: value };
  if (typeof value === 'number') return { intValue: String(value) };
  if (Array.isArray(value)) return { arrayValue: { values: value.map(otlpValue) } };
  return { kvlistValue: { values: pairs(value) } };
}

const pairs = (object: { [key: string]: Json }) =>
  Object.entries(object).map(([key, value]) => ({ key, value: otlpValue(value) }));

// Every way to cut the name into nested keys, beside ordinary neighbors.
const key = fc.constantFrom('', 'service', 'deployment', 'environment', 'name', 'namespace');
const dotted = fc.array(key, { minLength: 1, maxLength: 2 }).map((parts) => parts.join('.'));
const { tree } = fc.letrec<{ tree: Json; leaf: Json }>((tie) => ({
  leaf: fc.constantFrom<Json>('x', 7, null, ['a', { service: { name: 'in a list' } }]),
  tree: fc.oneof(
    { maxDepth: 2 },
    tie('leaf'),
    fc.dictionary(fc.oneof(key, dotted, fc.constantFrom(...STREAM_FIELDS)), tie('tree'), {
      maxKeys: 4,
    }),
  ),
}));
const object = fc.dictionary(fc.oneof(key, dotted, fc.constantFrom(...STREAM_FIELDS)), tree, {
  maxKeys: 5,
});

async function send(stack: Stack, service: string, records: { body: Json; attributes: Json }[]) {
  const logRecords = records.map(({ body, attributes }, number) => ({
    timeUnixNano: `${Date.now()}000000`,
    body: otlpValue(body),
    attributes: [
      ...pairs({ 'log.record.uid': `${service}:${number}` }),
      ...pairs(attributes as { [key: string]: Json }),
    ],
  }));
  const resource = { attributes: pairs({ 'service.name': service, 'service.namespace': 'lab' }) };
  const response = await fetch(`${stack.otlpHttpUrl}/v1/logs`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ resourceLogs: [{ resource, scopeLogs: [{ logRecords }] }] }),
  });
  expect(await response.json()).toEqual({ partialSuccess: {} });
}

describe.skipIf(await stackMissing())('a record that names a stream field a second time', () => {
  it('is stored, and the stream is that of its resource', async ({ stack }) => {
    const service = `clash-${randomUUID().slice(0, 8)}`;
    const generated = fc.sample(
      fc.record({ body: fc.oneof(fc.constant('text'), object), attributes: object }),
      RECORDS,
    );
    const byHand = [
      { body: 'of ECS', attributes: { 'service.name': 'other', 'service.namespace': 'other' } },
      { body: 'nested', attributes: { service: { name: 'other', id: 7 } } },
      { body: { deployment: { environment: { name: 'other' } } }, attributes: {} },
      { body: 'empty key', attributes: { '': { service: { name: 'other' } } } },
    ];
    const all = [...byHand, ...generated] as { body: Json; attributes: Json }[];
    await send(stack, service, all);
    const found = await untilStored(stack.store, { service }, (some) => some.length >= all.length);
    expect(new Set(found.map((record) => record.get('log.record.uid'))).size).toBe(all.length);
    expect(new Set(found.map((record) => record.get('_stream')))).toEqual(
      new Set([`{service.name="${service}",service.namespace="lab"}`]),
    );
    const [ecs, nested] = found;
    expect(ecs?.get('attributes.service.name')).toBe('other');
    expect(nested?.get('attributes.service.id')).toBe('7');
  });
});
