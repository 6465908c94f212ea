import type { Dice } from './dice.ts';
import { inSentences, type Kind } from './planted.ts';
import { jsonWebToken, password, privateKey, providerToken } from './secret-values.ts';

const basic = (d: Dice): string => Buffer.from(`service:${password(d)}`).toString('base64');

/** Secrets, by form and by label. */
export const SECRETS: readonly Kind[] = [
  inSentences('provider tokens', providerToken, [
    '{}',
    'using {} now',
    'push with "{}" failed',
    'token: {}',
    'https://api.example.org/v1?k={}&n=1',
    '{"note":"{}"}',
    'export X={}',
    "retry('{}')",
  ]),
  inSentences('JWT', jsonWebToken, [
    '{}',
    'got {} from login',
    'Authorization: Bearer {}',
    'cookie sid={}; Path=/',
    '{"t":"{}"}',
    'https://h.example.org/cb#id_token={}',
  ]),
  inSentences('private key (PEM)', privateKey, ['{}', 'loaded key {}', 'key:\n{} done']),
  inSentences('passwords and keys, by label', password, [
    'password={}',
    'password: {}',
    'PASSWORD="{}"',
    '{"password":"{}"}',
    'DB_PASSWORD={} npm start',
    'client_secret={}',
    'api_key: {}',
    "pwd='{}'",
    'passphrase: {}',
    '--password {} --verbose',
    'x-api-key: {}',
  ]),
  inSentences('credentials in URLs', (d) => password(d).replace(/[#&]/g, ''), [
    'postgres://emr:{}@db.internal:5432/emr',
    'connecting to redis://:{}@cache:6379',
    'https://h.example.org/cb?access_token={}&x=1',
    'amqp://svc:{}@mq/vhost down',
    'GET /v1?api_key={} 200',
  ]),
  inSentences('Authorization headers', basic, [
    'Authorization: Basic {}',
    'authorization=Basic {}',
    '{"authorization":"Basic {}"}',
    'sent Basic {} to proxy',
  ]),
];
