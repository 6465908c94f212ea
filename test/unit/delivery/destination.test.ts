import { describe, expect, it } from 'vitest';
import { mayDeliver, nameOfSpool } from '../../../src/delivery/destination.ts';
import { isStreamName, newStreamId } from '../../../src/delivery/spool/index.ts';

interface Sender {
  service?: string;
  url?: string;
  headers?: string;
}

const stream = ({
  service = 'media',
  url = 'http://localhost:4318/v1/logs',
  headers = '',
}: Sender) =>
  newStreamId(
    nameOfSpool(
      service,
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
