import type { WireReader } from './wire-reader.ts';

/** An `AnyValue` of OTLP/JSON. */
export interface JsonAnyValue {
  stringValue?: string;
  boolValue?: boolean;
  /** A decimal number: JSON's own numbers lose digits of 64 bits. */
  intValue?: string;
  /** `NaN` and the infinities as words, as protobuf's JSON mapping asks. */
  doubleValue?: number | string;
  arrayValue?: { values: JsonAnyValue[] };
  kvlistValue?: { values: JsonKeyValue[] };
  /** Base64. */
  bytesValue?: string;
}

/** A `KeyValue` of OTLP/JSON. */
export interface JsonKeyValue {
  key: string;
  value: JsonAnyValue;
}

/** @throws MalformedMessageError */
export function readAnyValue(message: WireReader): JsonAnyValue {
  let value: JsonAnyValue = {};
  message.fields((tag, reader) => {
    const read = readMember(tag, reader);
    if (read) value = read;
    return read !== undefined;
  });
  return value;
}

function readMember(tag: number, reader: WireReader): JsonAnyValue | undefined {
  switch (tag) {
    case 0x0a:
      return { stringValue: reader.text('utf8') };
    case 0x10:
      return { boolValue: reader.int64() !== '0' };
    case 0x18:
      return { intValue: reader.int64() };
    case 0x21:
      return { doubleValue: jsonDouble(reader.double()) };
    case 0x2a:
      return { arrayValue: { values: readList(reader.message(), readAnyValue) } };
    case 0x32:
      return { kvlistValue: { values: readList(reader.message(), readKeyValue) } };
    case 0x3a:
      return { bytesValue: reader.text('base64') };
    default:
      return undefined;
  }
}

const jsonDouble = (value: number): number | string =>
  Number.isFinite(value) ? value : String(value);

function readList<T>(message: WireReader, readItem: (item: WireReader) => T): T[] {
  const items: T[] = [];
  message.fields((tag, reader) => {
    if (tag !== 0x0a) return false;
    items.push(readItem(reader.message()));
    return true;
  });
  return items;
}

/** @throws MalformedMessageError */
export function readKeyValue(message: WireReader): JsonKeyValue {
  const pair: JsonKeyValue = { key: '', value: {} };
  message.fields((tag, reader) => {
    if (tag === 0x0a) pair.key = reader.text('utf8');
    else if (tag === 0x12) pair.value = readAnyValue(reader.message());
    else return false;
    return true;
  });
  return pair;
}
