import { ROOT_CONTEXT } from '@opentelemetry/api';
import { RPCType, setRPCMetadata } from '@opentelemetry/core';
import { describe, expect, it } from 'vitest';
import { describeRequest } from '../../../src/bridges/http-server-record.ts';
import { pathOf, routeOf } from '../../../src/bridges/http-server-route.ts';
import { createRedactor } from '../../../src/redaction/index.ts';

describe('the path of a request', () => {
  it.for([
    ['/exams/7?token=a#b', '/exams/7'],
    ['http://media.lumen.example/exams?x', '/exams'],
    ['*', '*'],
    ['', ''],
  ] as const)('%s: %s', ([target, path]) => expect(pathOf(target)).toBe(path));
});

describe('the route of a request', () => {
  const route = (request: object, path: string, context = ROOT_CONTEXT) =>
    routeOf(request as never, path, context);

  it("is Express's, with the words of the path it is mounted at", () => {
    const mounted = (baseUrl: string) => ({ baseUrl, route: { path: '/:id' } });
    expect(route(mounted(''), '/7')).toBe('/:id');
    expect(route(mounted('/api/v2/exam-files'), '/api/v2/exam-files/7')).toBe(
      '/api/v2/exam-files/:id',
    );
    expect(route(mounted('/patients/MRN0012345'), '/patients/MRN0012345/7')).toBe(
      '/patients/*/:id',
    );
  });

  it('is none where Express no longer knows the path it was mounted at', () => {
    expect(route({ baseUrl: '', route: { path: '/:id' } }, '/exams/7')).toBeUndefined();
    expect(route({ baseUrl: '', route: { path: '/files/*rest' } }, '/files/a/b')).toBe(
      '/files/*rest',
    );
  });

  it('is none for a pattern that is no text, and without a framework', () => {
    expect(route({ route: { path: /exams/ } }, '/exams')).toBeUndefined();
    expect(route({}, '/exams')).toBeUndefined();
  });

  it('is what an instrumentation says first', () => {
    const metadata = { type: RPCType.HTTP, span: {} as never, route: '/told/:id' };
    const told = setRPCMetadata(ROOT_CONTEXT, metadata as never);
    expect(route({ route: { path: '/:id' } }, '/7', told)).toBe('/told/:id');
  });
});

describe('the text of a record', () => {
  const redactor = createRedactor();
  const host = { redactValue: (value: unknown) => redactor.redactValue(value as never) };
  // Names of route parameters that redaction knows as labels of an identifier.
  const labels = [
    'mrn',
    'dob',
    'account',
    'zip',
    'license',
    'accession',
    'npi',
    'vin',
    'ssn',
    'id',
  ];

  it.for(labels)('keeps its status behind :%s', (label) => {
    const record = describeRequest(
      {
        method: 'GET',
        path: '/x/7',
        route: `/x/:${label}`,
        status: 500,
        isComplete: true,
        requestLength: undefined,
        responseLength: '12',
        protocolVersion: '1.1',
        context: ROOT_CONTEXT,
      },
      12.3456,
      host,
    );
    expect(record.body).toBe(`GET /x/:${label} -> 500 in 12.3 ms`);
    expect(redactor.redactText(String(record.body))).toBe(record.body);
    expect(record.attributes).toMatchObject({ duration_ms: 12.346, 'http.response.body.size': 12 });
  });
});
