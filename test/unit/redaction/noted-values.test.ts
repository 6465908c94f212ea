import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createRedactor } from '../../../src/redaction/index.ts';
import { dice } from '../../helpers/generated/dice.ts';

const redactor = createRedactor();
const seed = fc.integer({ min: 1, max: 2 ** 31 });
/** No word, and of no form that gives it away by itself. */
const password = seed.map((each) => {
  const d = dice(each);
  return `${d.text('bdgkptvz', 2)}${d.int(10, 99)}${d.text('QXZVK', 2)}${d.text('uo', 1)}${d.int(2, 9)}`;
});
const gone = (templates: readonly string[]): void =>
  fc.assert(
    fc.property(fc.constantFrom(...templates), password, (template, each) => {
      const text = template.replaceAll('{}', () => each);
      expect(redactor.redactText(text)).not.toContain(each);
    }),
    { numRuns: 300 },
  );

describe('a labelled value goes', () => {
  it('in what validators and databases say', () => {
    gone([
      '"password" length must be 9, got "{}"',
      "password must be at least 30 characters, but got '{}'",
      '"user.passphrase" should be a number, received "{}"',
      '"apiToken" is not allowed here, found `{}`',
      '✖ Invalid input: expected number, received "{}"\n  → at password',
      'expected number, got "{}"\n    at accessToken',
      "Data too long for column 'password' at row 3: '{}'",
      '"account.password" failed custom validation because {}',
      '"password" failed validation because "{}"',
    ]);
  });

  it('in notations without a colon or equals sign between the two', () => {
    gone([
      '["password"]=>\n  string(9) "{}"',
      's:8:"password";s:9:"{}";',
      "('password', '{}')",
      "[('user', 'kim'), ('api_token', '{}')]",
      'define("DB_PASSWORD", "{}")',
      "localStorage.setItem('password','{}')",
      'variable "db_password" { default = "{}" }',
      'variable "token" {\n  type    = string\n  default = "{}"\n}',
      ...['set DB_PASS {}', 'ENV DB_PASSWORD {}', 'setenv API_TOKEN "{}"'],
      'CEF:0|v|p|1|7|login|5|cs2Label=password cs2={} act=x',
      'CEF:0|v|p|1|7|login|5|cs2={} act=x cs2Label=password',
      ...['{Name:kim Password:{} Age:3}', 'map[password:{} user:kim]', '{:password=>"{}"}'],
      '<add key="ClearTextPassword" value="{}"/>',
    ]);
  });

  it('in what commands and drivers connect with', () => {
    gone([
      ...['jdbc:oracle:thin:kim/{}@db.test:1521/x', 'sqlplus -s kim/{}@db'],
      String.raw`net use Z: \\srv\share /user:kim {}`,
    ]);
  });

  it('behind a hump or a tilde', () => {
    for (const label of ['PatientMRN ', 'MRN ~ ', 'mrn ~', 'SSN ~ ']) {
      expect(redactor.redactText(`${label}840217735 seen`)).not.toContain('840217735');
    }
  });

  it('alone on the line below its label', () => {
    gone(['password:\n{}', 'Your password:\r\n  {}\r\nKeep it safe', 'API token:\n\t{}\n']);
  });

  it('under any key of a Secret of Kubernetes', () => {
    for (const secret of [
      { kind: 'Secret', stringData: { 'app.cfg': 'wozi' } },
      { apiVersion: 'v1', kind: 'Secret', data: { 'app.cfg': 'd296aQ==' } },
    ]) {
      const text = redactor.redactText(JSON.stringify({ items: [secret] }));
      expect(text).toContain('"app.cfg":"REDACTED"');
    }
    const map = '{"apiVersion":"v1","kind":"ConfigMap","data":{"app.cfg":"wozi"}}';
    expect(redactor.redactText(map)).toBe(map);
  });

  it('with labels in other languages', () => {
    gone([
      ...['contraseña: {}', 'mot de passe : {}', 'Passwort: {}', 'Hasło={}', 'Lösenord: {}'],
      ...['пароль: {}', '密码: {}', 'パスワード={}', 'senha: {}', '비밀번호: {}'],
    ]);
    for (const label of ['Geburtsdatum', 'date de naissance', 'fecha de nacimiento']) {
      expect(redactor.redactText(`${label}: 07.11.1958`)).not.toContain('1958');
    }
  });
});

describe('a message about a labelled value stays', () => {
  it.each([
    '"password" length must be at least 8 characters long',
    'password must be a string, got "number"',
    '"password" failed custom validation because it is too short',
    "Data too long for column 'password' at row 1",
    'Invalid input: expected string, received "undefined"\n  → at password',
    "('password', 'required')",
    'ENV DB_PASSWORD $SECRET',
    'set PASSWORD to a new value',
    'define("PASSWORD_MIN_LENGTH", 8)',
    "localStorage.setItem('theme', 'dark2')",
    'variable "password" { type = string }',
    'jdbc:oracle:thin:@db.test:1521/x',
    'password:\n  type: string',
    'Password:\nargon2id64',
    'token:\nexpired at 10',
    'MRN ~ 5%',
    'état: prêt',
    'größe: 12',
  ])('%s', (line) => {
    expect(redactor.redactText(line)).toBe(line);
  });
});
