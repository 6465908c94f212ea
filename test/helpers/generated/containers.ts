import { inspect } from 'node:util';

/** A way in which a value reaches a log inside something else. */
export interface Container {
  readonly name: string;
  readonly wrap: (value: string) => unknown;
  /** How an output shows the value if it is not found; as it is, unless told. */
  readonly shown?: (value: string) => string;
}

const json = (value: unknown): string => JSON.stringify(value);
const percent = (value: string): string =>
  [...Buffer.from(value)].map((byte) => `%${byte.toString(16).padStart(2, '0')}`).join('');
const hexEscapes = (value: string): string =>
  value.replace(/[^A-Za-z]/g, (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`);
const entities = (value: string): string =>
  value.replace(/[^A-Za-z ]/g, (sign) => `&#${sign.charCodeAt(0)};`);

/** A value in texts: as it is, escaped and encoded. */
export const TEXTS: readonly Container[] = [
  { name: 'words', wrap: (value) => `refused ${value} at the desk` },
  { name: 'JSON', wrap: (value) => json({ a: [{ seen: value }] }) },
  { name: 'JSON in JSON', wrap: (value) => json({ a: json({ b: value }) }) },
  { name: 'JSON in JSON in JSON', wrap: (value) => json({ a: json({ b: json([value]) }) }) },
  { name: 'JSON in words', wrap: (value) => `body ${json({ seen: value })} was refused` },
  { name: 'JSON that is cut', wrap: (value) => `${json({ n: 1, seen: value })},"next":{"a` },
  {
    name: 'JSON with \\u escapes',
    wrap: (value) => `{"seen":"${hexEscapes(value)}"}`,
    shown: hexEscapes,
  },
  {
    name: 'percent encoding',
    wrap: (value) => `q=${encodeURIComponent(value)}`,
    shown: encodeURIComponent,
  },
  {
    name: 'percent encoding of everything',
    wrap: (value) => `q=${percent(value)}`,
    shown: percent,
  },
  {
    name: 'percent encoding twice',
    wrap: (value) => `q=${encodeURIComponent(encodeURIComponent(value))}`,
    shown: (value) => encodeURIComponent(encodeURIComponent(value)),
  },
  {
    name: 'a form',
    wrap: (value) => String(new URLSearchParams({ a: '1', seen: value })),
    shown: (value) => String(new URLSearchParams({ x: value })).slice(2),
  },
  {
    name: 'a query',
    wrap: (value) => `GET https://h.test/a?n=1&seen=${encodeURIComponent(value)} 200`,
    shown: encodeURIComponent,
  },
  {
    name: 'a path',
    wrap: (value) => `GET https://h.test/a/${encodeURIComponent(value)}/b 200`,
    shown: encodeURIComponent,
  },
  {
    name: 'base64',
    wrap: (value) => `body ${Buffer.from(`seen ${value} today`).toString('base64')}`,
    shown: (value) => Buffer.from(`seen ${value} today`).toString('base64'),
  },
  {
    name: 'base64url',
    wrap: (value) => `body ${Buffer.from(`seen ${value} today?>`).toString('base64url')}`,
    shown: (value) => Buffer.from(`seen ${value} today?>`).toString('base64url'),
  },
  {
    name: 'base64 of JSON',
    wrap: (value) => Buffer.from(json({ seen: value, n: 1 })).toString('base64'),
    shown: (value) => Buffer.from(json({ seen: value, n: 1 })).toString('base64'),
  },
  {
    name: 'base64 in JSON',
    wrap: (value) => json({ body: Buffer.from(`seen ${value}`).toString('base64') }),
    shown: (value) => Buffer.from(`seen ${value}`).toString('base64'),
  },
  {
    name: 'hexadecimal',
    wrap: (value) => `body ${Buffer.from(value).toString('hex')}`,
    shown: (value) => Buffer.from(value).toString('hex'),
  },
  { name: 'XML', wrap: (value) => `<a><seen n="1">${value}</seen></a>` },
  { name: 'an XML attribute', wrap: (value) => `<a seen="${value}"/>` },
  { name: 'XML CDATA', wrap: (value) => `<a><![CDATA[${value}]]></a>` },
  { name: 'XML entities', wrap: (value) => `<a>${entities(value)}</a>`, shown: entities },
  { name: 'an HL7 observation', wrap: (value) => `MSH|^~\\&|A\rOBX|1|TX|c||${value}||||||F` },
  { name: 'an HL7 segment of one\u2019s own', wrap: (value) => `MSH|^~\\&|A\rZAB|1|${value}` },
  { name: 'CSV', wrap: (value) => `id,seen\n1,"${value}"\n2,x` },
  { name: 'TSV', wrap: (value) => `id\tseen\n1\t${value}\n2\tx` },
  { name: 'SQL', wrap: (value) => `INSERT INTO t (a) VALUES ('${value}')` },
  { name: 'a header', wrap: (value) => `X-Seen: ${value}\r\nHost: h.test` },
  { name: 'YAML', wrap: (value) => `a:\n  - seen: ${value}\n    n: 1` },
  { name: 'logfmt', wrap: (value) => `level=info seen="${value}" n=1` },
  {
    name: 'a stack',
    wrap: (value) => `Error: no ${value}\n    at run (/app/a.js:1:2)\n    at b.js:3:4`,
  },
  { name: 'a table', wrap: (value) => `| id | seen |\n|---|---|\n| 1 | ${value} |` },
  {
    name: 'colours of a terminal',
    wrap: (value) => `\u001b[32minfo\u001b[39m: \u001b[1m${value}\u001b[22m`,
  },
  { name: 'inspect', wrap: (value) => inspect({ a: { seen: value, list: [value] } }) },
  {
    name: 'a multipart form',
    wrap: (value) => `--B\r\nContent-Disposition: form-data; name="seen"\r\n\r\n${value}\r\n--B--`,
  },
  {
    name: 'mark-up of a link',
    wrap: (value) => `<a href="https://h.test/?q=${encodeURIComponent(value)}">${value}</a>`,
  },
];

/** Holds a value in a field of an instance. */
class Holder {
  readonly seen: string;
  constructor(seen: string) {
    this.seen = seen;
  }
}

/** A value in objects that `JSON.stringify` or an inspection would show. */
export const OBJECTS: readonly Container[] = [
  { name: 'an object', wrap: (value) => ({ a: { b: { seen: value } } }) },
  { name: 'an array', wrap: (value) => [[[value]], 1] },
  { name: 'a Map in a Set', wrap: (value) => new Set([new Map([[value, { seen: value }]])]) },
  { name: 'an Error', wrap: (value) => new Error(`no ${value}`) },
  {
    name: 'a cause of a cause',
    wrap: (value) => new Error('a', { cause: new Error('b', { cause: { seen: value } }) }),
  },
  {
    name: 'an AggregateError',
    wrap: (value) => new AggregateError([new Error(value)], 'all failed'),
  },
  {
    name: 'properties of an Error',
    wrap: (value) => Object.assign(new Error('a'), { seen: value, name: value }),
  },
  { name: 'an instance', wrap: (value) => ({ a: new Holder(value) }) },
  { name: 'a boxed string', wrap: (value) => ({ a: new String(value) }) },
  {
    name: 'a URL',
    wrap: (value) => new URL(`https://h.test/?seen=${encodeURIComponent(value)}`),
    shown: encodeURIComponent,
  },
  { name: 'URLSearchParams', wrap: (value) => new URLSearchParams({ seen: value }) },
  { name: 'a Buffer', wrap: (value) => ({ a: Buffer.from(`seen ${value}`) }) },
  { name: 'bytes', wrap: (value) => new TextEncoder().encode(`seen ${value}`) },
  { name: 'a symbol', wrap: (value) => ({ a: Symbol(value) }) },
  { name: 'a key', wrap: (value) => ({ a: { [`seen ${value}`]: 1 } }) },
  { name: 'the name of a function', wrap: (value) => ({ a: { [value]: () => 1 }[value] }) },
];
