import { describe, expect } from 'vitest';
import { OtlpTransport } from '../../../src/delivery/otlp-transport.ts';
import type { Behaviour } from '../../helpers/otlp-receiver.ts';
import { it } from '../../helpers/preload-test.ts';

const NOTHING = Buffer.alloc(0);
const http = (url: string) =>
  new OtlpTransport({ signal: 'logs', protocol: 'http/protobuf', url: `${url}/v1/logs` });
const grpc = (url: string) => new OtlpTransport({ signal: 'logs', protocol: 'grpc', url });

const ANSWERS: { behaviour: Behaviour; overHttp: object; overGrpc: object }[] = [
  { behaviour: 'ok', overHttp: { kind: 'accepted' }, overGrpc: { kind: 'accepted' } },
  {
    behaviour: { rejected: 2, message: '' },
    overHttp: { kind: 'accepted', rejectedItems: 2 },
    overGrpc: { kind: 'accepted', rejectedItems: 2 },
  },
  {
    behaviour: { status: 400 },
    overHttp: { kind: 'refused', tooLarge: false, reason: 'HTTP status 400' },
    overGrpc: { kind: 'refused', tooLarge: false, reason: 'gRPC status 3' },
  },
  {
    behaviour: { status: 401 },
    overHttp: { kind: 'retry', reason: 'HTTP status 401' },
    overGrpc: { kind: 'retry', reason: 'gRPC status 16' },
  },
  {
    behaviour: { status: 413 },
    overHttp: { kind: 'refused', tooLarge: true },
    overGrpc: { kind: 'retry', reason: 'gRPC status 8' },
  },
  {
    behaviour: { status: 503, retryAfter: '7' },
    overHttp: { kind: 'retry', afterMillis: 7000 },
    overGrpc: { kind: 'retry', reason: 'gRPC status 14', afterMillis: 7000 },
  },
  { behaviour: 'reset', overHttp: { kind: 'retry' }, overGrpc: { kind: 'retry' } },
];

describe('OtlpTransport tries once and tells the answer', () => {
  it.for(ANSWERS)('$behaviour', async ({ behaviour, overHttp, overGrpc }, { receiver }) => {
    await receiver.setBehaviour(behaviour);
    // Not empty: a request without a body cannot be reset in the middle of it.
    const request = behaviour === 'reset' ? Buffer.from([0x0a, 0x00]) : NOTHING;
    expect(await http(receiver.url).send(request)).toMatchObject(overHttp);
    expect(await grpc(receiver.grpcUrl).send(request)).toMatchObject(overGrpc);
  });

  it('a closed port', async ({ receiver }) => {
    await receiver.setBehaviour('refuse');
    const answer = await http(receiver.url).send(NOTHING);
    expect(answer).toEqual({ kind: 'retry', reason: 'ECONNREFUSED' });
  });
});
