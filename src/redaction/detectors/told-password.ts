import { type Detector, patternDetector } from '../detector.ts';
import { isWord } from './issuer-token.ts';

/**
 * Passwords that a sentence tells, though they are words: `her password is tulip`,
 * `pw for ann: Xy7…`, `passphrase was changed to …`. What a sentence says of a password
 * (`password is required`) is a word of English.
 */
export const toldPassword: Detector = patternDetector({
  name: 'told-secret',
  kind: 'secret',
  pattern:
    /(?<lead>\b(?:password|passwd|passphrase|passcode|passwort|kennwort|wachtwoord|pwd|pw|pass)(?:'s)?(?: (?:for|of|von) (?:(?:the )?(?:user|account|admin) )?[\w.@+-]{1,60})?(?:[?\]]| \([\w -]{1,20}\))?(?: (?:(?:has been|was|is) )?(?:re)?(?:set|changed) to | ?(?:is|was|ist|lautet)(?: now)?:? | mismatch: got |: ?|\t| -> | => | = ?| )["'`<]?)[^\s"'`<>]{4,200}/gi,
  accepts: (value, text, offset) => {
    const lead = text.slice(Math.max(0, offset - LEAD_LENGTH), offset);
    const plain = value.replace(/[.,;:!?)]{1,3}$/, '');
    if (plain.length < 4 || OTHER.test(plain)) return false;
    const isTold = TELLS.test(lead);
    if (/^[A-Za-z-]+$/.test(plain)) return isTold && !isOfSentence(plain.toLowerCase());
    if (!isTold && SHORT_WORD.test(lead))
      return /^pw/i.test(SHORT_WORD.exec(lead)?.[1] ?? '') && isMixed(plain);
    return isMixed(plain);
  },
});

const LEAD_LENGTH = 120;
const TELLS =
  /(?:\b(?:is|was|ist|lautet|now|to|got):?|[\])?]:|\b(?:for|of) (?:user )?[\w.@+-]{1,60}:) ["'`<]?$|\bpass(?:word|wd|phrase) ["'`]$|->\s["'`<]?$/i;
const SHORT_WORD = /\b(pwd|pw|pass)["'`<]?[ \t]["'`<]?$/i;
/** Places, calls, variables, versions and what was replaced. */
const OTHER =
  /^(?:[$%{([/\\~]|\.{1,2}\/|REDACTED|https?:|\w{1,60}[([]|v?\d{1,6}(?:[.:/-]\d{1,6}){0,6}$)|[({]|\.(?:[jt]sx?|json|ya?ml|md|py|go|txt|conf)$/i;
const ENDS_AS_WORD = /(?:ed|ing|ly|able|ible|less|ful|ive|ous|ant|ent)$/;
const OF_PASSWORDS = new Set(
  'null none undefined true false empty blank hashed hidden salted encrypted masked redacted wrong weak strong stale unset absent plaintext cleartext optional mandatory bcrypt argon2 scrypt uppercase lowercase'.split(
    ' ',
  ),
);

function isOfSentence(word: string): boolean {
  if (OF_PASSWORDS.has(word) || ENDS_AS_WORD.test(word)) return true;
  const parts = word.split('-');
  return parts.length < 3 && parts.every((part) => part === '' || isWord(part));
}

function isMixed(value: string): boolean {
  return /[A-Za-z]/.test(value) && /\d|[!@#$%^&*]/.test(value);
}

const NOT_QUOTE = `[^\\s"'\`|;&]`;

/** Passwords that commands are given without a name: `sshpass -p …`, `mysql -p…`, `redis-cli -a …`. */
export const commandPassword: Detector = patternDetector({
  name: 'password-option',
  kind: 'secret',
  pattern: new RegExp(
    `(?<lead>(?<!\\S)-(?:p|a|w|storepass|keypass|srcstorepass|deststorepass)(?: {1,2}|(?=[^\\s-]))["']?)(?!-)${NOT_QUOTE}{3,128}`,
    'g',
  ),
  accepts: (value, text, offset) => {
    const before = text.slice(Math.max(0, offset - COMMAND_LENGTH), offset);
    if (/^[$%{<]/.test(value)) return false;
    if (/-\w{3,16}pass ["']?$|-keypass ["']?$/.test(before)) return true;
    const command = COMMAND.exec(before)?.[1];
    if (command === 'sshpass') return /-p ?["']?$/.test(before);
    if (command === 'redis-cli') return /-a ["']?$/.test(before);
    if (command?.startsWith('ldap')) return /-w ["']?$/.test(before);
    return command !== undefined && /-p["']?$/.test(before);
  },
});

const COMMAND_LENGTH = 300;
const COMMAND =
  /\b(mysql|mysqldump|mysqladmin|mariadb|sshpass|redis-cli|ldap(?:search|modify|add|delete|passwd|whoami))\b[^|;&\n]{0,280}$/;

/** Passwords by their place: what is piped into a command that asks, SQL, `.netrc`, directives. */
export const placedPassword: Detector = patternDetector({
  name: 'password-option',
  kind: 'secret',
  pattern:
    /(?<lead>\b(?:echo (?:-\w{1,2} )?["']?|htpasswd -\w{1,8} \S{1,100} \S{1,60} |login \S{1,100}\s{1,8}password |(?:requirepass|masterauth|bindpw|rootpw|olcRootPW:) ["']?|identified by '|with (?:encrypted )?password '|(?:user|role) \S{1,60} password '))[^\s"'|$]{3,128}/gi,
  accepts: (value, text, offset) => {
    const lead = text.slice(Math.max(0, offset - COMMAND_LENGTH), offset);
    if (/\blogin \S{1,100}\s{1,8}password $/i.test(lead)) {
      return isMixed(value) || /\b(?:machine|default)\s/.test(lead);
    }
    if (!/\becho (?:-\w{1,2} )?["']?$/i.test(lead)) return !/^[-<{(]/.test(value);
    return PIPED.test(text.slice(offset + value.length, offset + value.length + 40));
  },
});

const PIPED = /^["']? ?\| ?(?:sudo -S|passwd\b|chpasswd\b|docker login)/;

/** Passwords by their place in what Oracle's and Windows' commands are given: `bob/…@host`, `/user:bob …`. */
export const connectedPassword: Detector = patternDetector({
  name: 'password-option',
  kind: 'secret',
  pattern:
    /(?<lead>\b(?:(?:jdbc:oracle:(?:thin|oci8?):|sqlplus (?:-\w{1,8} ){0,3})[\w.$#-]{1,64}\/["']?(?=[^\s@/]{1,129}@)|net use [^\n]{0,160}?\/u(?:ser)?:[^\s]{1,100} (?![/*])))[^\s@"'/]{3,128}/gi,
});
