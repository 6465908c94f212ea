import { SPLAT, type WinstonInfo } from './winston-types.ts';
import { errorFromWritten, extraErrorFields, isError, makeError } from './written-error.ts';

const FRAME = /^\s+at /;
const STACK_NAME = /^([A-Z][\w$.]*)(?::|$)/m;

/** An Error among the arguments of a call, as it was before any format changed it in place. */
export interface LoggedError {
  readonly error: Error;
  readonly message: string;
  readonly stack: string | undefined;
}

/** winston takes an Error as the whole info, as its message, or as first further argument. */
export function findLoggedError(info: WinstonInfo): LoggedError | undefined {
  const places = [info, info.message, info[SPLAT]?.[0]];
  const error = places.find(isError);
  if (!error) return undefined;
  const { message, stack } = error;
  return { error, message: String(message), stack: typeof stack === 'string' ? stack : undefined };
}

/** Takes the exception out of the fields of a record. */
export function takeException(
  logged: LoggedError | undefined,
  shown: WinstonInfo,
  fields: Record<string, unknown>,
  body: unknown,
): unknown {
  const stack = fields['stack'];
  delete fields['stack'];
  if (isError(shown['cause'])) delete fields['cause'];
  if (logged) return describeLogged(logged, body, stack);
  if (typeof stack === 'string' && stack.split('\n').some((line) => FRAME.test(line))) {
    return makeError(STACK_NAME.exec(stack)?.[1] ?? 'Error', String(body), stack);
  }
  if (stack !== undefined) fields['stack'] = stack;
  return takeField(shown, fields);
}

// A format that changes the message (a redaction of the application's own)
// leaves the Error's stack as it was, with the old message in its first lines.
function describeLogged({ error, message, stack }: LoggedError, body: unknown, shown: unknown) {
  const unchanged = typeof body === 'string' && body.includes(message);
  const shownStack = typeof shown === 'string' && shown !== stack ? shown : undefined;
  if (unchanged && shownStack === undefined && error.message === message) return error;
  if (unchanged) return makeError(error.name, message, shownStack ?? stack);
  return makeError(error.name, String(body), shownStack ?? onlyFrames(stack));
}

function onlyFrames(stack: string | undefined): string | undefined {
  return stack
    ?.split('\n')
    .filter((line) => FRAME.test(line))
    .join('\n');
}

function takeField(shown: WinstonInfo, fields: Record<string, unknown>): unknown {
  for (const key of ['error', 'err']) {
    if (isError(shown[key])) {
      delete fields[key];
      return shown[key];
    }
    const written = errorFromWritten(fields[key]);
    if (!written) continue;
    const extra = extraErrorFields(fields[key]);
    if (extra) fields[key] = extra;
    else delete fields[key];
    return written;
  }
  return undefined;
}
