import { describe, expect, it } from 'vitest';
import { mayDeliver, nameOfSpool } from '../../../src/delivery/destination.ts';
import { isStreamName, newStreamId } from '../../../src/delivery/spool/index.ts';

interface Sender {
  service?: string | undefined;
  url?: string;
  headers?: string;
}

const stream = ({ url = 'http://localhost:4318/v1/logs', headers = '', ...given }: Sender) =>
  newStreamId(
    nameOfSpool(
      'service' in given ? given.service : 'media',
      { signal: 'logs', protocol: 'http/protobuf', url },
      { OTEL_EXPORTER_OTLP_HEADERS: headers },
    ),
  );

describe('what a process may deliver for another', () => {
  const rows: { what: string; other: Sender; may: boolean }[] = [
    { what: 'the same service', other: {}, may: true },
    {
      what: 'the same service before its endpoint changed',
      other: { url: 'http://old:4318' },
      may: true,
    },
    { what: 'another service, same receiver', other: { service: 'dubin' }, may: true },
    {
      what: 'another service and tenant',
      other: { service: 'dubin', headers: 'x-scope-orgid=b' },
      may: false,
    },
    {
      what: 'another service and receiver',
      other: { service: 'dubin', url: 'https://other' },
      may: false,
    },
  ];
  it.for(rows)('$what: $may', ({ other, may }) => {
    expect(mayDeliver(stream({}), stream(other))).toBe(may);
  });

  it('of a service whose name may not be shown: only what went to the same place', () => {
    const nameless = stream({ service: undefined });
    expect(nameless).toMatch(/^service-[0-9a-f]{6}\.[0-9a-f]{6}-[0-9a-f]{16}$/);
    expect(mayDeliver(nameless, stream({ service: undefined }))).toBe(true);
    expect(mayDeliver(nameless, stream({ service: undefined, url: 'http://other' }))).toBe(false);
  });

  it('a directory that was adopted before has a number behind its name', () => {
    expect(mayDeliver(stream({}), `${stream({})}.12`)).toBe(true);
  });

  it('names are names of the spool, whatever the service is called', () => {
    for (const service of ['', 'ü/..', 'x'.repeat(100), 'a.b.c']) {
      const name = stream({ service });
      expect(isStreamName(name)).toBe(true);
      expect(mayDeliver(name, stream({ service }))).toBe(true);
    }
  });
});
