import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { transportFileProblems } from '../../../src/config/transport-files.ts';

it('names a file that cannot be read, and what happens instead', () => {
  const problems = transportFileProblems({
    OTEL_EXPORTER_OTLP_CERTIFICATE: '/nowhere/ca.pem',
    OTEL_EXPORTER_OTLP_LOGS_CLIENT_KEY: '/nowhere/key.pem',
  });
  expect(problems).toEqual([
    'OTEL_EXPORTER_OTLP_CERTIFICATE: "/nowhere/ca.pem" cannot be read (ENOENT); allowed is a readable PEM file; the system\'s certificates are trusted instead',
    'OTEL_EXPORTER_OTLP_LOGS_CLIENT_KEY: "/nowhere/key.pem" cannot be read (ENOENT); allowed is a readable PEM file; no client certificate is shown',
  ]);
});

it('says nothing of readable files and of variables that are not set', () => {
  const path = fileURLToPath(import.meta.url);
  expect(transportFileProblems({ OTEL_EXPORTER_OTLP_CERTIFICATE: path })).toEqual([]);
  expect(transportFileProblems({})).toEqual([]);
});
