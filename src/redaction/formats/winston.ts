import { snapshot } from '../../record/snapshot.ts';
import { sentencesWithout } from '../given-away.ts';
import { createRedactor, type Redactor, type RedactorOptions } from '../redactor.ts';
import { REDACTED } from '../replacement.ts';
import { redactLine } from './json-line.ts';

/** What winston passes from format to format, as far as it is read here. */
export interface WinstonInfo {
  level: string;
  message: unknown;
  [key: string | symbol]: unknown;
}

/** A format for winston 3: combine it with others by `winston.format.combine`. */
export interface WinstonRedaction {
  transform(info: WinstonInfo): WinstonInfo;
}

// As in `triple-beam`, which winston's own formats use.
const LEVEL = Symbol.for('level');
const MESSAGE = Symbol.for('message');
const SPLAT = Symbol.for('splat');

/**
 * A winston format that redacts fields, the message and, where a format before it wrote one,
 * the line. Put it last: what a later format adds, it does not see. Never throws; an info that
 * cannot be redacted keeps its level and the message `REDACTED`.
 *
 * @example
 * winston.createLogger({ format: winston.format.combine(winston.format.json(), winstonRedaction()) });
 */
export function winstonRedaction(options: RedactorOptions | Redactor = {}): WinstonRedaction {
  const redactor = 'redactText' in options ? options : createRedactor(options);
  return { transform: (info) => redactInfo(redactor, info) };
}

function redactInfo(redactor: Redactor, info: WinstonInfo): WinstonInfo {
  const level = info[LEVEL];
  try {
    const { level: shown, ...fields } = info;
    const given = snapshot(fields);
    const made = sentencesWithout(given, redactor.redactValue(given));
    const clean = made as unknown as Omit<WinstonInfo, 'level'>;
    const safe: WinstonInfo = { ...clean, message: clean['message'], level: shown };
    safe[LEVEL] = level;
    if (typeof info[MESSAGE] === 'string') {
      safe[MESSAGE] = redactLine(redactor, info[MESSAGE], { given, clean: made });
    }
    if (Array.isArray(info[SPLAT])) safe[SPLAT] = redactor.redactValue(snapshot(info[SPLAT]));
    return safe;
  } catch {
    redactor.countFailure('winston');
    return { level: String(level), message: REDACTED, [LEVEL]: level, [MESSAGE]: REDACTED };
  }
}
