import type { Dice } from './dice.ts';

const SIGNS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789';
const HEX = '0123456789abcdef';
const signs = (d: Dice, count: number): string => d.text(SIGNS, count);

/** Tokens in the forms that their issuers document for secret scanning. */
export function providerToken(d: Dice): string {
  return d.of([
    () => `AKIA${d.text('ABCDEFGHIJKLMNOPQRSTUVWXYZ234567', 16)}`,
    () => `ghp_${signs(d, 36)}`,
    () => `github_pat_${signs(d, 22)}_${signs(d, 59)}`,
    () => `xoxb-${d.text('0123456789', 12)}-${d.text('0123456789', 12)}-${signs(d, 24)}`,
    () => `AIza${signs(d, 35)}`,
    () => `sk_live_${signs(d, 24)}`,
    () => `npm_${signs(d, 36)}`,
    () => `glpat-${signs(d, 20)}`,
    () => `SG.${signs(d, 22)}.${signs(d, 43)}`,
    () => `sk-proj-${signs(d, 48)}`,
    () => `sk-ant-api03-${signs(d, 80)}`,
    () => `SK${d.text(HEX, 32)}`,
    () => `shpat_${d.text(HEX, 32)}`,
    () => `dop_v1_${d.text(HEX, 64)}`,
    () => `dckr_pat_${signs(d, 27)}`,
    () => `lin_api_${signs(d, 40)}`,
    () => `hvs.${signs(d, 24)}`,
    () => `glsa_${signs(d, 32)}_${d.text(HEX, 8)}`,
    () => `hf_${signs(d, 34)}`,
    () => `dapi${d.text(HEX, 32)}`,
  ])();
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
