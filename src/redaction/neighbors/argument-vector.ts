import type { AnyValue } from '@opentelemetry/api';
import { isLabel, type Judge } from './judge.ts';

/** Programs whose `-p` or `-a` is a password. */
const TAKES_PASSWORD =
  /(?:^|[/\\])(?:mysql\w*|mariadb\w*|sshpass|docker|podman|nerdctl|helm|redis-cli|mongo\w*|cqlsh|sqlcmd|bcp|ldap\w+|htpasswd|smbclient|7z|7za|unzip|zip|plink|pscp|psftp|az|oc|kinit|curl|xfreerdp|rdesktop|vncviewer|wget)(?:\.exe)?$/i;
const SHORT = /^-(?:p|pw|P|a|w|pass)$/;
const USER = /^(?:-u|-U|--user|--proxy-user|--creds|--basic-auth)$/;
const STRONG = /^(?=[^/\\]*[A-Za-z])(?=[^/\\]*\d)[^\s/\\:.=-]{6,200}$/;
const NEGATED = /^(?:no|without|skip|disable|ask|prompt)[-_]/;

/**
 * What stands at a place of an argument vector: `['--password', 'x']`, `['-p', 'x']`,
 * `['-u', 'user:password']`, `['-px']` of `mysql`.
 */
export function judgeArgument(
  all: readonly AnyValue[],
  index: number,
  judge: Judge,
): AnyValue | undefined {
  const value = all[index] as AnyValue;
  const flag = all[index - 1];
  if (typeof value === 'string' && /^-p[^-\s]{3,}$/.test(value) && ofDatabase(all, index)) {
    return replaced(value, 2, judge);
  }
  if (typeof flag !== 'string' || !flag.startsWith('-') || flag.includes('=')) return undefined;
  if (typeof value === 'string' && /^-{1,2}[A-Za-z]/.test(value)) return undefined;
  if (USER.test(flag)) return userPassword(value, judge);
  const label = flag.replace(/^-{1,2}/, '');
  if (SHORT.test(flag)) {
    const isPassword = typeof value === 'string' && (STRONG.test(value) || ofTool(all, index));
    return isPassword && !isPort(value) ? judge.value('password', value, ['*']) : undefined;
  }
  if (!isLabel(label) || NEGATED.test(label)) return undefined;
  return judge.label(label) === undefined ? undefined : judge.value(label, value, ['*']);
}

function isPort(value: AnyValue): boolean {
  return typeof value === 'string' && /^[\d.:]{1,24}$|^[./~]|^\d+:\d+$/.test(value);
}

function userPassword(value: AnyValue, judge: Judge): AnyValue | undefined {
  const at = typeof value === 'string' ? value.indexOf(':') : -1;
  if (typeof value !== 'string' || at < 1 || /^\d+:\d+$|\/\//.test(value)) return undefined;
  return replaced(value, at + 1, judge);
}

function replaced(value: string, from: number, judge: Judge): string {
  const secret = value.slice(from);
  const clean = judge.value('password', secret, ['*']);
  return clean === secret ? value : value.slice(0, from) + String(clean);
}

function ofTool(all: readonly AnyValue[], index: number): boolean {
  return all
    .slice(Math.max(0, index - 24), index)
    .some((each) => typeof each === 'string' && TAKES_PASSWORD.test(each));
}

function ofDatabase(all: readonly AnyValue[], index: number): boolean {
  return all
    .slice(Math.max(0, index - 24), index)
    .some((each) => typeof each === 'string' && /(?:^|\/)(?:mysql|mariadb|sshpass)\w*$/.test(each));
}
