import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { nearest } from '../../../../src/common/nearest.ts';
import { createRedactor, loadPolicy, REDACTED } from '../../../../src/redaction/index.ts';
import { validatePolicy } from '../../../../src/redaction/policies/validate.ts';

let directory: string;
beforeAll(() => {
  directory = mkdtempSync(join(tmpdir(), 'policy-'));
});
afterAll(() => rmSync(directory, { recursive: true, force: true }));

const file = (name: string, text: string): string => {
  const path = join(directory, name);
  writeFileSync(path, text);
  return path;
};
const KEY = `k1:${Buffer.alloc(32, 9).toString('base64')}`;

describe('a policy file', () => {
  it('is YAML or JSON by its extension', () => {
    const yaml = file('a.yaml', 'extends: safe-harbor\ndetectors:\n  email: mask\n  ip: off\n');
    const json = file(
      'a.json',
      '{"extends":"safe-harbor","detectors":{"email":"mask","ip":"off"}}',
    );
    const loaded = loadPolicy({ policy: yaml });
    expect(loaded.problems).toEqual([]);
    expect(loaded.policy.detectors).toEqual({ email: 'mask', ip: 'off' });
    expect(loadPolicy({ policy: json }).policy).toEqual(loaded.policy);
    expect(createRedactor(loaded).redactText('a@b.org')).toBe('*@*.***');
  });

  it.each([
    ['missing.yaml', undefined, 'cannot be read (ENOENT); safe-harbor holds'],
    ['broken.yaml', 'a: [secret-in-file\nb: }', 'is not YAML (line 2); safe-harbor holds'],
    ['broken.json', '{"secret-in-file', 'is not JSON; safe-harbor holds'],
    ['list.yaml', '- secret-in-file', 'holds no mapping of options; safe-harbor holds'],
    ['empty.yaml', '', 'holds no mapping of options; safe-harbor holds'],
    ['bomb.yaml', 'a: &a [x]\nb: [*a, *a]', 'is not YAML; safe-harbor holds'],
  ])('that is broken costs one line without its content: %s', (name, text, reason) => {
    const path = text === undefined ? join(directory, name) : file(name, text);
    const { problems, policy } = loadPolicy({ policy: path });
    expect(problems).toEqual([expect.stringContaining(reason)]);
    expect(problems[0]).not.toContain('secret-in-file');
    expect(createRedactor({ policy }).redactText('a@b.org')).toBe(REDACTED);
  });

  it('with wrong options keeps the right ones, and says each wrong one', () => {
    const path = file(
      'wrong.yaml',
      `extends: safeharbor
detektors: {}
detectors: { emial: mask, email: masked, jwt: off, ssn: partial }
keys: { denny: [a], deny: planted-value, allow: [b, { c: planted-value }] }
paths: { 'a..b': mask, '**': off, a: hide }
patterns: { slow: '(a+)+', 'Bad Name': a, email: a, none: {} }
limits: { text: many }
`,
    );
    const { problems, policy } = loadPolicy({ policy: path, key: KEY });
    const said = problems.map((problem) => problem.slice(problem.indexOf(', ') + 2));
    expect(said.toSorted()).toEqual(
      [
        'extends: "safeharbor" is not one of safe-harbor, pseudonymous, secrets-only (did you mean safe-harbor?); safe-harbor holds',
        'detektors: the name is not known; did you mean detectors?; it is left out',
        'detectors.emial: the name is not known; did you mean email?; it is left out',
        'detectors.email: "masked" is not one of replace, remove, mask, partial, hmac, generalize, off (did you mean mask?); it stays as in the policy extended',
        'detectors.jwt: "off" is not one of replace, remove, mask; it stays as in the policy extended',
        'keys.denny: the name is not known; did you mean deny?; it is left out',
        'keys.deny: what was given is not a list of texts; it is left out',
        'keys.allow: 1 of 2 entries is not a text; these are left out',
        'paths.a..b: it is not keys joined by dots, up to 32; it is left out',
        'paths.**: "off" is not a path that names a key; it is left out',
        'paths.a: "hide" is not one of replace, remove, mask, partial, hmac, generalize, off; it is left out',
        'patterns.slow.pattern: refused, because `+` has no upper bound; give one, such as `{1,64}`: is not a pattern whose time is linear in the text; it is left out',
        'patterns.Bad Name: its name is not a new name of a-z, 0-9 and -; it is left out',
        'patterns.email: its name is not a new name of a-z, 0-9 and -; it is left out',
        'patterns.none.pattern: nothing is not a text; it is left out',
        'limits.text: "many" is not a whole number from 256 to 16777216; there is no limit of its own',
      ].toSorted(),
    );
    expect(problems.join()).not.toContain('planted-value');
    expect(policy).toMatchObject({ extends: 'safe-harbor', detectors: { ssn: 'partial' } });
  });

  it('needs a key where it signs', () => {
    const path = file('hmac.yaml', 'detectors: { email: hmac }');
    const { problems, policy, hmacKeys } = loadPolicy({ policy: path });
    expect(problems).toEqual([expect.stringContaining('becomes REDACTED')]);
    expect(createRedactor({ policy, hmacKeys }).redactText('a@b.org')).toBe(REDACTED);
    expect(loadPolicy({ policy: path, key: KEY }).problems).toEqual([]);
  });

  it('may extend secrets-only, with the warning that this has', () => {
    const path = file('secrets.yaml', 'extends: secrets-only');
    expect(loadPolicy({ policy: path }).warnings).toEqual([
      expect.stringContaining('NOT redacted'),
    ]);
  });
});

describe('keys of surrogates', () => {
  it('come from a file, whose problems are said without its content', () => {
    expect(loadPolicy({ policy: 'pseudonymous', keyFile: file('k', KEY) }).problems).toEqual([]);
    const { problems } = loadPolicy({
      policy: 'pseudonymous',
      keyFile: file('bad', 'k1:c2hvcnQ='),
    });
    expect(problems).toEqual([
      expect.stringContaining('LOG_REDACTION_KEY_FILE, key 1: it has 5 bytes'),
      expect.stringContaining('safe-harbor holds'),
    ]);
    expect(problems.join()).not.toContain('c2hvcnQ');
  });
});

describe('anything as a policy', () => {
  it.each([
    [null],
    [1],
    ['x'],
    [[]],
    [{ detectors: [] }],
    [{ keys: 3 }],
    [{ patterns: { a1: 4 } }],
  ])('does not throw: %j', (given) => {
    const { definition } = validatePolicy(given, 'a test');
    expect(createRedactor({ policy: definition }).redactText('a@b.org')).toBe(REDACTED);
  });
});

describe('the nearest name', () => {
  it('is named for a slip, not for another word', () => {
    expect(nearest('redcat', ['redact', 'ship'])).toBe('redact');
    expect(nearest('wombat', ['redact', 'ship'])).toBeUndefined();
  });
});
