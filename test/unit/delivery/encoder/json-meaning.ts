// biome-ignore lint/suspicious/noExplicitAny: two writers' JSON, of any shape
type Json = any;

const wellFormed = (text: string): string => Buffer.from(text).toString();

const DEFAULTS = new Set<unknown>([0, '', '0']);

/**
 * A request with one spelling for what OTLP/JSON lets a writer spell in several ways: fields with
 * their default may be left out, and 64-bit numbers may be numbers. What the official serialiser
 * writes against the specification is brought to what we write: integers beyond 64 bits as
 * `intValue`, NaN and infinities as null, half surrogates, a schema URL inside the resource, and no
 * count of a scope's dropped attributes where none were kept.
 */
export function sameMeaning(request: Json): Json {
  const lines = request.resourceLogs.flatMap((resourceLogs: Json) =>
    resourceLogs.scopeLogs.flatMap((scopeLogs: Json) =>
      scopeLogs.logRecords.map((record: Json) =>
        JSON.stringify({
          resource: plain({ ...resourceLogs.resource, schemaUrl: '' }),
          resourceSchema: resourceLogs.schemaUrl ?? '',
          scope: plain(scopeOf(scopeLogs)),
          scopeSchema: scopeLogs.schemaUrl ?? '',
          record: plain({ ...record, body: record.body ?? {} }),
        }),
      ),
    ),
  );
  return lines.sort();
}

function scopeOf({ scope }: Json): Json {
  return scope.attributes?.length > 0 ? scope : { ...scope, droppedAttributesCount: 0 };
}

function plain(message: Json): Json {
  const kept = Object.entries(message)
    .filter(([, value]) => !DEFAULTS.has(value))
    .filter(([key, value]) => !(key === 'attributes' && (value as Json[]).length === 0))
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .map(([key, value]) => [key, spelled(key, value)]);
  return Object.fromEntries(kept);
}

function spelled(key: string, value: Json): Json {
  if (key === 'attributes') return value.map(pair);
  if (key === 'body') return anyValue(value);
  return typeof value === 'string' ? wellFormed(value) : value;
}

const pair = ({ key, value }: Json): Json => ({ key: wellFormed(key), value: anyValue(value) });

function anyValue(value: Json): Json {
  const [kind, content] = Object.entries(value)[0] ?? [];
  if (kind === 'stringValue') return { stringValue: wellFormed(content as string) };
  if (kind === 'intValue') return { number: Number(content) };
  if (kind === 'doubleValue') return { number: typeof content === 'string' ? null : content };
  if (kind === 'arrayValue') return { arrayValue: (content as Json).values.map(anyValue) };
  if (kind === 'kvlistValue') return { kvlistValue: (content as Json).values.map(pair) };
  return value;
}
