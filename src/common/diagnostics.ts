import { asOutput } from './own-print.ts';

/** Verbosity of our own messages (`LOG_DIAGNOSTICS`), most severe first. */
export const DIAGNOSTIC_LEVELS = ['error', 'warn', 'info', 'debug'] as const;
export type DiagnosticLevel = (typeof DIAGNOSTIC_LEVELS)[number];

const PREFIX = 'lumen-otel-logger';
const MAXIMUM_LINE_LENGTH = 1000;

let threshold: DiagnosticLevel = 'warn';
const alreadySaid = new Set<string>();

/** Sets the lowest level that is printed; default `warn`. */
export function setDiagnosticLevel(level: DiagnosticLevel): void {
  threshold = level;
}

/** Whether a message of this level would be printed. */
export function diagnosticEnabled(level: DiagnosticLevel): boolean {
  return DIAGNOSTIC_LEVELS.indexOf(level) <= DIAGNOSTIC_LEVELS.indexOf(threshold);
}

/**
 * Prints one line about ourselves on stderr. It bypasses `console`, which is
 * captured: a message through it would become a record of the application.
 */
export function say(level: DiagnosticLevel, message: string): void {
  if (!diagnosticEnabled(level)) return;
  try {
    asOutput(() => process.stderr.write(`${PREFIX} ${level}: ${toOneLine(message)}\n`));
  } catch {
    // A closed stderr must not break the application; there is nobody left to tell.
  }
}

/** Like `say`, but only the first time for a key in the life of the process. */
export function sayOnce(key: string, level: DiagnosticLevel, message: string): void {
  if (alreadySaid.has(key)) return;
  alreadySaid.add(key);
  say(level, message);
}

/** Codes of systems and libraries: one with a number in it may be made of somebody's. */
const CODE = /^(?!.*\d{4})[A-Z][A-Z0-9_]{1,63}$/;
/** Classes as libraries name them; an application may put anything into `name`. */
const CLASS_NAME = /^[A-Z][A-Za-z]{0,50}(?:Error|Exception)$|^Error$/;

/** What may be shown of an unknown error: its code and class, never its message. */
export function errorLabel(error: unknown): string {
  try {
    const { code, name } = error as { code?: unknown; name?: unknown };
    if (typeof code === 'string' && CODE.test(code)) return code;
    if (typeof name === 'string' && CLASS_NAME.test(name)) return name;
  } catch {
    // A hostile error object is still only an error.
  }
  return 'unknown error';
}

function toOneLine(message: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: a value from the environment could forge lines or drive the terminal
  const line = message.replace(/[\u0000-\u001f\u007f-\u009f]+/g, ' ');
  return line.length > MAXIMUM_LINE_LENGTH ? `${line.slice(0, MAXIMUM_LINE_LENGTH)}…` : line;
}
