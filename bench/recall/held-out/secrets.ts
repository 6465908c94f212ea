// Held out: measured against, never tuned on (see people.ts).
import type { Dice } from '../../../test/helpers/generated/dice.ts';
import { inSentences, type Kind } from '../../../test/helpers/generated/planted.ts';

const LOWER = 'abcdefghijklmnopqrstuvwxyz';
const MIXED = `${LOWER}${LOWER.toUpperCase()}0123456789`;

const key = (d: Dice): string =>
  d.of([
    d.text(MIXED, d.int(18, 64)),
    d.text('0123456789abcdef', d.of([32, 40, 48, 64])),
    `${d.text(LOWER, d.int(2, 5))}_${d.text(MIXED, d.int(20, 40))}`,
    `${d.text(MIXED, 22)}.${d.text(MIXED, 27)}`,
    `${d.text(`${MIXED}+/`, 43)}=`,
    d.text(`${MIXED}-_`, 32).replace(/^[-_]|[-_]$/g, 'a'),
  ]);

const WORDS =
  'Autumn|banana|Falcon|sunshine|P@ssw0rd|Chicago|iloveyou|Rad1ology|dragon|Spring|MyDog|qwerty'.split(
    '|',
  );
const password = (d: Dice): string =>
  d.of([
    `${d.of(WORDS)}${d.int(10, 9_999)}${d.of(['!', '', '#', '*'])}`,
    `${d.of(WORDS)}-${d.of(WORDS)}-${d.int(10, 99)}`,
    d.text(`${MIXED}!#%*+`, d.int(9, 16)).replace(/^[^A-Za-z]/, 'k'),
  ]);

/** Secrets by the label beside them, or the place where they stand. */
export const HELD_OUT_SECRETS: readonly Kind[] = [
  inSentences('keys and tokens of any vendor, by label', key, [
    'WIDGETCO_API_KEY={}',
    'export ORBITAL_SECRET_KEY="{}"',
    'snowbird.api.token={}',
    'quillpay:\n  secret_key: {}\n  mode: live',
    '{"brightmail":{"apiKey":"{}","region":"eu"}}',
    'pagerhub integration key: {}',
    "const client = new Orbital({ apiKey: '{}' });",
    'kestrel_access_token: "{}"',
    'Loaded config: {"imagingCloud":{"clientId":"viewer","clientSecret":"{}"}}',
    'helm upgrade --set auth.token={} gateway ./chart',
    'docker run -e STORAGE_ACCESS_KEY={} app:latest',
    'env: NODE_ENV=production MAILROCKET_TOKEN={} PORT=8080',
    'signing_secret = {}',
    'refresh_token={} grant_type=refresh_token',
    '<add key="EncryptionKey" value="{}" />',
    'encryption key is {}',
    'the api key {} was revoked',
    'my access token is {} and it stopped working',
    'vault kv put secret/ris api_key={}',
    'webhook secret: {}',
    'ENV SESSION_SECRET {}',
    'JWT_SECRET={}',
    'private_token: {}',
    'terraform var.db_master_key = "{}"',
    '-Dfeed.apiKey={} -Xmx2g',
  ]),
  inSentences('passwords, by label', password, [
    'POSTGRES_PASSWORD={}',
    'password: {}',
    'db.user=ris\ndb.password={}\ndb.pool=20',
    '{"user":"pacs","password":"{}"}',
    'ldap bind failed: dn=cn=svc,dc=example password={}',
    'my password is {} but it says invalid',
    'temp password for the workstation: {}',
    'the wifi password is {}',
    'mysqldump -u backup --password={} ris > dump.sql',
    'PASSWORD "{}" rejected: too short',
    "ALTER USER ris WITH PASSWORD '{}';",
    'Server=db1;Database=RIS;User Id=app;Password={};Encrypt=true',
    '<Password>{}</Password>',
    'smtp:\n  user: alerts\n  pass: {}',
    'login: admin / password: {}',
    'admin_password = "{}"',
    'REDIS_PASSWORD: {}',
    'passphrase: {}',
    'user=svc pwd={} host=db1',
    'keystore.password={}',
    'new password {} set for user radtech',
    'curl -u svc:{} https://ris.example.org/api',
    'oldPassword={}&newPassword=x',
  ]),
  inSentences('credentials in addresses', (d) => d.text(MIXED, d.int(9, 32)), [
    'postgres://ris:{}@db1.example.org:5432/ris',
    'postgresql+asyncpg://app:{}@localhost/app',
    'amqps://worker:{}@mq.example.org/prod',
    'redis://:{}@cache.example.org:6379/0',
    'mongodb://root:{}@mongo1,mongo2/emr?replicaSet=rs0',
    'ftp://films:{}@10.2.0.4/inbox',
    'ldaps://bind:{}@dir.example.org',
    'git clone https://oauth2:{}@git.example.org/team/app.git',
    'GET /export?access_token={}&format=csv 200',
    'https://files.example.org/report.pdf?sig={}&se=2026',
    'callback https://app.example.org/cb#access_token={}&state=1',
    'POST https://hooks.example.org/in?api_key={} 401',
    'wss://push.example.org/socket?token={}',
    'jdbc:mysql://db/ris?user=app&password={}',
    'https://monitor:{}@grid.example.org/status failed',
    'proxy http://corp:{}@10.0.0.9:3128 refused',
    'smtp://mailer:{}@relay.example.org:587',
    'sqlserver://sa:{}@sql1:1433/LIS',
    'https://api.example.org/maps?key={}&q=x',
    'nats://svc:{}@nats:4222',
  ]),
  inSentences('headers', key, [
    'Authorization: Bearer {}',
    'authorization=Bearer {}',
    "headers: { Authorization: 'Bearer {}' }",
    '> Authorization: Token {}',
    'Authorization: ApiKey {}',
    'x-api-key: {}',
    'X-Api-Key={}',
    '"x-access-token":"{}"',
    'Cookie: sid={}; lang=en',
    'Set-Cookie: JSESSIONID={}; Path=/; Secure',
    'set-cookie: __Host-session={}; SameSite=Lax',
    "curl -H 'Authorization: Bearer {}' https://api.example.org",
    'X-CSRF-Token: {}',
    'x-amz-security-token: {}',
    'Private-Token: {}',
    "rawHeaders: [ 'Host', 'api', 'Authorization', 'Bearer {}' ]",
    'X-Vault-Token: {}',
    'Proxy-Authorization: Basic {}',
    'sec-websocket-protocol: bearer, {}',
    'api-key: {}',
  ]),
];
