import type { AnyValue, Attributes, HrTime } from '@opentelemetry/api';
import { resourceFromAttributes } from '@opentelemetry/resources';
import type { ReadableLogRecord } from '@opentelemetry/sdk-logs';
import fc from 'fast-check';

type Scope = ReadableLogRecord['instrumentationScope'];

// Lengths around the bounds where a length takes one byte more, or another way of writing begins.
const LONG = [16, 42, 48, 64, 124, 128];

const loneSurrogates = fc
  .array(fc.integer({ min: 0xd7fe, max: 0xe001 }), { maxLength: 20 })
  .map((units) => String.fromCharCode(...units));
const longText = fc
  .tuple(fc.constantFrom(...LONG), fc.integer({ min: -3, max: 3 }), fc.constantFrom('a', 'é', '語'))
  .map(([length, more, character]) => character.repeat(length + more));
const text = fc.oneof(
  { weight: 6, arbitrary: fc.string() },
  { weight: 3, arbitrary: fc.string({ unit: 'binary', maxLength: 30 }) },
  { weight: 1, arbitrary: loneSurrogates },
  { weight: 1, arbitrary: longText },
);

const number = fc.oneof(
  fc.integer(),
  fc.maxSafeInteger(),
  fc.double(),
  fc.constantFrom(-0, 2 ** 31, 2 ** 32, 2 ** 32 - 1, 2 ** 53, 2 ** 63, -(2 ** 63), 1e300, -1, 127),
);
const bytes = fc.uint8Array({ maxLength: 150 });

/** Everything a caller may pass as a value, also what OTLP has no type for. */
export const anyValue: fc.Arbitrary<unknown> = fc.letrec((again) => ({
  leaf: fc.oneof(
    { weight: 4, arbitrary: text },
    { weight: 3, arbitrary: number },
    fc.boolean(),
    bytes,
    fc.constantFrom(null, undefined),
    fc.bigInt(),
  ),
  value: fc.oneof(
    { maxDepth: 3, withCrossShrink: true },
    again('leaf'),
    fc.array(again('value'), { maxLength: 4 }),
    fc.dictionary(text, again('value'), { maxKeys: 3 }),
  ),
})).value;

const attributes = fc.dictionary(text, anyValue, { maxKeys: 5 }) as fc.Arbitrary<Attributes>;
const hex = (length: number) =>
  fc
    .array(fc.constantFrom(...'0123456789abcdef'), { minLength: length, maxLength: length })
    .map((digits) => digits.join(''));

/** Times of 1970 to 2554, which OTLP can say, in whole nanoseconds. */
export const sayableTime = fc.tuple(
  fc.integer({ min: 0, max: 18_446_744_072 }),
  fc.integer({ min: 0, max: 999_999_999 }),
) as fc.Arbitrary<HrTime>;

/** Also times that OTLP cannot say, and parts of a nanosecond. */
export const anyTime = fc.oneof(
  sayableTime,
  fc.tuple(fc.maxSafeInteger(), fc.double({ min: -2e9, max: 2e9, noNaN: true })),
) as fc.Arbitrary<HrTime>;

const url = fc.constantFrom('', 'https://opentelemetry.io/schemas/1.45.0');

const scope = fc.record(
  { name: text, version: text, schemaUrl: url, attributes, droppedAttributesCount: fc.nat() },
  { requiredKeys: ['name'] },
) as fc.Arbitrary<Scope>;

const resource = fc.tuple(attributes, url).map(([values, schemaUrl]) => {
  // A key that is empty or a value that is no attribute is not for the SDK's own resource to keep.
  const made = resourceFromAttributes({}, { schemaUrl });
  return { ...made, schemaUrl, attributes: values } as ReadableLogRecord['resource'];
});

/** Records with one of a few resources and scopes. */
export function arbitraryRecords(time: fc.Arbitrary<HrTime>): fc.Arbitrary<ReadableLogRecord[]> {
  const few = { minLength: 1, maxLength: 2 };
  return fc
    .tuple(fc.array(resource, few), fc.array(scope, few))
    .chain(([resources, scopes]) =>
      fc.array(arbitraryRecord(time, resources, scopes), { minLength: 1, maxLength: 5 }),
    );
}

function arbitraryRecord(
  time: fc.Arbitrary<HrTime>,
  resources: ReadableLogRecord['resource'][],
  scopes: Scope[],
): fc.Arbitrary<ReadableLogRecord> {
  const spanContext = fc.record({
    traceId: hex(32),
    spanId: hex(16),
    traceFlags: fc.constantFrom(0, 1, 2, 255, 0xffff_ffff),
  });
  return fc.record(
    {
      hrTime: time,
      hrTimeObserved: time,
      severityNumber: fc.integer({ min: 0, max: 24 }),
      severityText: text,
      body: anyValue as fc.Arbitrary<AnyValue>,
      eventName: text,
      spanContext,
      resource: fc.constantFrom(...resources),
      instrumentationScope: fc.constantFrom(...scopes),
      attributes,
      droppedAttributesCount: fc.oneof(fc.constant(0), fc.nat()),
    },
    {
      requiredKeys: [
        'hrTime',
        'hrTimeObserved',
        'resource',
        'instrumentationScope',
        'attributes',
        'droppedAttributesCount',
      ],
    },
  ) as fc.Arbitrary<ReadableLogRecord>;
}
