// Development: once held out, now read by those who make rules (see people.ts).
import type { Dice } from '../../../test/helpers/generated/dice.ts';
import { inSentences, type Kind } from '../../../test/helpers/generated/planted.ts';

const LOWER = 'abcdefghijklmnopqrstuvwxyz';
const ALPHANUMERIC = `${LOWER}${LOWER.toUpperCase()}0123456789`;
const HEX = '0123456789abcdef';

const opaque = (d: Dice): string =>
  d.of([
    d.text(ALPHANUMERIC, d.int(20, 48)),
    d.text(HEX, d.of([32, 40, 64])),
    `${d.text(ALPHANUMERIC, 12)}-${d.text(ALPHANUMERIC, 20)}`,
    `${d.text(ALPHANUMERIC, 30)}==`,
  ]);
/** What people choose: words, years, signs. */
const chosen = (d: Dice): string =>
  `${d.of(['Winter', 'welcome', 'Tr0ub4dor', 'hunter', 'letme1n', 'Orion'])}${d.of(['!', '#', '_', '@', ''])}${d.int(10, 9_999)}${d.of(['', '$', '?'])}`;

/** Names of services that no rule need know. */
const VENDORS = [
  'acme',
  'fleetio',
  'northbeam',
  'paypoint',
  'medsync',
  'zephyr',
  'courier',
  'lumio',
];
const vendored = (shape: string): string[] =>
  VENDORS.flatMap((vendor) => [
    shape.replace('{V}', vendor).replace('{v}', vendor),
    shape.replace('{V}', vendor.toUpperCase()).replace('{v}', vendor),
  ]);

/** Secrets by the label beside them, or the place where they stand. */
export const WRITTEN_SECRETS: readonly Kind[] = [
  inSentences('keys and tokens of any vendor, by label', opaque, [
    ...vendored('{V}_API_KEY={}'),
    ...vendored('{V}_token = "{}"'),
    ...vendored("const {v}Secret = '{}';"),
    ...vendored('{"{v}AuthToken":"{}"}'),
    ...vendored('{v}-signing-secret: {}'),
    ...vendored('{v}.access.key: {}'),
    ...vendored('export {V}_CLIENT_SECRET={}'),
    ...vendored('using {v} api key {}'),
    ...vendored('X-{v}-Token: {}'),
  ]),
  inSentences('passwords, by label', chosen, [
    'DB_PASSWORD={}',
    'login with password {} failed',
    'spring.datasource.password={}',
    'root password is {}',
    'mysql --user=root --password={} db',
    'sshpass -p {} ssh host',
    'curl -u admin:{} https://h.example.org/',
    '<password>{}</password>',
    'SMTP_PASS: "{}"',
    "identified by '{}'",
    'pwd: {}',
    'passwd={};',
    'unlock passphrase: {}',
    'PGPASSWORD={} psql',
  ]),
  inSentences('credentials in addresses', (d) => d.text(ALPHANUMERIC, d.int(10, 24)), [
    'mongodb+srv://app:{}@cluster0.example.net/db',
    'mysql://root:{}@10.0.0.4/emr',
    'sftp://feed:{}@files.example.org/in',
    'https://api.example.org/v2/items?apikey={}&page=2',
    'GET /hook?signature={} 403',
    'https://user:{}@git.example.org/app.git',
    'wss://live.example.org/?auth_token={}',
    'smtps://mailer:{}@smtp.example.org:465',
  ]),
  inSentences('headers', opaque, [
    'Authorization: Bearer {}',
    'authorization: Token {}',
    'Proxy-Authorization: Bearer {}',
    'X-Auth-Token: {}',
    "-H 'x-api-key: {}'",
    'Cookie: session={}; theme=dark',
    'Set-Cookie: connect.sid={}; HttpOnly',
    '{"headers":{"Authorization":"Bearer {}"}}',
    'Ocp-Apim-Subscription-Key: {}',
  ]),
];
