import { inspect } from 'node:util';
import { describe, expect, it } from 'vitest';
import { createRedactor } from '../../../../src/redaction/index.ts';

const redactor = createRedactor();
const VALUE = 'kQ7vTzW2mPx9';

describe('headers in a list that stands in a text', () => {
  it.for([
    'Authorization',
    'proxy-authorization',
    'Cookie',
    'Set-Cookie',
    'X-Api-Key',
    'apikey',
    'Private-Token',
    'Ocp-Apim-Subscription-Key',
    'X-Vault-Token',
    'X-Session-Id',
    'x-ms-client-principal',
  ])('%s loses its value', (name) => {
    const text = inspect({ rawHeaders: ['Host', 'a.example', name, VALUE, 'Accept', '*/*'] });
    const redacted = redactor.redactText(text);
    expect(redacted).not.toContain(VALUE);
    expect(redacted).toContain("'a.example'");
    expect(redacted).toContain("'*/*'");
  });

  it.for([
    "redact: ['authorization', 'cookie', 'set-cookie', 'x-api-key']",
    "headers ['x-request-key', 'content-type', 'x-trace-token', 'accept-encoding']",
    '["host", "a.example", "accept", "text/html", "x-cache", "HIT from edge"]',
  ])('names alone stay: %s', (text) => {
    expect(redactor.redactText(text)).toBe(text);
  });
});
