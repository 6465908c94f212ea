import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { compileHostPattern } from '../../../src/correlation/host-pattern.ts';
import { destinationOf } from '../../../src/correlation/propagation-targets.ts';

// fast-check's own `binary` unit takes seconds to set up.
const codeUnit = fc.nat({ max: 0xffff }).map((code) => String.fromCharCode(code));

const matches = (pattern: string, host: string, port = '80') =>
  compileHostPattern(pattern)?.(destinationOf(host, port, 'http:')) ?? false;

describe('matches', () => {
  test.each([
    ['*', 'anything.example'],
    ['api.lumen.example', 'api.lumen.example'],
    ['API.Lumen.Example', 'api.lumen.EXAMPLE'],
    ['api.lumen.example', 'api.lumen.example.'],
    ['api.lumen.example.', 'api.lumen.example'],
    ['*.lumen.example', 'api.lumen.example'],
    ['*.lumen.example', 'a.b.lumen.example'],
    ['api-*.lumen.example', 'api-7.lumen.example'],
    ['*.svc.*.local', 'billing.svc.cluster.local'],
    ['10.0.*', '10.0.3.4'],
    ['::1', '[::1]'],
    ['[::1]', '::1'],
    ['::1', '0:0:0:0:0:0:0:1'],
    ['fd00::*', 'fd00::12'],
    ['https://api.lumen.example/v1', 'api.lumen.example'],
    ['münchen.example', 'xn--mnchen-3ya.example'],
    ['*.münchen.example', 'a.MÜNCHEN.example'],
    [' api.lumen.example ', 'api.lumen.example'],
  ])('%s: %s', (pattern, host) => expect(matches(pattern, host)).toBe(true));

  test.each([
    ['localhost:8080', 'localhost', '8080'],
    ['localhost:*', 'localhost', '8080'],
    ['[::1]:8080', '::1', '8080'],
    ['*:8080', 'anything.example', '8080'],
    ['api.lumen.example', 'api.lumen.example', '8443'],
  ])('%s: %s, port %s', (pattern, host, port) => expect(matches(pattern, host, port)).toBe(true));
});

describe('does not match', () => {
  test.each([
    ['api.lumen.example', 'lumen.example'],
    ['*.lumen.example', 'lumen.example'],
    ['*.lumen.example', 'evil-lumen.example'],
    ['*.lumen.example', 'api.lumen.example.evil.example'],
    ['api.lumen.example', 'apixlumen.example'],
    ['a*a', 'a'],
    ['::1', '::2'],
    ['', 'localhost'],
    ['localhost:http', 'localhost'],
    [':80', 'localhost'],
    ['https://', 'localhost'],
  ])('%s: %s', (pattern, host) => expect(matches(pattern, host)).toBe(false));

  test('another port', () => {
    expect(matches('localhost:8080', 'localhost', '8081')).toBe(false);
    expect(matches('[::1]:8080', '::1', '8081')).toBe(false);
  });
});

const label = fc.stringMatching(/^[a-z][a-z0-9-]{0,8}$/);
const host = fc.array(label, { minLength: 1, maxLength: 5 }).map((labels) => labels.join('.'));

test('every host matches itself, in any case, and each way of putting stars into it', () => {
  fc.assert(
    fc.property(host, fc.nat(), fc.nat(), (name, a, b) => {
      const from = a % name.length;
      const to = from + (b % (name.length - from + 1));
      const starred = `${name.slice(0, from)}*${name.slice(to)}`;
      return matches(name.toUpperCase(), name) && matches(starred, name) && matches('*', name);
    }),
  );
});

test('agrees with the regular expression that means the same', () => {
  const glob = fc.string({ unit: fc.constantFrom('a', 'b', '.', '*'), minLength: 1, maxLength: 8 });
  const name = fc.string({ unit: fc.constantFrom('a', 'b', '.'), minLength: 1, maxLength: 10 });
  fc.assert(
    fc.property(glob, name, (pattern, text) => {
      fc.pre(!pattern.endsWith('.') && !text.endsWith('.'));
      const expected = new RegExp(`^${pattern.replaceAll('.', '\\.').replaceAll('*', '.*')}$`);
      return matches(pattern, text) === expected.test(text);
    }),
    { numRuns: 5000 },
  );
});

test('never throws', () => {
  fc.assert(
    fc.property(fc.string({ unit: codeUnit }), fc.string({ unit: codeUnit }), (pattern, text) => {
      matches(pattern, text);
    }),
  );
});

test('a pattern of many stars costs no more than others', () => {
  const pattern = compileHostPattern(`${'*a'.repeat(100)}*b`);
  // Exponential or quadratic, this would run into the test's time limit.
  for (let round = 0; round < 1000; round += 1) {
    expect(pattern?.({ host: 'a'.repeat(254), port: '80' })).toBe(false);
    expect(pattern?.({ host: 'a'.repeat(100_000), port: '80' })).toBe(false);
  }
});
