import type { Dice } from './dice.ts';
import { PROVIDER_TOKENS } from './provider-tokens.ts';

const SIGNS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789';
const signs = (d: Dice, count: number): string => d.text(SIGNS, count);

/** A token of any of the issuers. */
export function providerToken(d: Dice): string {
  return d.of(Object.values(PROVIDER_TOKENS))(d);
}

/** A JSON Web Token with a header, claims and a signature. */
export function jsonWebToken(d: Dice): string {
  const part = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url');
  const header = { alg: d.of(['HS256', 'RS256', 'ES256']), typ: 'JWT' };
  return `${part(header)}.${part({ sub: String(d.int(1, 1e9)), exp: d.int(1e9, 2e9) })}.${signs(d, 43)}`;
}

/** What people choose as passwords, without spaces and quotes. */
export function password(d: Dice): string {
  return d.of([
    () => `${signs(d, 8)}!`,
    () => `hunter${d.int(10, 99)}${signs(d, 3)}`,
    () => signs(d, 20),
    () => `Winter${d.int(2015, 2026)}#${signs(d, 2)}`,
    () => `${signs(d, 5)}&${signs(d, 5)}`,
  ])();
}

/** A private key as PEM, in one line each 64 characters. */
export function privateKey(d: Dice): string {
  const kind = d.of(['RSA PRIVATE KEY', 'PRIVATE KEY', 'EC PRIVATE KEY', 'OPENSSH PRIVATE KEY']);
  const lines = Array.from({ length: d.int(2, 6) }, () => signs(d, 64)).join('\n');
  return `-----BEGIN ${kind}-----\n${lines}\n-----END ${kind}-----`;
}
