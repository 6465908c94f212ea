import { inspect } from 'node:util';
import type { AnyValue } from '@opentelemetry/api';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { snapshot } from '../../../src/record/snapshot.ts';
import { createRedactor } from '../../../src/redaction/index.ts';

const redactor = createRedactor();
const SSN = '219-09-4417';
const written = (value: unknown): AnyValue => JSON.parse(JSON.stringify(value));

/** Every text that may be read out of a value: its own, and those whose codes stand in it. */
function readable(value: unknown): string {
  const texts: string[] = [];
  const visit = (each: unknown): void => {
    if (typeof each === 'string') texts.push(each);
    if (typeof each !== 'object' || each === null) return;
    const values = Object.values(each);
    const codes = values.filter((one) => typeof one === 'number');
    texts.push(String.fromCharCode(...codes).replaceAll('\0', ''));
    values.forEach(visit);
  };
  visit(value);
  return texts
    .join('\n')
    .replace(/(?:[\da-f]{2} ){2,}[\da-f]{2}/g, (hex) =>
      Buffer.from(hex.replaceAll(' ', ''), 'hex').toString(),
    );
}

const bytes = fc.constantFrom<(text: string) => unknown>(
  (text) => Buffer.from(text),
  (text) => Buffer.from(text, 'utf16le'),
  (text) => new Uint8Array(Buffer.from(text)),
  (text) => new Uint8ClampedArray(Buffer.from(text)),
  (text) => new Int8Array(Buffer.from(text)),
  (text) => Uint16Array.from(text, (sign) => sign.charCodeAt(0)),
  (text) => Array.from(text, (sign) => sign.charCodeAt(0)),
  (text) => [...Buffer.from(text)],
  (text) => ({ ...Buffer.from(text), level: 'info' }),
  (text) => inspect(Buffer.from(text)),
  (text) => inspect(Buffer.from(text), { customInspect: false }),
  (text) => inspect(new Uint8Array(Buffer.from(text))),
  (text) => inspect(new Uint8Array(Buffer.from(text)).buffer),
  (text) => JSON.stringify({ body: Buffer.from(text) }),
  (text) => `got ${JSON.stringify([...Buffer.from(text)])}`,
);
const around = fc.constantFrom<(value: unknown) => unknown>(
  (value) => ({ body: value }),
  (value) => [[value]],
  (value) => ({ request: { body: { data: value } }, n: [1, 2, 3] }),
  (value) => ({ type: 'x', data: value }),
  (value) => value,
);

describe('bytes of every kind', () => {
  it('carry no identifier, as JSON, as snapshots and as text', () => {
    fc.assert(
      fc.property(bytes, around, fc.boolean(), (make, wrap, isWritten) => {
        const value = wrap(make(`for ${SSN} seen`));
        const given = isWritten ? written({ value }) : snapshot({ value });
        for (const out of [
          redactor.redactValue(given),
          redactor.redactAttributes({ value: given }),
          redactor.redactParsed(written(given)),
        ]) {
          expect(readable(out), JSON.stringify(given)).not.toContain(SSN);
        }
      }),
      { numRuns: 500 },
    );
  });

  it('say how many they are', () => {
    const body = Buffer.from('anything at all');
    expect(redactor.redactValue(written({ body }))).toEqual({ body: '[Buffer 15 bytes]' });
    expect(redactor.redactValue(written({ body: new Uint8Array(body) }))).toEqual({
      body: '[15 bytes]',
    });
    const long = snapshot(written({ body: Buffer.alloc(5_000, 65) }));
    expect(redactor.redactValue(long)).toEqual({ body: '[Buffer 5000 bytes]' });
    expect(redactor.redactText(`body ${inspect(body)}`)).toBe('body <bytes>');
  });

  it.for<AnyValue>([
    { durations: [12, 30, 7, 255] },
    { histogram: { 0: 4, 1: 0, 2: 3, 3: 1, 4: 2 } },
    { ports: [8080, 443, 80, 3000, 5432] },
    {
      matrix: [
        [1, 0, 0, 1],
        [0, 1, 1, 0],
      ],
    },
    { type: 'Buffer', data: 'text' },
    { type: 'Point', data: [1, 2, 3, 4] },
    'took <10 20 30> of Float64Array(3)',
    { years: [2021, 2022, 2023, 2024], codes: [65, 66, 67, 68, 69] },
  ])('are not seen in %j', (value) => {
    expect(redactor.redactValue(value)).toEqual(value);
    expect(redactor.redactAttributes({ value })).toEqual({ value });
  });

  it('take linear time', () => {
    const text = `${'<Buffer 32 31 '.repeat(20_000)}${'Uint8Array(1) [ '.repeat(20_000)}`;
    expect(redactor.redactText(text).length).toBeGreaterThan(0);
    const codes = Array.from({ length: 500_000 }, () => 50);
    expect(redactor.redactParsed(codes)).toHaveLength(500_000);
  });
});
