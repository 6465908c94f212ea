import type { BridgeHost } from '../record/log-call.ts';
import { redactLine } from './json-line.ts';
import { jsonView } from './json-view.ts';
import { plainCopy } from './plain-copy.ts';
import { levelOf } from './winston-record.ts';
import { LEVEL, MESSAGE, SPLAT, type WinstonInfo } from './winston-types.ts';
import { isError, makeError } from './written-error.ts';

/** What the transports get: the info, its line and its arguments, all redacted. Fails closed. */
export function redactInfo(info: WinstonInfo, host: BridgeHost): WinstonInfo {
  const level = levelOf(info);
  try {
    const given = jsonView(info);
    const clean = host.redactValue(given) as WinstonInfo;
    const safe = isError(info) ? Object.assign(redactError(info, host), clean) : clean;
    if (isError(info.message)) safe.message = redactError(info.message, host);
    safe.level = info.level;
    safe[LEVEL] = level;
    if (typeof info[MESSAGE] === 'string') {
      safe[MESSAGE] = redactLine(host, info[MESSAGE], { level }, { fields: { given, clean } });
    }
    if (Array.isArray(info[SPLAT])) safe[SPLAT] = host.redactValue(info[SPLAT]) as unknown[];
    return safe;
  } catch {
    return infoOf(level, 'REDACTED');
  }
}

/** An info that no format can stumble over. */
export function plainInfo(info: WinstonInfo): WinstonInfo {
  const level = levelOf(info);
  const plain = plainCopy(info) as WinstonInfo;
  if (typeof plain !== 'object') return { level, message: plain, [LEVEL]: level };
  plain.level = level;
  plain[LEVEL] = level;
  const splat = info[SPLAT];
  if (Array.isArray(splat)) plain[SPLAT] = splat.map(plainCopy);
  return plain;
}

/** An info for a call that no format could take: nothing of it but the level. */
export function bareInfo(level: string): WinstonInfo {
  return infoOf(level, '[log call that its logger could not write]');
}

function infoOf(level: string, message: string): WinstonInfo {
  return { level, message, [LEVEL]: level, [MESSAGE]: JSON.stringify({ level, message }) };
}

function redactError(
  error: { name?: unknown; message?: unknown; stack?: unknown },
  host: BridgeHost,
) {
  const { name, message, stack } = error;
  return makeError(
    String(name ?? 'Error'),
    host.redactText(String(message)),
    typeof stack === 'string' ? host.redactText(stack) : undefined,
  ) as unknown as WinstonInfo;
}
