import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createRedactor } from '../../../src/redaction/index.ts';
import { dice } from '../../helpers/generated/dice.ts';

const redactor = createRedactor();
const seed = fc.integer({ min: 1, max: 2 ** 31 });
/** Letters that are no word, with or without digits and signs. */
const password = seed.map((each) => {
  const d = dice(each);
  const word = `${d.text('bdgkptvz', 1)}${d.text('aeiou', 1)}${d.text('qxzvk', 2)}${d.text('uo', 1)}${d.text('zk', 1)}`;
  return d.of([
    word,
    `${word}${d.int(10, 99)}`,
    `${word}!${d.int(1, 9)}`,
    `${d.int(10, 99)}-${word}`,
  ]);
});
const gone = (templates: readonly string[], value: fc.Arbitrary<string>): void =>
  fc.assert(
    fc.property(fc.constantFrom(...templates), value, (template, each) => {
      const text = template.replace('{}', () => each);
      expect(redactor.redactText(text)).not.toContain(each);
    }),
  );

describe('a password goes', () => {
  it('where a sentence tells it', () => {
    gone(
      [
        ...['her password is {}', 'the pw is {}', 'pass is {} for now', 'Passphrase was {}.'],
        ...['password for ops is {}', 'password of user kim: {}', 'password was changed to {}'],
        ...['password reset to {}', 'pwd set to {}', 'Passwort ist {}', 'Kennwort: {}'],
        ...['password -> {}', 'password (shown once): {}', 'Password?: {}', "wrong password '{}'"],
      ],
      password,
    );
  });

  it('where a command or a file has a place for it', () => {
    gone(
      [
        ...['sshpass -p {} ssh kim@h.test', "sshpass -p '{}' scp a b", 'mysql -u root -p{} shop'],
        ...['redis-cli -h h.test -a {} ping', 'ldapsearch -D cn=x -w {} -b dc=x', 'requirepass {}'],
        ...[
          'keytool -list -storepass {}',
          'keytool -genkey -keypass {} -v',
          'htpasswd -b f kim {}',
        ],
        ...["echo '{}' | sudo -S reboot", 'echo {} | docker login -u kim --password-stdin'],
        ...['machine h.test login kim password {}', "CREATE USER kim IDENTIFIED BY '{}'"],
        ...["ALTER ROLE kim WITH PASSWORD '{}'", 'psk="{}"', 'rootpw={}', 'security answer: {}'],
      ],
      password,
    );
  });
});

describe('what a sentence says of a password stays', () => {
  it('words and places', () => {
    const lines = [
      'password is required',
      'the password is too short',
      'Your password was reset by an administrator',
      'password is case-sensitive',
      'password for ops is expired',
      'password set to expire in 3 days',
      'pass is green',
      'password is hashed with bcrypt',
      'pw 12h',
      'pass 2 of 3',
      'echo done | tee out.txt',
      'mkdir -p build/out',
      'cp -a src dst',
      'login page password field',
      'docker run -p 8080:80 web',
      'mysql -h db -p',
    ];
    for (const line of lines) expect(redactor.redactText(line)).toBe(line);
  });
});
